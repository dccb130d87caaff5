//! Benchmarks: the most memory that a process holds while it opens and compares. Each is a process of its own: this
//! program called again.

use super::large::two_versions;
use super::{Outcome, Run, count, folder};
use crate::generator;
use crate::measure::peak;
use crate::table::{Table, mb};
use rungs_engine::{Hand, Match, State, commands, comparison};
use serde_json::{Value as Json, json};
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// The first word when this program is called again by itself.
pub(super) const CHILD: &str = "peak-of";

const SIZES: [usize; 2] = [10_000, 100_000];

type Job = fn(&Run, &Path, &Path) -> Outcome;

/// The visible list of jobs: a file, a library, and what is done with them.
const JOBS: &[(&str, Job)] = &[
    ("nothing but opening the library", nothing),
    ("reading the JSON into serde_json::Value", read_json),
    ("importing the JSON into a new library", import),
    ("opening the draft", open),
    ("opening for the window, to the JSON for the page", open_for_window),
    ("comparing two versions", compare),
    ("comparing for the window, to the JSON for the page", compare_for_window),
];

pub(super) fn run(run: &Run, out: &mut dyn Write) -> Outcome {
    if peak().is_none() {
        return Ok(writeln!(out, "\nThis system does not tell how much memory a process took.")?);
    }
    for abilities in SIZES.map(|size| run.size(size)) {
        let folder = folder()?;
        let (file, library) = (folder.path().join("file.rungs.json"), folder.path().join("library.db"));
        let old = generator::framework(run.seed, abilities);
        let new = generator::edited(&old, run.seed + 1, abilities / 20);
        let bytes = rungs_exchange::json::write(&old).into_bytes();
        std::fs::write(&file, &bytes)?;
        two_versions(run, &library, &old, &new)?;
        drop((old, new));
        let heading = format!("Peak memory, {} abilities, {} of JSON", count(abilities), mb(bytes.len() as u64));
        let mut table = Table::new(heading);
        let yardstick = ask(&file, &library, JOBS[1].0)?;
        for (job, _) in JOBS {
            let peak = ask(&file, &library, job)?;
            table.ratio(job, mb(peak), peak as f64 / yardstick as f64, "reading the JSON");
        }
        table.print(out)?;
    }
    Ok(())
}

/// Calls this program again for one job.
fn ask(file: &Path, library: &Path, job: &str) -> Outcome<u64> {
    let output = Command::new(std::env::current_exe()?).arg(CHILD).arg(job).args([file, library]).output()?;
    if !output.status.success() {
        return Err(format!("{job}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// Does one job and prints how much memory it took.
pub(super) fn child(words: &[String], out: &mut dyn Write) -> Outcome {
    let [job, file, library] = words else { return Err("a job, a file and a library are wanted".into()) };
    let (_, work) = JOBS.iter().find(|(name, _)| name == job).ok_or("there is no such job")?;
    work(&Run { seed: 1, part: 1 }, Path::new(file), Path::new(library))?;
    Ok(writeln!(out, "{}", peak().unwrap_or(0))?)
}

fn nothing(run: &Run, _: &Path, library: &Path) -> Outcome {
    black_box(run.engine(library)?.frameworks()?);
    Ok(())
}

fn read_json(_: &Run, file: &Path, _: &Path) -> Outcome {
    black_box(serde_json::from_slice::<Json>(&std::fs::read(file)?)?);
    Ok(())
}

fn import(run: &Run, file: &Path, library: &Path) -> Outcome {
    let fresh = library.with_extension("import.db");
    run.engine(&fresh)?.import(file, rungs_engine::Reading::default(), &mut |_, _| true)?;
    Ok(std::fs::remove_file(fresh)?)
}

fn open(run: &Run, _: &Path, library: &Path) -> Outcome {
    let engine = run.engine(library)?;
    black_box(engine.draft(engine.frameworks()?[0].id)?);
    Ok(())
}

fn open_for_window(run: &Run, _: &Path, library: &Path) -> Outcome {
    let engine = run.engine(library)?;
    let request = json!({"framework": engine.frameworks()?[0].id});
    black_box(commands::call(&engine, "frameworkOpen", request)?);
    Ok(())
}

fn compare(run: &Run, _: &Path, library: &Path) -> Outcome {
    let engine = run.engine(library)?;
    let framework = engine.frameworks()?[0].id;
    let versions = engine.versions(framework)?;
    let side = |nth: usize| engine.state(State { framework, version: Some(versions[nth].id), edit: None });
    black_box(comparison(&side(1)?, &side(0)?, Match::Ids, &Hand::default()));
    Ok(())
}

fn compare_for_window(run: &Run, _: &Path, library: &Path) -> Outcome {
    let engine = run.engine(library)?;
    let framework = engine.frameworks()?[0].id;
    let versions = engine.versions(framework)?;
    let side = |nth: usize| json!({"framework": framework, "version": versions[nth].id});
    let request = json!({"old": side(1), "new": side(0)});
    black_box(commands::call(&engine, "compareStates", request)?);
    Ok(())
}
