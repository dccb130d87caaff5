//! Benchmarks: one edit of a large framework against one of a small framework, with and without a disk to wait for.

use super::{Outcome, Run, count, folder};
use crate::generator::{self, Dice};
use crate::measure::{Times, ratio};
use crate::table::{Table, ms};
use rungs_engine::Engine;
use rungs_model::edit::Intention;
use rungs_model::{Framework, Id};
use rungs_store::{By, NewFramework, Store};
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;

const SMALL: usize = 100;
const LARGE: usize = 10_000;
const EDITS: usize = 200;

/// Where files are in memory on most systems of this kind.
const MEMORY: &str = "/dev/shm";

/// A framework in a library of its own that is edited again and again.
struct Desk {
    engine: Engine,
    id: Id,
    state: Framework,
    dice: Dice,
    times: Times,
}

impl Desk {
    fn new(run: &Run, folder: &Path, abilities: usize) -> Outcome<Desk> {
        let library = folder.join(format!("{abilities}.db"));
        let state = generator::framework(run.seed, abilities);
        let (engine, id) = (run.engine(&library)?, state.root());
        let (mut store, _) = Store::open(&library)?;
        let new = NewFramework { draft: &state, origin: None, history: Vec::new() };
        store.add_framework(&new, By { author: &engine.host().author(), at: engine.host().now() })?;
        engine.draft(id)?;
        Ok(Desk { engine, id, state, dice: Dice::new(run.seed + 3), times: Times::default() })
    }

    fn edit(&mut self) -> Outcome {
        let intention: Intention = generator::rewording(&self.state, &mut self.dice);
        let outcome = self.times.of(|| self.engine.edit(self.id, &intention))?;
        Ok(self.state.apply(&outcome.changes)?)
    }
}

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    let (small, large) = (SMALL, run.size(LARGE));
    let mut table = Table::new(format!("One edit (medians of {EDITS})"));
    let on_disk = both(run, &folder()?, [small, large])?;
    report(&mut table, "to the disk", [small, large], &on_disk);
    match TempDir::with_prefix_in("rungs-bench-", MEMORY) {
        Ok(memory) => {
            let in_memory = both(run, &memory, [small, large])?;
            report(&mut table, "without a disk to wait for", [small, large], &in_memory);
            for (n, size) in [small, large].into_iter().enumerate() {
                let waits = on_disk[n].median().saturating_sub(in_memory[n].median());
                table.number(format!("the disk's share, {} abilities", count(size)), ms(waits));
            }
        }
        Err(_) => table.note(format!("There is no {MEMORY} here: the disk's share was not measured.")),
    }
    Ok(table.print(out)?)
}

/// Edits of both, in turns, so that they meet the same weather.
fn both(run: &Run, folder: &TempDir, sizes: [usize; 2]) -> Outcome<[Times; 2]> {
    let mut small = Desk::new(run, folder.path(), sizes[0])?;
    let mut large = Desk::new(run, folder.path(), sizes[1])?;
    for _ in 0..EDITS {
        small.edit()?;
        large.edit()?;
    }
    Ok([small.times, large.times])
}

fn report(table: &mut Table, where_to: &str, [small, large]: [usize; 2], [of_small, of_large]: &[Times; 2]) {
    table.number(format!("{} abilities, {where_to}", count(small)), ms(of_small.median()));
    let grown = ratio(of_large.median(), of_small.median());
    let what = format!("{} abilities, {where_to}", count(large));
    table.ratio(what, ms(of_large.median()), grown, "the small one");
    table.number("- 95 of 100 are below", format!("{} / {}", ms(of_small.at(95)), ms(of_large.at(95))));
}
