//! `rungs restore`: puts an old state on top.

use crate::desk::Desk;
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::{Problem, Tone};
use serde_json::json;

/// Makes an old version the new state of the draft; removes nothing
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// framework@version in the library
    source: String,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        false
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let engine = desk.engine()?;
    let state = engine.find(&args.source)?;
    let version = state
        .version
        .ok_or_else(|| Problem::new(Tone::Correct, "restore-without-version", json!({"source": args.source})))?;
    let outcome = engine.restore(state.framework, version)?;
    desk.say(&words::restored(&args.source, outcome.changes.len()))?;
    Ok(0)
}
