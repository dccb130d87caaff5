//! Benchmarks: word marks of edited texts: how many stretches a reader sees, whether a word is cut, and how long a pair
//! takes.

use super::{Outcome, Run, count};
use crate::generator::{self, Script};
use crate::measure::time;
use crate::table::Table;
use rungs_compare::{Mark, word_marks};
use rungs_model::{Framework, Value};
use std::hint::black_box;
use std::io::Write;

const SIZE: usize = 10_000;

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    let size = run.size(SIZE);
    let old = generator::ladder(run.seed, size);
    let edited = generator::follow(&old, run.seed + 1, Script { touched: 40, noise: false });
    let pairs = pairs(&old, &edited.kept);
    let (took, marks) = time(|| pairs.iter().map(|(a, b)| word_marks(a, b)).collect::<Vec<_>>());
    let stretches = |is: Mark| marks.iter().flatten().filter(|mark| mark.is == is).count();
    // A word that gave way to another is one stretch to a reader, though it is marked on both sides.
    let fragments: usize =
        marks.iter().map(|marks| marks.split(|mark| mark.is == Mark::Same).filter(|s| !s.is_empty()).count()).sum();
    let cut = marks.iter().filter(|marks| cuts(marks)).count();
    black_box(&marks);
    let each = |n: usize| n as f64 / pairs.len().max(1) as f64;
    let micros = took.as_secs_f64() * 1e6 / pairs.len().max(1) as f64;
    let mut table =
        Table::new(format!("Word marks of {} texts that were edited (seed {})", count(pairs.len()), run.seed));
    table.goal("stretches a pair", format!("{:.2}", each(fragments)), each(fragments), "one", 1.8);
    table.number("- removed, added", format!("{}, {}", stretches(Mark::Removed), stretches(Mark::Added)));
    table.goal("pairs in which a word is cut", cut, cut as f64, "none", 0.0);
    table.goal("time a pair", format!("{micros:.2} µs"), micros, "1 µs", 10.0);
    Ok(table.print(out)?)
}

/// The texts that differ, before and after.
fn pairs<'f>(old: &'f Framework, new: &'f Framework) -> Vec<(&'f str, &'f str)> {
    let mut pairs = Vec::new();
    for before in old.records() {
        let Some(after) = new.get(before.id) else { continue };
        for field in before.kind.fields() {
            if let (Some(Value::Text(a)), Some(Value::Text(b))) = (before.fields.get(*field), after.fields.get(*field))
                && a != b
            {
                pairs.push((a.as_str(), b.as_str()));
            }
        }
    }
    pairs
}

/// Whether two stretches meet inside a word.
fn cuts(marks: &[rungs_compare::WordMark]) -> bool {
    let side = |but: Mark| -> bool {
        let own: Vec<&str> = marks.iter().filter(|mark| mark.is != but).map(|mark| mark.text.as_str()).collect();
        own.windows(2).any(|pair| {
            let ends = pair[0].chars().next_back().is_some_and(char::is_alphanumeric);
            ends && pair[1].chars().next().is_some_and(char::is_alphanumeric)
        })
    };
    side(Mark::Removed) || side(Mark::Added)
}
