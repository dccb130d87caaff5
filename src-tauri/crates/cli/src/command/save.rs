//! `rungs save`: names the present state of a draft.

use crate::desk::Desk;
use crate::words;
use chrono::NaiveDate;
use clap::Args as ClapArgs;
use rungs_engine::{Problem, SaveVersion, Status, Tone};
use serde_json::json;

/// Names the present state of a draft: a version that never changes
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Title or id of a framework in the library
    framework: String,
    /// The name of the version
    #[arg(long, value_name = "V")]
    version: String,
    /// What is new
    #[arg(long, value_name = "T", default_value = "")]
    note: String,
    /// draft, "in review", published or retired
    #[arg(long, value_name = "S", default_value = "draft")]
    status: String,
    /// From when on it holds, as 2026-03-01
    #[arg(long, value_name = "DATE")]
    effective: Option<String>,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        false
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let status = Status::from_name(&args.status.replace('-', " ")).ok_or_else(|| {
        let known = Status::ALL.map(|s| s.name());
        Problem::new(Tone::Correct, "no-such-status", json!({"status": args.status, "known": known}))
    })?;
    let day = |text: &String| {
        text.parse::<NaiveDate>().map_err(|_| Problem::new(Tone::Correct, "not-a-date", json!({"found": text})))
    };
    let effective = args.effective.as_ref().map(day).transpose()?;
    let engine = desk.engine()?;
    let state = engine.find(&args.framework)?;
    if state.version.is_some() {
        return Err(Problem::new(Tone::Correct, "save-of-a-version", json!({"framework": args.framework})));
    }
    let save = SaveVersion { name: args.version.clone(), note: args.note.clone(), status, effective };
    let row = engine.save_version(state.framework, save)?;
    desk.say(&words::saved(&args.framework, &row))?;
    Ok(0)
}
