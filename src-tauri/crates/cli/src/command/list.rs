//! `rungs list`: the frameworks of the library.

use crate::desk::Desk;
use crate::words;
use clap::Args as ClapArgs;
use rungs_engine::Problem;
use serde_json::{Value as Json, json};

/// The frameworks of the library
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
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
    let rows = desk.engine()?.frameworks()?;
    let here = rows.iter().filter(|row| row.removed.is_none());
    if args.json {
        let list: Vec<Json> = here
            .map(|row| {
                let [paths, steps, abilities, competencies] = row.counts;
                json!({
                    "id": row.id, "title": row.title, "summary": row.summary, "edited": row.edited,
                    "latest": row.latest.as_ref().map(|v| &v.name),
                    "paths": paths, "steps": steps, "abilities": abilities, "competencies": competencies,
                })
            })
            .collect();
        desk.say_json(&json!({"frameworks": list}))?;
    } else {
        for row in here {
            desk.say(&words::framework_row(row))?;
        }
    }
    Ok(0)
}
