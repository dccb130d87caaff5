//! Benchmarks: booklets as PDF. For information: there is no yardstick that everybody has.

use super::{Outcome, Run, count};
use crate::generator;
use crate::measure::{Times, ratio};
use crate::table::{Table, mb, ms};
use chrono::DateTime;
use rungs_press::{Fonts, Imprint, Options, Words, booklet};
use std::io::Write;

const SIZES: [usize; 2] = [100, 2_000];
const ROUNDS: usize = 3;

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    let mut table = Table::new(format!("Booklets as PDF (medians of {ROUNDS})"));
    let mut looking = Times::default();
    let fonts = looking.of(|| Ok::<_, std::convert::Infallible>(Fonts::system()))?;
    table.number("finding the typefaces of this machine, once", ms(looking.median()));
    let imprint = Imprint {
        version: Some("2026.1".to_string()),
        status: None,
        effective: None,
        author: "Robin Example".to_string(),
        printed: DateTime::UNIX_EPOCH,
        words: Words::ENGLISH,
    };
    let mut first = None;
    for abilities in SIZES.map(|size| run.size(size)) {
        let framework = generator::framework(run.seed, abilities);
        let mut times = Times::default();
        let mut made = (0, 0);
        for _ in 0..ROUNDS {
            let pdf = times.of(|| booklet(&framework, &imprint, &Options::default(), &fonts, &mut |_| true))?;
            made = (pdf.pages, pdf.bytes.len() as u64);
        }
        let (pages, bytes) = made;
        let what = format!("{} abilities: {} pages, {}", count(abilities), count(pages), mb(bytes));
        let per_page = times.median() / u32::try_from(pages.max(1))?;
        let first = *first.get_or_insert(per_page);
        table.number(what, ms(times.median()));
        table.ratio("- a page", ms(per_page), ratio(per_page, first), "a page of the small one");
    }
    Ok(table.print(out)?)
}
