//! Long work that can be stopped from the page.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter};

/// The tasks that were stopped and have not heard of it yet, and the file that was asked about last.
#[derive(Default)]
pub(crate) struct Tasks {
    stopped: Mutex<HashSet<String>>,
    asked: Mutex<Option<PathBuf>>,
}

impl Tasks {
    /// Asks a task to stop.
    pub fn cancel(&self, task: String) {
        self.stopped.lock().unwrap_or_else(PoisonError::into_inner).insert(task);
    }

    /// Tells the page how far a task is; false if it is to stop.
    pub fn step(&self, app: &AppHandle, task: &str, done: usize, total: usize) -> bool {
        // A page that does not hear of progress still gets the answer.
        let _ = app.emit("progress", serde_json::json!({"task": task, "done": done, "total": total}));
        !self.stopped.lock().unwrap_or_else(PoisonError::into_inner).remove(task)
    }

    /// Remembers a file that a person may be asked about: paths stay on this side of the door.
    pub fn ask(&self, file: PathBuf) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }

    /// The file that was asked about last.
    pub fn asked(&self) -> Option<PathBuf> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
