//! Benchmarks: a thousand versions of one framework, five records touched in each: how much room they take, and
//! whether the last ones are as quick as the first.

use super::{Outcome, Run, count, folder};
use crate::generator::{self, Dice};
use crate::git::Repository;
use crate::measure::{Times, ratio, time};
use crate::sqlite;
use crate::table::{Table, ms, whole};
use rungs_engine::{Engine, Hand, Match, Problem, SaveVersion, State, Status, comparison};
use rungs_model::edit::{Intention, plan};
use rungs_model::{Changes, Framework, Id};
use rungs_store::{By, NewFramework, Step, Store};
use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::Path;

const ABILITIES: usize = 1_000;
const VERSIONS: usize = 1_000;
const TOUCHED: usize = 5;
const ROUNDS: usize = 15;

/// A history before it is kept anywhere.
struct Script {
    first: Framework,
    /// For each further version what is done, one record at a time.
    versions: Vec<Vec<(Intention, Changes)>>,
}

impl Script {
    fn new(run: &Run) -> Outcome<Script> {
        let first = generator::framework(run.seed, run.size(ABILITIES));
        let mut dice = Dice::new(run.seed + 2);
        let mut state = first.clone();
        let mut versions = Vec::new();
        for _ in 0..run.size(VERSIONS) {
            let mut steps: Vec<(Intention, Changes)> = Vec::new();
            let mut touched: HashSet<Id> = HashSet::new();
            while steps.len() < TOUCHED {
                let intention = generator::rewording(&state, &mut dice);
                let changes = plan(&state, &intention, dice.id())?;
                if changes.updated.keys().all(|id| touched.insert(*id)) && !changes.is_empty() {
                    state.apply(&changes)?;
                    steps.push((intention, changes));
                }
            }
            versions.push(steps);
        }
        Ok(Script { first, versions })
    }

    /// Bytes that every store has to keep of one version: ids and new values.
    fn floor(&self) -> f64 {
        let steps = self.versions.iter().flatten();
        steps.map(|(_, changes)| generator::touched_bytes(changes)).sum::<usize>() as f64 / self.versions.len() as f64
    }

    /// The record that is touched most often.
    fn busiest(&self) -> Id {
        let mut times: HashMap<Id, usize> = HashMap::new();
        for id in self.versions.iter().flatten().flat_map(|(_, changes)| changes.updated.keys()) {
            *times.entry(*id).or_default() += 1;
        }
        times.into_iter().max_by_key(|(id, n)| (*n, *id)).map_or(self.first.root(), |(id, _)| id)
    }
}

/// How the five records of a version are kept.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// Each by an edit of its own, as people work.
    OneByOne,
    /// All in one step.
    Together,
}

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    let script = Script::new(run)?;
    let n = script.versions.len();
    let heading = format!(
        "{} versions of a framework of {} abilities, {TOUCHED} records touched in each",
        count(n),
        count(run.size(ABILITIES))
    );
    let mut table = Table::new(heading);
    let floor = script.floor();
    table.number("new values and ids alone, bytes a version", whole(floor));
    let folder = folder()?;
    let (one, git, full) = (folder.path().join("one.db"), git(&script)?, full_copies(&script));
    let by_one = keep(run, &script, &one, Way::OneByOne)?;
    let together = keep(run, &script, &folder.path().join("together.db"), Way::Together)?;
    for (kept, way) in [(&by_one, "one edit a record"), (&together, "one step a version")] {
        let what = format!("library, {way}: bytes a version");
        table.goal(what, whole(kept.bytes), kept.bytes / floor, "new values and ids", 1.5);
        table.ratio("- the same", "", kept.bytes / git, "git gc --aggressive");
        table.ratio("- the same", "", kept.bytes / full, "a full copy");
    }
    table.ratio("git gc --aggressive, bytes a version", whole(git), git / floor, "new values and ids");
    table.ratio("a full copy as JSON, bytes a version", whole(full), full / floor, "new values and ids");
    for (kept, way) in [(&by_one, "one edit a record"), (&together, "one step a version")] {
        kept.speed(way, &mut table);
    }
    reading(run, &script, &one, &mut table)?;
    table.note("Bytes are those of the file with its log put in place, less those at the first version.");
    table.print(out)?;
    for (kept, way) in [(&by_one, "one edit a record"), (&together, "one step a version")] {
        kept.room(way, n).print(out)?;
    }
    Ok(())
}

/// What came of keeping a history.
struct Kept {
    bytes: f64,
    growth: Vec<(String, i64)>,
    whole: Times,
    naming: Times,
}

fn keep(run: &Run, script: &Script, library: &Path, way: Way) -> Outcome<Kept> {
    let id = script.first.root();
    let engine = run.engine(library)?;
    let (mut store, _) = Store::open(library)?;
    let new = NewFramework { draft: &script.first, origin: None, history: Vec::new() };
    let author = engine.host().author();
    let by = || By { author: &author, at: engine.host().now() };
    let mut head = store.add_framework(&new, by())?;
    name(&engine, id, 1)?;
    let (first, before) = (sqlite::size(library)?, sqlite::pages(library)?);
    let (mut whole, mut naming) = (Times::default(), Times::default());
    for (n, steps) in script.versions.iter().enumerate() {
        let (took, made) = time(|| -> Outcome {
            match way {
                Way::OneByOne => {
                    for (intention, _) in steps {
                        engine.edit(id, intention)?;
                    }
                }
                Way::Together => {
                    let all = steps.iter().fold(Changes::default(), |all, (_, next)| all.then(next.clone()));
                    let about = all.updated.keys().next().copied();
                    let step = Step::Do { verb: "set", about, words: None };
                    head = store.append(id, &head, step, &all, by())?;
                    // The engine learns by itself that someone else wrote; that it has to read everything anew then
                    // is no part of keeping a version.
                }
            }
            if way == Way::OneByOne {
                naming.of(|| name(&engine, id, n + 2))?;
            }
            Ok(())
        });
        made?;
        let took = if way == Way::Together {
            engine.draft(id)?;
            let (named, made) = time(|| name(&engine, id, n + 2));
            made?;
            naming.note(named);
            took + named
        } else {
            took
        };
        whole.note(took);
    }
    let n = script.versions.len() as f64;
    let bytes = (sqlite::size(library)? - first) as f64 / n;
    let after = sqlite::pages(library)?;
    let grown = after.into_iter().map(|(name, bytes)| {
        let less = before.get(&name).copied().unwrap_or(0);
        (name, bytes - less)
    });
    let mut growth: Vec<(String, i64)> = grown.filter(|(_, bytes)| *bytes != 0).collect();
    growth.sort_by_key(|(_, bytes)| -bytes);
    Ok(Kept { bytes, growth, whole, naming })
}

fn name(engine: &Engine, id: Id, n: usize) -> Result<Id, Problem> {
    let save = SaveVersion { name: format!("2026.{n}"), note: String::new(), status: Status::Draft, effective: None };
    engine.save_version(id, save).map(|row| row.id)
}

impl Kept {
    fn speed(&self, way: &str, table: &mut Table) {
        let n = self.whole.len();
        let some = (n / 10).max(1);
        let (first, last) = (self.whole.mean(0..some), self.whole.mean(n - some..n));
        table.number(format!("{way}: time a version, the first {some}"), ms(first));
        table.ratio(format!("{way}: time a version, the last {some}"), ms(last), ratio(last, first), "the first");
        table.number("- of which naming it (read back, hashed, compared)", ms(self.naming.mean(n - some..n)));
    }

    fn room(&self, way: &str, versions: usize) -> Table {
        let mut table = Table::new(format!("Where the bytes go: {way}"));
        let sum: i64 = self.growth.iter().map(|(_, bytes)| bytes).sum();
        for (name, bytes) in &self.growth {
            let a_version = format!("{:.0}", *bytes as f64 / versions as f64);
            table.ratio(name, a_version, *bytes as f64 / sum.max(1) as f64, "all bytes added");
        }
        table
    }
}

fn git(script: &Script) -> Outcome<f64> {
    let (one, all) = (folder()?, folder()?);
    let (mut first, mut whole) = (Repository::new(one.path())?, Repository::new(all.path())?);
    let mut state = script.first.clone();
    let json = rungs_exchange::json::write(&state);
    first.commit(json.as_bytes())?;
    whole.commit(json.as_bytes())?;
    for steps in &script.versions {
        for (_, changes) in steps {
            state.apply(changes)?;
        }
        whole.commit(rungs_exchange::json::write(&state).as_bytes())?;
    }
    let (first, whole) = (first.packed()?, whole.packed()?);
    Ok((whole - first) as f64 / script.versions.len() as f64)
}

fn full_copies(script: &Script) -> f64 {
    rungs_exchange::json::write(&script.first).len() as f64
}

/// Opening, comparing and following one record, early and late in the history.
fn reading(run: &Run, script: &Script, library: &Path, table: &mut Table) -> Outcome {
    let id = script.first.root();
    let engine = run.engine(library)?;
    let (store, _) = Store::open(library)?;
    let mut versions = engine.versions(id)?;
    versions.reverse();
    let n = versions.len();
    let state = |nth: usize| engine.state(State { framework: id, version: Some(versions[nth - 1].id), edit: None });
    let (early, late) = (n.min(10), n - n / 100 - 1);
    let [mut open_early, mut open_late, mut near, mut far, mut history] = std::array::from_fn(|_| Times::default());
    let busiest = script.busiest();
    let mut states = 0;
    for _ in 0..ROUNDS {
        open_early.of(|| state(early))?;
        open_late.of(|| state(late))?;
        let compared = |a, b| -> Result<_, Problem> {
            let (old, new) = (state(a)?, state(b)?);
            Ok((comparison(&old, &new, Match::Ids, &Hand::default()), old, new))
        };
        near.of(|| compared(early, early + 1))?;
        far.of(|| compared(early, late))?;
        states = history.of(|| store.history(id, busiest))?.len();
    }
    table.number(format!("opening version {early}"), ms(open_early.median()));
    let late_opened = ratio(open_late.median(), open_early.median());
    table.ratio(format!("opening version {late}"), ms(open_late.median()), late_opened, "the early one");
    table.number(format!("comparing versions {early} and {}, both loaded", early + 1), ms(near.median()));
    let what = format!("comparing versions {early} and {late}, both loaded");
    table.ratio(what, ms(far.median()), ratio(far.median(), near.median()), "neighbours");
    table.number(format!("history of the record touched most, {states} states"), ms(history.median()));
    Ok(())
}
