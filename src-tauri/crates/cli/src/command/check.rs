//! `rungs check`: findings.

use super::SOMETHING;
use crate::desk::Desk;
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::Problem;
use rungs_model::check;
use serde_json::{Value as Json, json};

/// What a person may want to mend in a framework
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// A file, or framework[@version]
    source: String,
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
    let framework = desk.load_leniently(&args.source, true)?.framework;
    let findings = check::check(&framework);
    if args.json {
        let list: Vec<Json> = findings
            .iter()
            .map(|finding| {
                json!({
                    "code": finding.code, "node": finding.node, "at": framework.pointer(finding.node),
                    "message": words::finding(finding, &framework), "params": finding.params,
                })
            })
            .collect();
        desk.say_json(&json!({"findings": list}))?;
    } else {
        for finding in &findings {
            let at = framework.pointer(finding.node).unwrap_or_default();
            desk.say(&format!("{}: {}", if at.is_empty() { "/" } else { &at }, words::finding(finding, &framework)))?;
        }
    }
    Ok(if findings.is_empty() { 0 } else { SOMETHING })
}
