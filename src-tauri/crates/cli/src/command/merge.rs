//! `rungs merge`: two people's changes together.

use super::SOMETHING;
use crate::desk::Desk;
use crate::words;
use clap::{Args as ClapArgs, ValueEnum};
use rungs_compare::merge::merge;
use rungs_engine::Problem;
use rungs_model::{Framework, Kind, Place, Record};
use std::path::PathBuf;

/// Merges two states that started from one base; ours stands where both changed the same.
///
/// As a merge driver of git: `rungs merge %O %A %B --out %A`.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The state both started from
    base: String,
    /// Our state
    ours: String,
    /// Their state
    theirs: String,
    /// The file to write
    #[arg(long, value_name = "F")]
    out: PathBuf,
    /// How the outcome is told
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Json,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        self.format == Form::Json
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let [ours, theirs] = [desk.load(&args.ours)?, desk.load(&args.theirs)?];
    let merged = match nothing_before(desk, args, &ours.framework) {
        Some(nothing) => merge(&nothing, &ours.framework, &theirs.framework),
        None => merge(&desk.load(&args.base)?.framework, &ours.framework, &theirs.framework),
    };
    rungs_exchange::file::write(&args.out, rungs_exchange::json::write(&merged.framework).as_bytes())?;
    if args.wants_json() {
        desk.say_json(&merged.report)?;
    } else {
        desk.print(&words::merge(&merged))?;
    }
    Ok(if merged.report.conflicts.is_empty() { 0 } else { SOMETHING })
}

/// The base of two files that were added on both sides: git hands over an empty file. A framework with nothing in it, so
/// that all is an addition.
fn nothing_before(desk: &Desk, args: &Args, ours: &Framework) -> Option<Framework> {
    let file = desk.file(&args.base)?;
    let is_empty = std::fs::metadata(file).is_ok_and(|meta| meta.is_file() && meta.len() == 0);
    let root = Record::new(ours.root(), Kind::Framework, None, Place::default());
    is_empty.then(|| Framework::new(root).ok()).flatten()
}
