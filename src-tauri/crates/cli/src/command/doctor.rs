//! `rungs doctor`: looks after the database.

use super::SOMETHING;
use crate::desk::Desk;
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::Problem;
use serde_json::json;
use std::path::PathBuf;

/// Looks after the database: checks it, backs it up, brings a backup back
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Writes a backup beside the library
    #[arg(long)]
    backup: bool,
    /// Puts a backup in the place of the library, after a backup of that
    #[arg(long, value_name = "FILE", conflicts_with = "backup")]
    restore: Option<PathBuf>,
    /// Answers in JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub fn wants_json(&self) -> bool {
        self.json
    }
}

pub(super) fn run(desk: &Desk, args: &Args) -> Result<u8, Problem> {
    let engine = desk.engine()?;
    let backup = match (&args.restore, args.backup) {
        (Some(from), _) => Some(engine.restore_backup(from)?),
        (None, true) => Some(engine.backup()?),
        (None, false) => None,
    };
    let report = engine.doctor()?;
    if args.json {
        desk.say_json(&json!({
            "library": engine.file().display().to_string(), "frameworks": report.frameworks,
            "versions": report.versions, "damage": report.damage,
            "backup": backup.as_ref().map(|b| b.display().to_string()),
        }))?;
    } else {
        desk.print(&words::doctor(engine.file(), &report, backup.as_deref()))?;
    }
    Ok(if report.damage.is_empty() { 0 } else { SOMETHING })
}
