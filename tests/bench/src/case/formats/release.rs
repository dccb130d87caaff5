//! Benchmarks: the work roles of NICE, where the file is at hand: read, and written in the formats of others.

use super::{ROUNDS, fresh};
use crate::case::{Outcome, count};
use crate::measure::{Times, ratio};
use crate::table::{Table, mb, ms};
use rungs_exchange::{Input, Write as Writing, export_named};
use serde_json::Value as Json;
use std::io::Write;
use std::path::Path;

/// Beside the checkout, not in it.
const FILE: &str = "../../../shared/corpora/nice/cprt_SP_800_181_2_1_0.json";

const FORMATS: [&str; 4] = ["xlsx", "docx", "html", "case"];

pub(super) fn run(out: &mut dyn Write) -> Outcome {
    let Ok(bytes) = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)) else {
        return Ok(writeln!(out, "\nThe release of NICE is not beside the checkout: it is neither read nor written.")?);
    };
    let (mut values, mut reading) = (Times::default(), Times::default());
    let input = Input::new("cprt.json", &bytes);
    for _ in 0..ROUNDS {
        values.of(|| serde_json::from_slice::<Json>(&bytes))?;
        reading.of(|| rungs_exchange::import(&input, &mut fresh()))?;
    }
    let framework = rungs_exchange::import(&input, &mut fresh())?.content.into_framework();
    let nodes = count(framework.records().count());
    let size = mb(bytes.len() as u64);
    let mut table = Table::new(format!("NICE, {size}: {nodes} records (medians of {ROUNDS} runs)"));
    table.number("serde_json: all values into serde_json::Value", ms(values.median()));
    let against = |times: &Times| ratio(times.median(), values.median());
    table.ratio("reading and understanding", ms(reading.median()), against(&reading), "serde_json");
    for name in FORMATS {
        let export = export_named(name).ok_or("there is no such format")?;
        let Writing::Framework(write) = export.write else { return Err("a history is no framework".into()) };
        let (mut writing, mut written) = (Times::default(), 0);
        for _ in 0..ROUNDS {
            written = writing.of(|| Outcome::Ok(write(&framework)))?.len();
        }
        let what = format!("writing {name}, {}", mb(written as u64));
        table.ratio(what, ms(writing.median()), against(&writing), "serde_json");
    }
    Ok(table.print(out)?)
}
