//! Benchmarks: importing, comparing and opening a large framework, against reading its JSON with serde_json.

use super::{Outcome, Run, count, folder};
use crate::generator;
use crate::measure::{Times, ratio, time};
use crate::sqlite::Rows;
use crate::table::{Table, ms};
use rungs_compare::{Match, compare};
use rungs_engine::{Hand, Problem, SaveVersion, State, Status, commands, comparison};
use rungs_exchange::Input;
use rungs_model::{Changes, Framework, Id};
use rungs_store::{By, Step, Store};
use serde_json::{Value as Json, json};
use std::io::Write;
use std::path::Path;

const ABILITIES: usize = 10_000;
const ROUNDS: usize = 9;
const YARDSTICK: &str = "reading the JSON";

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    let size = run.size(ABILITIES);
    let folder = folder()?;
    let old = generator::framework(run.seed, size);
    let new = generator::edited(&old, run.seed + 1, size / 20);
    let bytes = rungs_exchange::json::write(&old).into_bytes();
    let heading = format!(
        "{} abilities, {} records, {:.1} MB of JSON (medians of {ROUNDS} runs)",
        count(size),
        count(old.len()),
        bytes.len() as f64 / 1e6
    );
    let mut table = Table::new(heading);
    import(run, folder.path(), &old, &bytes, &mut table)?;
    let library = folder.path().join("two.db");
    let versions = two_versions(run, &library, &old, &new)?;
    in_memory(&old, &new, &bytes, &mut table)?;
    from_library(run, &library, (old.root(), versions), &bytes, &mut table)?;
    table.note(
        "Goals: (import - SQLite's own) 6, comparing 3, opening 3 times reading the JSON into serde_json::Value. \
         SQLite's own is the time for the same rows, indexes and search words in one commit to a fresh database.",
    );
    Ok(table.print(out)?)
}

/// The yardstick, once a round, so that it meets the same weather as what it is held against.
fn read_json(times: &mut Times, bytes: &[u8]) -> Outcome {
    times.of(|| serde_json::from_slice::<Json>(bytes))?;
    Ok(())
}

fn import(run: &Run, folder: &Path, framework: &Framework, bytes: &[u8], table: &mut Table) -> Outcome {
    let file = folder.join("large.rungs.json");
    std::fs::write(&file, bytes)?;
    let (mut yardstick, mut import, mut own, mut reading) =
        (Times::default(), Times::default(), Times::default(), Times::default());
    let mut rows = None;
    for round in 0..ROUNDS {
        read_json(&mut yardstick, bytes)?;
        let fresh = &mut || Id::from_bytes([0; 16]);
        reading.of(|| rungs_exchange::import(&Input::new("large.rungs.json", bytes), fresh))?;
        let library = folder.join(format!("import-{round}.db"));
        let engine = run.engine(&library)?;
        import.of(|| engine.import(&file, rungs_engine::Reading::default(), &mut |_, _| true))?;
        drop(engine);
        let rows = match &mut rows {
            Some(rows) => rows,
            none => none.insert(Rows::read(&library, framework)?),
        };
        let plain = folder.join(format!("plain-{round}.db"));
        own.note(rows.insert(&plain)?);
        for gone in [library, plain] {
            std::fs::remove_file(gone)?;
        }
    }
    let unit = yardstick.median();
    let rest = import.median().saturating_sub(own.median());
    table.number(format!("{YARDSTICK} into serde_json::Value"), ms(unit));
    table.ratio("import into the library", ms(import.median()), ratio(import.median(), unit), YARDSTICK);
    table.ratio("- of which reading and checking", ms(reading.median()), ratio(reading.median(), unit), YARDSTICK);
    let rows = count(rows.map_or(0, |rows| rows.len()));
    table.ratio(format!("- SQLite's own for {rows} rows"), ms(own.median()), ratio(own.median(), unit), YARDSTICK);
    table.goal("import - SQLite's own", ms(rest), ratio(rest, unit), YARDSTICK, 6.0);
    Ok(())
}

/// A library in which a framework has two versions; their ids.
pub(super) fn two_versions(run: &Run, library: &Path, old: &Framework, new: &Framework) -> Outcome<[Id; 2]> {
    let id = old.root();
    let engine = run.engine(library)?;
    let (mut store, _) = Store::open(library)?;
    let first = rungs_store::NewFramework { draft: old, origin: None, history: Vec::new() };
    let author = engine.host().author();
    let by = || By { author: &author, at: engine.host().now() };
    let head = store.add_framework(&first, by())?;
    let save = |name: &str| {
        let save = SaveVersion { name: name.into(), note: String::new(), status: Status::Draft, effective: None };
        engine.save_version(id, save).map(|row| row.id)
    };
    let one = save("1")?;
    let step = Step::Do { verb: "set", about: Some(id), words: None };
    store.append(id, &head, step, &Changes::between(old, new), by())?;
    Ok([one, save("2")?])
}

fn in_memory(old: &Framework, new: &Framework, bytes: &[u8], table: &mut Table) -> Outcome {
    let (mut yardstick, mut comparing) = (Times::default(), Times::default());
    let mut changes = 0;
    for _ in 0..ROUNDS {
        read_json(&mut yardstick, bytes)?;
        let (took, found) = time(|| compare(old, new, Match::Ids, [None, None]));
        comparing.note(took);
        changes = found.changes.len();
    }
    let touched = Changes::between(old, new).len();
    let what = format!("comparing by ids in memory: {} records touched, {} changes", count(touched), count(changes));
    table.goal(what, ms(comparing.median()), ratio(comparing.median(), yardstick.median()), YARDSTICK, 3.0);
    Ok(())
}

fn from_library(
    run: &Run,
    library: &Path,
    (id, [one, two]): (Id, [Id; 2]),
    bytes: &[u8],
    table: &mut Table,
) -> Outcome {
    let mut yardstick = Times::default();
    let [mut loading, mut comparing, mut shown, mut draft, mut opening] = std::array::from_fn(|_| Times::default());
    let mut sent = 0;
    for _ in 0..ROUNDS {
        read_json(&mut yardstick, bytes)?;
        let engine = run.engine(library)?;
        let state = |version| engine.state(State { framework: id, version: Some(version), edit: None });
        loading.of(|| state(one))?;
        comparing.of(|| -> Result<_, Problem> {
            let (old, new) = (state(one)?, state(two)?);
            Ok((comparison(&old, &new, Match::Ids, &Hand::default()), old, new))
        })?;
        let side = |version: Id| json!({"framework": id, "version": version});
        shown.of(|| commands::call(&engine, "compareStates", json!({"old": side(one), "new": side(two)})))?;
        // An engine that has opened nothing yet, for each of the two ways to open.
        let cold = run.engine(library)?;
        draft.of(|| cold.draft(id))?;
        let cold = run.engine(library)?;
        let answer = opening.of(|| commands::call(&cold, "frameworkOpen", json!({"framework": id})))?;
        sent = answer.len();
    }
    let unit = yardstick.median();
    let mut goal = |what: &str, times: &Times| {
        table.goal(what, ms(times.median()), ratio(times.median(), unit), YARDSTICK, 3.0);
    };
    goal("comparing by ids from the library, both versions loaded", &comparing);
    goal("opening for the window: from a cold start to the JSON for the page", &opening);
    table.ratio("loading one version", ms(loading.median()), ratio(loading.median(), unit), YARDSTICK);
    table.ratio("loading the draft", ms(draft.median()), ratio(draft.median(), unit), YARDSTICK);
    let what = "comparing for the window: both sides and the changes as JSON";
    table.ratio(what, ms(shown.median()), ratio(shown.median(), unit), YARDSTICK);
    table.note(format!("The page gets {:.1} MB when it opens this framework.", sent as f64 / 1e6));
    Ok(())
}
