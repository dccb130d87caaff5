//! Starting a framework from another one: a starter, or a copy of a state in the library. The new framework has an id of
//! its own; its nodes keep theirs, so that it can be compared with what it was started from exactly.

use crate::{Engine, Problem, State, Tone};
use rungs_model::edit::{self, Intention};
use rungs_model::{Field, FieldEdits, Framework, Id, Value};
use rungs_store::{By, NewFramework, OriginRow, Source, VersionRow};
use serde_json::json;

/// How a framework begins: its title, and the words for its first version, which is what it was started from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// What it is called; empty: as what it was started from.
    pub title: String,
    /// The name of its first version, not empty.
    pub version: String,
    /// The note of its first version.
    pub note: String,
}

impl Engine {
    /// A new framework from a starter. Its first version is the starter as it came.
    ///
    /// # Errors
    /// If there is no such starter, the version has no name, or the library cannot be written.
    pub fn start(&self, starter: &str, beginning: Beginning) -> Result<Id, Problem> {
        let found = crate::STARTERS.iter().find(|s| s.name == starter);
        let found = found.ok_or_else(|| Problem::new(Tone::Correct, "no-such-starter", json!({"starter": starter})))?;
        let source = Source::Starter { name: found.name.to_string() };
        self.begin(&found.read()?, source, env!("CARGO_PKG_VERSION").to_string(), beginning)
    }

    /// A new framework that is a copy of a draft or a version. Its first version is what was copied; versions, comments
    /// and the step log of the other one are not copied.
    ///
    /// # Errors
    /// If there is no such state, the version has no name, or the library cannot be written.
    pub fn copy(&self, state: State, beginning: Beginning) -> Result<Id, Problem> {
        let loaded = self.state(state)?;
        let source = Source::Framework { id: state.framework, version: state.version };
        let version_name = loaded.version_name().unwrap_or_default();
        self.begin(&loaded.framework, source, version_name, beginning)
    }

    /// What a framework was started from, and whether that is still on the shelf; none where it was nothing.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn origin(&self, framework: Id) -> Result<Option<(OriginRow, bool)>, Problem> {
        let origin = self.desk().store.origin(framework)?;
        let Some(origin) = origin else { return Ok(None) };
        let is_there = match origin.source {
            Source::Starter { .. } => false,
            Source::Framework { id, .. } => self.frameworks()?.iter().any(|r| r.id == id && r.removed.is_none()),
        };
        Ok(Some((origin, is_there)))
    }

    fn begin(
        &self,
        from: &Framework,
        source: Source,
        version_name: String,
        beginning: Beginning,
    ) -> Result<Id, Problem> {
        let name = beginning.version.trim().to_string();
        if name.is_empty() {
            return Err(Problem::new(Tone::Correct, "version-without-name", json!({})));
        }
        let (at, author) = (self.host.now(), self.host.author());
        let origin = OriginRow { source, title: from.framework().text(Field::Title).to_string(), version_name, at };
        let draft = titled(from.under(self.host.fresh()), beginning.title.trim())?;
        let first = VersionRow {
            id: self.host.fresh(),
            name,
            note: beginning.note,
            author: author.clone(),
            at,
            status: "draft".to_string(),
            effective: None,
            hash: draft.content_hash(),
        };
        let of = match origin.source {
            Source::Framework { id, .. } => Some(id),
            Source::Starter { .. } => None,
        };
        let new = NewFramework { draft: &draft, origin: of, history: vec![(first, draft.clone())] };
        self.desk().store.start_framework(&new, &origin, By { author: &author, at })?;
        Ok(draft.root())
    }
}

/// A framework under another title, where one is given.
fn titled(mut framework: Framework, title: &str) -> Result<Framework, Problem> {
    if !title.is_empty() {
        let fields = FieldEdits(vec![(Field::Title, Some(Value::Text(title.to_string())))]);
        let set = Intention::Set(edit::Set { node: framework.root(), fields });
        let changes = edit::plan(&framework, &set, framework.root())?;
        framework.apply(&changes).map_err(Problem::fault)?;
    }
    Ok(framework)
}
