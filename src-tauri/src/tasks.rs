//! Long work that can be stopped from the page.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Emitter};

/// The tasks that were stopped and have not heard of it yet.
#[derive(Default)]
pub(crate) struct Tasks(Mutex<HashSet<String>>);

impl Tasks {
    /// Asks a task to stop.
    pub fn cancel(&self, task: String) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(task);
    }

    /// Tells the page how far a task is; false if it is to stop.
    pub fn step(&self, app: &AppHandle, task: &str, done: usize, total: usize) -> bool {
        // A page that does not hear of progress still gets the answer.
        let _ = app.emit("progress", serde_json::json!({"task": task, "done": done, "total": total}));
        !self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(task)
    }
}
