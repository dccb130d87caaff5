//! `rungs merge`: two people's changes together.

use super::SOMETHING;
use crate::desk::Desk;
use crate::words;
use clap::{Args as ClapArgs, ValueEnum};
use rungs_engine::Problem;
use std::path::PathBuf;

/// Merges two states that started from one base; ours stands where both changed the same
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
    let [base, ours, theirs] = [desk.load(&args.base)?, desk.load(&args.ours)?, desk.load(&args.theirs)?];
    let merged = rungs_compare::merge::merge(&base.framework, &ours.framework, &theirs.framework);
    rungs_exchange::file::write(&args.out, rungs_exchange::json::write(&merged.framework).as_bytes())?;
    if args.wants_json() {
        desk.say_json(&merged.report)?;
    } else {
        desk.print(&words::merge(&merged))?;
    }
    Ok(if merged.report.conflicts.is_empty() { 0 } else { SOMETHING })
}
