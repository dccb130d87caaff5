//! Versions: naming a state, listing, opening, restoring.

use crate::transact::About;
use crate::{Engine, Outcome, Problem, Tone};
use chrono::NaiveDate;
use rungs_exchange::{Status, VersionMeta};
use rungs_model::{Changes, Id, ValueScore, value_score};
use rungs_store::{NewVersion, VersionRow};
use serde_json::json;

/// What a person says of the state they name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveVersion {
    /// Its name, not empty, once per framework.
    pub name: String,
    /// What is new, for those who look later.
    pub note: String,
    /// How far it is.
    pub status: Status,
    /// From when on it holds.
    pub effective: Option<NaiveDate>,
}

impl Engine {
    /// Names the present state of a draft: an immutable version, read back and compared before it is committed.
    ///
    /// # Errors
    /// If the name is empty or taken, or the library cannot be written.
    pub fn save_version(&self, framework: Id, save: SaveVersion) -> Result<VersionRow, Problem> {
        let name = save.name.trim().to_string();
        if name.is_empty() {
            return Err(Problem::new(Tone::Correct, "version-without-name", json!({})));
        }
        let mut desk = self.desk();
        let (hash, head) = {
            let open = desk.draft(framework)?;
            (open.framework.content_hash(), open.head.clone())
        };
        let new = NewVersion {
            id: self.host.fresh(),
            name,
            note: save.note,
            author: self.host.author(),
            status: save.status.name().to_string(),
            effective: save.effective,
        };
        Ok(desk.store.save_version(framework, &head, &new, &hash, self.host.now())?)
    }

    /// The versions of a framework, newest first.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn versions(&self, framework: Id) -> Result<Vec<VersionRow>, Problem> {
        Ok(self.desk().store.versions(framework)?)
    }

    /// The newest version of a framework and its value score; none where there is no version.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be read.
    pub fn last_score(&self, framework: Id) -> Result<Option<(VersionRow, ValueScore)>, Problem> {
        let mut desk = self.desk();
        let Some(last) = desk.store.versions(framework)?.into_iter().next() else { return Ok(None) };
        let state = desk.version(framework, last.id)?;
        Ok(Some((last, value_score(&state))))
    }

    /// Puts the state of a version on top of the draft, as one step that can be taken back; removes nothing.
    ///
    /// # Errors
    /// If there is no such version, or the library cannot be written.
    pub fn restore(&self, framework: Id, version: Id) -> Result<Outcome, Problem> {
        let (row, state) = {
            let mut desk = self.desk();
            (desk.store.version(framework, version)?, desk.version(framework, version)?)
        };
        self.transact(framework, "restore", About::Words(&row.name), |draft| Ok(Changes::between(draft, &state)))
    }
}

/// A version of a file as the library keeps it.
pub(crate) fn stored(meta: VersionMeta) -> VersionRow {
    VersionRow {
        id: meta.id,
        name: meta.name,
        note: meta.note,
        author: meta.author,
        at: meta.date,
        status: meta.status.name().to_string(),
        effective: meta.effective,
        hash: meta.hash,
    }
}

/// A version of the library as a file keeps it.
pub(crate) fn meta(row: VersionRow) -> VersionMeta {
    VersionMeta {
        id: row.id,
        name: row.name,
        note: row.note,
        author: row.author,
        date: row.at,
        status: Status::from_name(&row.status).unwrap_or(Status::Draft),
        effective: row.effective,
        hash: row.hash,
    }
}
