//! `rungs versions`: the history of a framework.

use crate::desk::Desk;
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::Problem;
use serde_json::{Value as Json, json};

/// The versions of a framework, newest first
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Title or id of a framework in the library
    framework: String,
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
    let versions = engine.versions(engine.find(&args.framework)?.framework)?;
    if args.json {
        let list: Vec<Json> = versions
            .iter()
            .map(|v| {
                json!({
                    "id": v.id, "name": v.name, "note": v.note, "author": v.author, "date": v.at, "status": v.status,
                    "effective": v.effective, "hash": v.hash,
                })
            })
            .collect();
        desk.say_json(&json!({"versions": list}))?;
    } else {
        for version in &versions {
            desk.say(&words::version_row(version))?;
        }
    }
    Ok(0)
}
