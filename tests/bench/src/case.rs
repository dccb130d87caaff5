//! Benchmarks: the cases, one a file, and how they are called.

mod edits;
mod formats;
mod large;
mod marks;
mod memory;
mod merge;
mod pages;
mod process;
mod quality;
mod versions;

use crate::host::Bench;
use rungs_engine::Engine;
use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// How a run was called for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    seed: u64,
    /// Sizes are divided by this.
    part: usize,
}

type Case = fn(&Run, &mut dyn Write) -> Outcome;

/// The visible list of cases.
const CASES: &[(&str, Case)] = &[
    ("large", large::run),
    ("merge", merge::run),
    ("versions", versions::run),
    ("edits", edits::run),
    ("formats", formats::run),
    ("pages", pages::run),
    ("memory", memory::run),
    ("quality", quality::run),
    ("marks", marks::run),
    ("process", process::run),
];

/// Runs the cases named, or all, and prints a table of each. `small` takes a tenth of every size, to try the program
/// itself; `seed=7` makes up other frameworks.
///
/// # Errors
/// If there is no such case, or something that is measured fails.
pub fn run(words: &[String], out: &mut dyn Write) -> Outcome {
    match words {
        [first, rest @ ..] if first == memory::CHILD => return memory::child(rest, out),
        [first, rest @ ..] if first == formats::CHILD => return formats::child(rest, out),
        _ => {}
    }
    let mut run = Run { seed: 2026, part: 1 };
    let mut wanted: Vec<&str> = Vec::new();
    for word in words {
        match word.strip_prefix("seed=") {
            Some(seed) => run.seed = seed.parse()?,
            None if word == "small" => run.part = 10,
            None => wanted.push(word),
        }
    }
    if let Some(unknown) = wanted.iter().find(|name| CASES.iter().all(|(case, _)| case != *name)) {
        let known: Vec<&str> = CASES.iter().map(|(case, _)| *case).collect();
        return Err(format!("no case is called {unknown:?}; there are {}", known.join(", ")).into());
    }
    let small = if run.part > 1 { ", a tenth of every size: no goal is meant for it" } else { "" };
    writeln!(out, "Seed {}{small}. SQLite {}.", run.seed, rusqlite::version())?;
    for (name, case) in CASES {
        if wanted.is_empty() || wanted.contains(name) {
            case(&run, out)?;
        }
    }
    Ok(())
}

impl Run {
    /// A size of this run.
    fn size(&self, whole: usize) -> usize {
        (whole / self.part).max(10)
    }

    /// An engine over a library.
    fn engine(&self, library: &Path) -> Outcome<Engine> {
        Ok(Engine::open(library, Arc::new(Bench::new(self.seed ^ 0xb0)))?)
    }
}

/// A folder of our own on the disk that the program itself is on: the usual folder for such things may be in memory,
/// where nothing has to wait for a disk.
pub(crate) fn folder() -> Outcome<TempDir> {
    let program = std::env::current_exe()?;
    let beside = program.parent().ok_or("the program is in no folder")?;
    Ok(TempDir::with_prefix_in("rungs-bench-", beside)?)
}

/// A number with its thousands set apart.
fn count(n: usize) -> String {
    crate::table::whole(n as f64)
}
