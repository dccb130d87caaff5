//! Files that come from outside: dropped on the window, named when the program was started, or opened by the system.
//! The page hears a token and asks for what lies under it; it never hears a path.

use crate::dialogs;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Runtime};

/// Files that wait for the page, by token.
#[derive(Default)]
pub(crate) struct Incoming {
    waiting: Mutex<(u32, HashMap<u32, Vec<PathBuf>>)>,
}

impl Incoming {
    /// Lays files down until the page asks for them; nothing for no files.
    pub fn lay(&self, files: Vec<PathBuf>) -> Option<u32> {
        if files.is_empty() {
            return None;
        }
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.0 += 1;
        let token = waiting.0;
        waiting.1.insert(token, files);
        Some(token)
    }

    /// Lays files down and tells the page.
    pub fn bring<R: Runtime>(&self, app: &AppHandle<R>, files: Vec<PathBuf>) {
        if let Some(token) = self.lay(files) {
            // A page that is not there yet asks for what waits as soon as it is.
            let _ = app.emit("incoming", serde_json::json!({"token": token}));
        }
    }

    /// Takes the files under a token, once.
    pub fn take(&self, token: u32) -> Vec<PathBuf> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).1.remove(&token).unwrap_or_default()
    }

    /// The token of what came before the page could hear of it, the oldest first.
    pub fn first(&self) -> Option<u32> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).1.keys().min().copied()
    }
}

/// The files that were named when the program was started; what begins with a dash is none.
pub(crate) fn named() -> Vec<PathBuf> {
    let here = std::env::current_dir().unwrap_or_default();
    std::env::args_os()
        .skip(1)
        .filter(|word| !word.to_string_lossy().starts_with('-'))
        .map(|word| here.join(word))
        .collect()
}

/// A test cannot drop a file on a window: what appears in the folder `drop` beside the answers of the dialogs is taken
/// as dropped. What follows is the real path.
pub(crate) fn hear_tests<R: Runtime>(app: &AppHandle<R>, incoming: Arc<Incoming>) {
    let Some(folder) = dialogs::test_folder().map(|folder| folder.join("drop")) else { return };
    let app = app.clone();
    std::thread::spawn(move || {
        let mut seen: Vec<PathBuf> = Vec::new();
        loop {
            let listed = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
            let fresh: Vec<PathBuf> = listed.filter(|file| !seen.contains(file)).collect();
            seen.extend(fresh.iter().cloned());
            incoming.bring(&app, fresh);
            std::thread::sleep(Duration::from_millis(50));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_taken_once_in_the_order_in_which_they_came() {
        let incoming = Incoming::default();
        assert_eq!(incoming.lay(Vec::new()), None);
        let (one, two) = (vec![PathBuf::from("a.rungs")], vec![PathBuf::from("b.rungs"), PathBuf::from("c.json")]);
        let first = incoming.lay(one.clone()).unwrap();
        let second = incoming.lay(two.clone()).unwrap();
        assert_eq!(incoming.first(), Some(first));
        assert_eq!(incoming.take(first), one);
        assert_eq!(incoming.take(first), Vec::<PathBuf>::new());
        assert_eq!((incoming.first(), incoming.take(second)), (Some(second), two));
        assert_eq!(incoming.first(), None);
    }
}
