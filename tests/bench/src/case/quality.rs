//! Benchmarks: how much of what an author did a comparison tells, with ids and without, and how long it takes against
//! reading both files with serde_json.

use super::{Outcome, Run, count};
use crate::generator::{self, Edited, Score, Script};
use crate::measure::{Times, ratio, time};
use crate::table::{Table, ms};
use rungs_compare::{Comparison, Match, compare};
use rungs_model::Framework;
use serde_json::Value as Json;
use std::io::Write;

/// Makes up a ladder of so many abilities from a seed.
type Ladder = fn(u64, usize) -> Framework;

/// Size, abilities touched of a hundred, noise, and the goal without ids: the least F1.
const CASES: &[(usize, usize, bool, f64)] = &[
    (1_000, 5, false, 0.99),
    (1_000, 20, false, 0.98),
    (1_000, 40, false, 0.97),
    (10_000, 5, false, 0.985),
    (10_000, 20, false, 0.98),
    (10_000, 40, false, 0.97),
    (10_000, 5, true, 0.97),
    (100_000, 5, false, 0.985),
    (100_000, 20, false, 0.98),
    (100_000, 40, false, 0.97),
];

/// The visible list of ladders.
const LADDERS: &[(&str, Ladder)] =
    &[("titles again in each step", generator::ladder), ("no titles", generator::ladder_without_titles)];

/// Sizes of which times are taken.
const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    for (name, ladder) in LADDERS {
        let mut table = Table::new(format!("What a comparison tells of a script of edits, {name} (seed {})", run.seed));
        for (size, touched, noise, goal) in CASES {
            told(run, *ladder, (run.size(*size), Script { touched: *touched, noise: *noise }, *goal), &mut table);
        }
        table.note(
            "A change is right if kind of change, node on both sides and field are. The ratio is what is missing to an F1 \
             of 1; precision / recall are of all changes, and of moves.",
        );
        table.print(out)?;
    }
    kinds(run, out)?;
    times(run, out)
}

/// Which kinds of change are told how well without ids.
fn kinds(run: &Run, out: &mut dyn Write) -> Outcome {
    let size = run.size(10_000);
    let script = Script { touched: 20, noise: false };
    let heading = format!(
        "The same by kind of change: {} abilities, {} % touched, without ids (seed {})",
        count(size),
        script.touched,
        run.seed
    );
    let mut table = Table::new(heading);
    let old = generator::ladder(run.seed, size);
    let edited = generator::follow(&old, run.seed + 1, script);
    let comparison = compare(&old, &edited.stripped, Match::Content, [None, None]);
    let told = generator::told(&comparison.changes, generator::back(&edited.origin));
    for kind in ["added", "removed", "moved", "reordered", "edited"] {
        let score = generator::score(&edited.truth, &told, |told| told.change == kind);
        table.number(format!("{kind}: {} true, {} told", score.true_changes, score.told), shown(&score));
    }
    Ok(table.print(out)?)
}

fn told(run: &Run, ladder: Ladder, (size, script, goal): (usize, Script, f64), table: &mut Table) {
    let old = ladder(run.seed, size);
    let edited = generator::follow(&old, run.seed + 1, script);
    let by_ids = compare(&old, &edited.kept, Match::Ids, [None, None]);
    let by_auto = compare(&old, &edited.kept, Match::Auto, [None, None]);
    let (took, by_content) = time(|| compare(&old, &edited.stripped, Match::Content, [None, None]));
    let noise = if script.noise { ", every statement through another program" } else { "" };
    let what = format!("{} abilities, {} % touched{noise}", count(size), script.touched);
    for (how, comparison) in [("with ids", &by_ids), ("with ids, auto", &by_auto)] {
        let all = scored(&edited, comparison, false);
        table.goal(format!("{what}, {how}"), shown(&all), 1.0 - all.f1(), "nothing missing", 0.0);
    }
    let (all, moves) = (scored(&edited, &by_content, true), scored_moves(&edited, &by_content));
    let what = format!("{what}, without ids, {} changes, {}", count(all.true_changes), ms(took));
    table.goal(&what, shown(&all), 1.0 - all.f1(), "nothing missing", ((1.0 - goal) * 1000.0).round() / 1000.0);
    table.number("- of which moves", shown(&moves));
}

fn shown(score: &Score) -> String {
    format!("F1 {:.4} ({:.3} / {:.3})", score.f1(), score.precision(), score.recall())
}

fn scored(edited: &Edited, comparison: &Comparison, is_stripped: bool) -> Score {
    let origin = generator::back(&edited.origin);
    let told = generator::told(&comparison.changes, |id| if is_stripped { origin(id) } else { id });
    generator::score(&edited.truth, &told, |_| true)
}

fn scored_moves(edited: &Edited, comparison: &Comparison) -> Score {
    let told = generator::told(&comparison.changes, generator::back(&edited.origin));
    generator::score(&edited.truth, &told, |told| told.change == "moved")
}

/// Times of a size: reading both files, comparing by ids and by content.
#[derive(Default)]
struct Taken {
    reading: Times,
    ids: Times,
    shared: Times,
    content: Times,
}

fn times(run: &Run, out: &mut dyn Write) -> Outcome {
    let mut table = Table::new(format!("Comparing in process against reading both files (seed {})", run.seed));
    let mut by_content = Vec::new();
    for size in SIZES.map(|size| run.size(size)) {
        let taken = taken(run, size)?;
        let unit = taken.reading.median();
        table.number(format!("{} abilities, both files into serde_json::Value", count(size)), ms(unit));
        let mut goal = |what: &str, times: &Times, goal: f64| {
            table.goal(what, ms(times.median()), ratio(times.median(), unit), "reading both", goal);
        };
        goal("- by ids", &taken.ids, 0.1);
        goal("- by ids, two states of one library", &taken.shared, 0.1);
        goal("- by content", &taken.content, 1.2);
        by_content.push((size as f64, taken.content.median().as_secs_f64()));
    }
    if let [(small, soon), .., (large, late)] = by_content[..] {
        let exponent = (late / soon).ln() / (large / small).ln();
        table.goal("by content, smallest to largest", format!("n^{exponent:.2}"), exponent, "linear", 1.15);
    }
    Ok(table.print(out)?)
}

fn taken(run: &Run, size: usize) -> Outcome<Taken> {
    let old = generator::ladder(run.seed, size);
    let edited = generator::follow(&old, run.seed + 1, Script { touched: 5, noise: false });
    let files = [&old, &edited.kept].map(|side| rungs_exchange::json::write(side).into_bytes());
    let mut shared = old.clone();
    shared.apply(&rungs_model::Changes::between(&old, &edited.kept))?;
    let mut taken = Taken::default();
    for _ in 0..if size > 20_000 { 5 } else { 15 } {
        taken.reading.of(|| {
            files.each_ref().map(|file| serde_json::from_slice::<Json>(file)).into_iter().collect::<Result<Vec<_>, _>>()
        })?;
        let note =
            |times: &mut Times, new: &Framework, by: Match| times.note(time(|| compare(&old, new, by, [None, None])).0);
        note(&mut taken.ids, &edited.kept, Match::Ids);
        note(&mut taken.shared, &shared, Match::Ids);
        note(&mut taken.content, &edited.stripped, Match::Content);
    }
    Ok(taken)
}
