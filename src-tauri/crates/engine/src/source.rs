//! Which state is meant: a draft or a version of the library, or a file.

use crate::{Engine, Problem, Tone};
use rungs_model::{Framework, Id};
use rungs_store::{EditKey, VersionRow};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// A state of a framework in the library: its draft, one of its versions, or what it was after a step of its log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
pub struct State {
    /// The framework.
    pub framework: Id,
    /// The version; none for the draft.
    pub version: Option<Id>,
    /// The step after which the framework is meant; none for the draft or a version.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub edit: Option<EditKey>,
}

/// A state that was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The framework in that state.
    pub framework: Arc<Framework>,
    /// The version, where it is one.
    pub version: Option<VersionRow>,
    /// Where it stands in the library; none for a file.
    pub state: Option<State>,
}

impl Loaded {
    /// The name of the version, where it is one.
    pub fn version_name(&self) -> Option<String> {
        self.version.as_ref().map(|v| v.name.clone())
    }
}

impl Engine {
    /// Reads a state of the library.
    ///
    /// # Errors
    /// If there is no such framework or version.
    pub fn state(&self, state: State) -> Result<Loaded, Problem> {
        if let Some(edit) = state.edit {
            let (_, framework) = self.state_after(state.framework, edit)?;
            return Ok(Loaded { framework, version: None, state: Some(state) });
        }
        let mut desk = self.desk();
        let (framework, version) = match state.version {
            None => (desk.draft(state.framework)?.framework.clone(), None),
            Some(version) => {
                let row = desk.store.version(state.framework, version)?;
                (desk.version(state.framework, version)?, Some(row))
            }
        };
        Ok(Loaded { framework, version, state: Some(state) })
    }

    /// Finds a state by what a person types: `framework[@version]`, where the framework is a title or an id.
    ///
    /// # Errors
    /// If nothing or more than one framework is called so, or it has no such version.
    pub fn find(&self, words: &str) -> Result<State, Problem> {
        if let Some(framework) = self.framework_called(words)? {
            return Ok(State { framework, version: None, edit: None });
        }
        // A title may hold an @ itself: the last one that leads to a framework counts.
        for (at, _) in words.rmatch_indices('@') {
            let (name, version) = (&words[..at], &words[at + 1..]);
            if let Some(framework) = self.framework_called(name)? {
                let versions = self.versions(framework)?;
                let found = versions.iter().find(|v| v.name == version || v.id.to_string() == version);
                let found = found.ok_or_else(|| {
                    let known: Vec<&str> = versions.iter().map(|v| v.name.as_str()).collect();
                    let params = json!({"framework": name, "version": version, "known": known});
                    Problem::new(Tone::Correct, "no-such-version", params)
                })?;
                return Ok(State { framework, version: Some(found.id), edit: None });
            }
        }
        Err(Problem::new(Tone::Correct, "no-such-source", json!({"source": words})))
    }

    fn framework_called(&self, name: &str) -> Result<Option<Id>, Problem> {
        let rows = self.frameworks()?;
        let here = rows.iter().filter(|r| r.removed.is_none());
        if let Some(row) = here.clone().find(|r| r.id.to_string() == name.to_lowercase()) {
            return Ok(Some(row.id));
        }
        let called: Vec<Id> = here.filter(|r| r.title == name).map(|r| r.id).collect();
        match called.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(*one)),
            several => {
                let params = json!({"framework": name, "ids": several});
                Err(Problem::new(Tone::Correct, "ambiguous-framework", params))
            }
        }
    }
}

/// A name that a person can only have meant as a file: so that a slip in it is answered as one.
pub fn looks_like_a_file(words: &str) -> bool {
    let extensions = rungs_exchange::IMPORTS.iter().flat_map(|i| i.extensions);
    extensions.into_iter().any(|e| words.to_lowercase().ends_with(&format!(".{e}")))
}
