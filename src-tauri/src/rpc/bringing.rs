//! Files on their way into the library: chosen in a dialog, dropped, or named when the program was started.

use super::{Desk, TaskRequest, shown};
use crate::dialogs;
use crate::incoming::Incoming;
use rungs_engine::{Arrival, Notice, Problem, Reading};
use rungs_model::Id;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::Manager;
use ts_rs::TS;

/// Files that came before the page could hear of them.
#[derive(Serialize, TS)]
pub struct Waiting {
    pub(super) token: Option<u32>,
}

/// Files to bring in: the token that the page heard of.
#[derive(Deserialize, TS)]
pub struct BringRequest {
    token: u32,
    task: String,
}

/// What came in, and the proposals for what has to be looked at first.
#[derive(Serialize, TS)]
pub struct Brought {
    imported: Vec<Imported>,
    proposed: Vec<u32>,
}

/// A file that came in, or why it did not.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    file: String,
    framework: Option<Id>,
    title: String,
    abilities: usize,
    versions: usize,
    was_there: bool,
    comments: usize,
    skipped: Vec<Skipped>,
    problem: Option<Problem>,
}

/// Something in a file that was left out.
#[derive(Serialize, TS)]
pub struct Skipped {
    at: String,
    code: String,
}

impl Desk<'_> {
    pub(super) fn import(&self, request: &TaskRequest) -> Result<Option<Brought>, Problem> {
        let readable: Vec<&str> = rungs_engine::readable().collect();
        Ok(self.all(&dialogs::open(self.app, "Import", "Rungs", &readable), &request.task))
    }

    pub(super) fn bring(&self, request: &BringRequest) -> Result<Option<Brought>, Problem> {
        Ok(self.all(&self.app.state::<Arc<Incoming>>().take(request.token), &request.task))
    }

    fn all(&self, files: &[PathBuf], task: &str) -> Option<Brought> {
        if files.is_empty() {
            return None;
        }
        let mut brought = Brought { imported: Vec::new(), proposed: Vec::new() };
        for (done, file) in files.iter().enumerate() {
            let mut step = |_, _| self.window.tasks.step(self.app, task, done, files.len());
            match self.engine.propose(file, &mut step) {
                Ok(Some(proposal)) => brought.proposed.push(proposal),
                Ok(None) => {
                    brought.imported.push(imported(file, self.engine.import(file, Reading::default(), &mut step)));
                }
                Err(problem) => brought.imported.push(imported(file, Err(problem))),
            }
        }
        Some(brought)
    }
}

fn imported(file: &Path, came: Result<Arrival, Problem>) -> Imported {
    let file = shown(file);
    match came {
        Ok(arrival) => Imported {
            file,
            framework: Some(arrival.framework),
            title: arrival.title,
            abilities: arrival.abilities,
            versions: arrival.versions,
            was_there: arrival.was_there,
            comments: arrival.comments,
            skipped: arrival.notices.into_iter().filter_map(skipped).collect(),
            problem: None,
        },
        Err(problem) => Imported {
            file,
            framework: None,
            title: String::new(),
            abilities: 0,
            versions: 0,
            was_there: false,
            comments: 0,
            skipped: Vec::new(),
            problem: Some(problem),
        },
    }
}

/// What could not even be kept; what is kept unread is no loss.
fn skipped(notice: Notice) -> Option<Skipped> {
    match notice {
        Notice::UnknownKey { kept: true, .. } => None,
        Notice::UnknownKey { first, kept: false, .. } => Some(Skipped { at: first, code: "unknown-key".to_string() }),
    }
}
