//! What the engine asks of the world: the time, new ids, and who is working.

use crate::{Problem, Tone};
use chrono::{DateTime, SubsecRound, Utc};
use rungs_model::Id;
use serde_json::json;
use std::path::PathBuf;

/// The world as the engine sees it; tests have their own.
pub trait Host: Send + Sync {
    /// The time now. It may jump; nothing is ordered by it.
    fn now(&self) -> DateTime<Utc>;
    /// An id that nothing has yet.
    fn fresh(&self) -> Id;
    /// The name of the person working.
    fn author(&self) -> String;
    /// A program that begins with [`crate::trial`] and tries foreign files out before they are read; none where files are
    /// read at once.
    fn trial(&self) -> Option<PathBuf> {
        None
    }
}

/// The clock, the random numbers and the account of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine;

impl Host for Machine {
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }

    fn fresh(&self) -> Id {
        uuid::Uuid::new_v4().into()
    }

    fn author(&self) -> String {
        ["RUNGS_AUTHOR", "USER", "USERNAME"].into_iter().find_map(|key| std::env::var(key).ok()).unwrap_or_default()
    }
}

/// The library of this person on this machine: what `RUNGS_LIBRARY` names, or one file in the usual folder for data.
///
/// # Errors
/// If the account has no folder for data, or it cannot be made.
pub fn default_library() -> Result<PathBuf, Problem> {
    if let Some(file) = std::env::var_os("RUNGS_LIBRARY").filter(|f| !f.is_empty()) {
        return Ok(PathBuf::from(file));
    }
    let folders = directories::ProjectDirs::from("app", "Rungs", "Rungs");
    let folder = folders.ok_or_else(|| Problem::new(Tone::Outside, "no-home", json!({})))?.data_dir().to_path_buf();
    std::fs::create_dir_all(&folder)
        .map_err(|_| Problem::new(Tone::Outside, "library-unwritable", json!({})).in_file(&folder))?;
    Ok(folder.join("library.db"))
}
