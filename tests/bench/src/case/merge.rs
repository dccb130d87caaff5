//! Benchmarks: merging what two people did to one framework, against reading the three files with serde_json.

use super::{Outcome, Run, count};
use crate::generator;
use crate::measure::{Times, ratio, time};
use crate::table::{Table, ms};
use rungs_compare::merge::merge;
use rungs_exchange::Input;
use rungs_model::Framework;
use serde_json::Value as Json;
use std::io::Write;

/// The larger one leaves room for what is added: no file may hold more than 100,000.
const ABILITIES: [usize; 2] = [10_000, 99_000];
const ROUNDS: usize = 9;
const YARDSTICK: &str = "reading the three files";
/// Of a hundred records, how many each of the two people edits.
const EDITED: usize = 5;

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    for abilities in ABILITIES {
        let size = run.size(abilities);
        let base = generator::framework(run.seed, size);
        let edits = size * EDITED / 100;
        let sides = [1, 2].map(|person| generator::edited(&base, run.seed + person, edits));
        let heading = format!(
            "Merging: {} abilities, {} edits on each side (medians of {ROUNDS} runs)",
            count(size),
            count(edits)
        );
        let mut table = Table::new(heading);
        one(&base, &sides, &mut table)?;
        table.print(out)?;
    }
    Ok(())
}

fn one(base: &Framework, [ours, theirs]: &[Framework; 2], table: &mut Table) -> Outcome {
    let files = [base, ours, theirs].map(rungs_exchange::json::write);
    // Read anew, so that the three share no record, as three files do not.
    let [base, ours, theirs] = [read(&files[0])?, read(&files[1])?, read(&files[2])?];
    let (mut reading, mut merging, mut alike) = (Times::default(), Times::default(), Times::default());
    for _ in 0..ROUNDS {
        for (times, theirs) in [(&mut merging, &theirs), (&mut alike, &base)] {
            let (took, _) = time(|| merge(&base, &ours, theirs));
            times.note(took);
        }
    }
    // Not in turns: the allocator clears up what the JSON left behind in whatever comes next.
    for _ in 0..ROUNDS {
        reading.of(|| files.iter().map(|file| serde_json::from_str::<Json>(file)).collect::<Result<Vec<_>, _>>())?;
    }
    let merged = merge(&base, &ours, &theirs);
    let unit = reading.median();
    table.number(YARDSTICK, ms(unit));
    table.goal("merging", ms(merging.median()), ratio(merging.median(), unit), YARDSTICK, 0.3);
    table.ratio("merging where only one side did anything", ms(alike.median()), ratio(alike.median(), unit), YARDSTICK);
    let taken = merged.report.taken;
    table.number("taken from ours, theirs, both", format!("{}, {}, {}", taken.ours, taken.theirs, taken.both));
    let (conflicts, to_read) = (merged.report.conflicts.len(), merged.report.to_read.len());
    table.number("conflicts, texts to read", format!("{conflicts}, {to_read}"));
    Ok(())
}

fn read(file: &str) -> Outcome<Framework> {
    let mut fresh = || unreachable!("every id is given");
    let imported = rungs_exchange::import(&Input::new("a.rungs.json", file.as_bytes()), &mut fresh)?;
    Ok(imported.content.framework().clone())
}
