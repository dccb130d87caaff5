//! Benchmarks: large files of other programs, from their bytes to the proposal that a person sees, against what the
//! format's own reader takes for all its cells or values; and a real release from one format into others.

mod files;
mod release;

use super::{Outcome, Run, count, folder};
use crate::measure::{Times, peak, ratio, time};
use crate::table::{Table, mb, ms};
use files::{File, files};
use rungs_engine::Engine;
use rungs_exchange::Input;
use rungs_model::Id;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The first word when this program is called again by itself.
pub(super) const CHILD: &str = "peak-of-import";

/// How many rows or items: the most abilities that a framework holds.
const ROWS: usize = 100_000;
const ROUNDS: usize = 5;
/// The moments at which a reading is stopped, in hundredths of the time it takes, and how often each.
const MOMENTS: [u32; 10] = [2, 10, 20, 30, 40, 50, 60, 70, 80, 95];
const STOPS: usize = 3;
/// How often the own reader's time may go into ours, the most memory in bytes, and the longest time until it stops.
const TIMES: f64 = 5.0;
const MOST: f64 = 1e9;
const STOPPED: Duration = Duration::from_millis(500);

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    let place = folder()?;
    for file in files(run.seed, run.size(ROWS))? {
        one(run, place.path(), &file)?.print(out)?;
    }
    release::run(out)
}

fn one(run: &Run, place: &Path, file: &File) -> Outcome<Table> {
    let (path, library) = (place.join(file.name), place.join("library.db"));
    std::fs::write(&path, &file.bytes)?;
    let engine = run.engine(&library)?;
    let (mut own, mut whole, mut reading) = (Times::default(), Times::default(), Times::default());
    for _ in 0..ROUNDS {
        own.of(|| (file.own)(&file.bytes))?;
        let (took, key) = time(|| engine.propose(&path, &mut |_, _| true));
        whole.note(took);
        engine.drop_proposal(key?.ok_or("it came in at once")?);
        reading.of(|| rungs_exchange::import(&Input::new(file.name, &file.bytes), &mut fresh()))?;
    }
    let heading = format!("{}, {} (medians of {ROUNDS} runs)", file.what, mb(file.bytes.len() as u64));
    let mut table = Table::new(heading);
    table.number(format!("{}: {}", file.by, file.values), ms(own.median()));
    let against = |times: &Times| ratio(times.median(), own.median());
    table.goal("from the file to the proposal", ms(whole.median()), against(&whole), file.by, TIMES);
    table.ratio("- of which reading and understanding", ms(reading.median()), against(&reading), file.by);
    match peak_of(&path, &library)? {
        Some(most) => table.goal("most memory of a process that does it", mb(most), most as f64 / MOST, "1 GB", 1.0),
        None => table.note("This system does not tell how much memory a process took."),
    }
    let last = slowest_stop(&engine, &path, whole.median())?;
    let what = format!("stopping, the slowest of {} moments", MOMENTS.len());
    table.goal(what, ms(last), ratio(last, STOPPED), "0.5 s", 1.0);
    drop(engine);
    std::fs::remove_file(&path)?;
    Ok(table)
}

/// Ids in a row.
fn fresh() -> impl FnMut() -> Id {
    let mut last = 0_u128;
    move || {
        last += 1;
        Id::from_bytes(last.to_be_bytes())
    }
}

/// The longest time from the moment at which nobody wants a reading any more to its end.
fn slowest_stop(engine: &Engine, path: &Path, whole: Duration) -> Outcome<Duration> {
    let mut slowest = Duration::ZERO;
    for hundredth in MOMENTS {
        let moment = whole * hundredth / 100;
        let mut times = Times::default();
        for _ in 0..STOPS {
            let begin = Instant::now();
            let key = engine.propose(path, &mut |_, _| begin.elapsed() < moment);
            // By the clock on the wall, as the moment is.
            times.note(begin.elapsed().saturating_sub(moment));
            // It may have been faster than the moment.
            if let Ok(Some(key)) = key {
                engine.drop_proposal(key);
            }
        }
        slowest = slowest.max(times.median());
    }
    Ok(slowest)
}

/// Calls this program again for the memory alone.
fn peak_of(file: &Path, library: &Path) -> Outcome<Option<u64>> {
    let output = Command::new(std::env::current_exe()?).arg(CHILD).args([file, library]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let most: u64 = String::from_utf8(output.stdout)?.trim().parse()?;
    Ok((most > 0).then_some(most))
}

/// Makes a proposal of a file and prints how much memory it took.
pub(super) fn child(words: &[String], out: &mut dyn Write) -> Outcome {
    let [file, library] = words else { return Err("a file and a library are wanted".into()) };
    let engine = Run { seed: 1, part: 1 }.engine(Path::new(library))?;
    engine.propose(Path::new(file), &mut |_, _| true)?;
    Ok(writeln!(out, "{}", peak().unwrap_or(0))?)
}

/// A number of things, as a reader of a table wants it.
fn things(number: usize, what: &str) -> String {
    format!("{} {what}", count(number))
}
