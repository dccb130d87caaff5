//! What the window's engine asks of the world: this machine, and this very program for trying files out.

use chrono::{DateTime, Utc};
use rungs_engine::{Host, Machine};
use rungs_model::Id;
use std::path::PathBuf;

/// The machine on which the window runs.
pub(crate) struct Desktop;

impl Host for Desktop {
    fn now(&self) -> DateTime<Utc> {
        Machine.now()
    }

    fn fresh(&self) -> Id {
        Machine.fresh()
    }

    fn author(&self) -> String {
        Machine.author()
    }

    fn trial(&self) -> Option<PathBuf> {
        std::env::current_exe().ok()
    }
}
