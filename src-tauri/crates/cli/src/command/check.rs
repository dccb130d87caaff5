//! `rungs check`: findings.

use super::SOMETHING;
use crate::desk::Desk;
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::{Found, Problem, findings};
use rungs_model::Framework;
use rungs_model::check::Finding;
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
    let loaded = desk.load_leniently(&args.source, true)?;
    let framework = &loaded.framework;
    // What somebody ignored in the window is ignored here; a file has no window.
    let found = match loaded.state {
        Some(_) => desk.engine()?.found(&loaded, usize::MAX)?,
        None => Found { findings: findings(framework), ..Found::default() },
    };
    // What is only worth a thought is told beside the answer, and is nothing that a script should stop at.
    let (hints, findings): (Vec<Finding>, Vec<Finding>) =
        found.findings.into_iter().partition(|finding| finding.gentle);
    if args.json {
        let list = |all: &[Finding]| all.iter().map(|finding| told(finding, framework)).collect::<Vec<Json>>();
        let (list, hints) = (list(&findings), list(&hints));
        desk.say_json(&json!({"findings": list, "hints": hints, "ignored": found.ignored.len()}))?;
    } else {
        let line = |finding: &Finding| {
            let at = framework.pointer(finding.node).unwrap_or_default();
            format!("{}: {}", if at.is_empty() { "/" } else { &at }, words::finding(finding, framework))
        };
        for finding in &findings {
            desk.say(&line(finding))?;
        }
        for hint in &hints {
            desk.remark(&line(hint));
        }
        if !found.ignored.is_empty() {
            desk.remark(&words::ignored(found.ignored.len()));
        }
    }
    Ok(if findings.is_empty() { 0 } else { SOMETHING })
}

fn told(finding: &Finding, framework: &Framework) -> Json {
    let also: Vec<Option<String>> = finding.also.iter().map(|id| framework.pointer(*id)).collect();
    let mends: Vec<Json> = finding.mends.iter().map(|mend| json!({"code": mend.code, "params": mend.params})).collect();
    json!({
        "code": finding.code, "area": finding.area, "gentle": finding.gentle, "node": finding.node,
        "at": framework.pointer(finding.node), "also": also, "message": words::finding(finding, framework),
        "params": finding.params, "mends": mends,
    })
}
