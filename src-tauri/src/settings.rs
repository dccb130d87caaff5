//! What this machine remembers of the window: a small file of its own in the folder for settings, written whole or not
//! at all. It holds no words of a framework; without it everything is as on the first day.

use rungs_engine::{Problem, write_file};
use rungs_model::Id;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use ts_rs::TS;

/// What a person chose, and where they were.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// Light, dark, high contrast, or as the system is.
    pub theme: Theme,
    /// How close things stand.
    pub density: Density,
    /// The language of the page, or that of the system.
    pub language: Language,
    /// How large everything is, in per cent.
    pub zoom: Zoom,
    /// Which side panes are open, where a person chose: true or false by the name of the pane.
    pub panes: BTreeMap<String, bool>,
    /// How wide the side panes are, in pixels of the page.
    pub widths: BTreeMap<String, u32>,
    /// The frameworks that were opened, the last one first.
    pub recent: Vec<Id>,
    /// What was chosen in the palette, the last one first.
    pub used: Vec<String>,
    /// Where somebody was when the window closed; none where that was the library.
    pub last: Option<LastSeen>,
}

/// A place in a framework.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct LastSeen {
    pub framework: Id,
    pub node: Option<Id>,
}

/// The colours of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

/// How close things stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Density {
    #[default]
    Comfortable,
    Compact,
}

/// The language of the page: the system's, or one of those that the page has words in, by its ISO 639-1 code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Language {
    #[default]
    System,
    En,
    Fr,
    De,
    Ar,
}

/// Per cent from 80 to 200; whatever is outside becomes the nearest within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(type = "number")]
pub struct Zoom(u32);

impl<'de> Deserialize<'de> for Zoom {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Zoom, D::Error> {
        u32::deserialize(d).map(Zoom::from)
    }
}

impl Zoom {
    /// As a factor, 1 for 100 %.
    pub fn factor(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Default for Zoom {
    fn default() -> Zoom {
        Zoom(100)
    }
}

impl From<u32> for Zoom {
    fn from(percent: u32) -> Zoom {
        Zoom(percent.clamp(80, 200))
    }
}

/// Where the window stands: its corner in pixels of the screen, its size in pixels of the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Stand {
    pub x: i32,
    pub y: i32,
    pub width: f64,
    pub height: f64,
    pub maximized: bool,
}

/// All of the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    preferences: Preferences,
    window: Option<Stand>,
}

/// So long a window has to stand still before its place is written.
const STILL: Duration = Duration::from_millis(300);

/// The settings, as they are and as they are kept.
pub(crate) struct Settings {
    shelf: Arc<Shelf>,
    moved: Sender<()>,
}

struct Shelf {
    /// None where the account has no folder for settings: then nothing is remembered.
    file: Option<PathBuf>,
    kept: Mutex<Kept>,
}

impl Settings {
    /// Reads the file. One that is not there, or not readable, is as good as new.
    pub fn open(folder: Option<PathBuf>) -> Settings {
        let file = folder.map(|folder| folder.join("settings.json"));
        let read = file.as_ref().and_then(|file| std::fs::read(file).ok());
        let kept = read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        let shelf = Arc::new(Shelf { file, kept: Mutex::new(kept) });
        let (moved, hear) = channel();
        let writer = shelf.clone();
        std::thread::spawn(move || {
            while hear.recv().is_ok() {
                while hear.recv_timeout(STILL).is_ok() {}
                // A place that was not written costs nobody anything; the next one is tried again.
                let _ = writer.write();
            }
        });
        Settings { shelf, moved }
    }

    pub fn preferences(&self) -> Preferences {
        self.shelf.kept().preferences.clone()
    }

    pub fn stand(&self) -> Option<Stand> {
        self.shelf.kept().window
    }

    /// Keeps what a person chose, on the disk when this returns.
    ///
    /// # Errors
    /// If the file cannot be written; until the window closes the choice holds nevertheless.
    pub fn prefer(&self, preferences: Preferences) -> Result<(), Problem> {
        self.shelf.kept().preferences = preferences;
        self.shelf.write()
    }

    /// Keeps where the window stands, a moment after it came to rest.
    pub fn stands(&self, stand: Stand) {
        self.shelf.kept().window = Some(stand);
        // The writer ends with the program only.
        let _ = self.moved.send(());
    }
}

impl Shelf {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what is kept now. The lock is held until it is written, so that of two writers the later one wins.
    fn write(&self) -> Result<(), Problem> {
        let Some(file) = &self.file else { return Ok(()) };
        let kept = self.kept();
        if let Some(folder) = file.parent() {
            // What is wrong with the folder is said of the file in it.
            let _ = std::fs::create_dir_all(folder);
        }
        let text = serde_json::to_vec_pretty(&*kept).map_err(Problem::fault)?;
        write_file(file, &text).map_err(Problem::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_there_again_and_a_broken_file_is_none() {
        let folder = std::env::temp_dir().join(format!("rungs-settings-{}", std::process::id()));
        let chosen = Preferences {
            theme: Theme::Contrast,
            language: Language::Ar,
            zoom: Zoom::from(150),
            ..Preferences::default()
        };
        let settings = Settings::open(Some(folder.clone()));
        assert_eq!(settings.preferences(), Preferences::default());
        settings.prefer(chosen.clone()).unwrap();
        assert_eq!(Settings::open(Some(folder.clone())).preferences(), chosen);
        std::fs::write(folder.join("settings.json"), "{\"preferences\": {\"theme\": \"plaid\"}}").unwrap();
        assert_eq!(Settings::open(Some(folder.clone())).preferences(), Preferences::default());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_zoom_stays_within_its_bounds() {
        let check = |percent: u32, expect: u32| assert_eq!(Zoom::from(percent), Zoom(expect));
        check(0, 80);
        check(80, 80);
        check(125, 125);
        check(900, 200);
    }
}
