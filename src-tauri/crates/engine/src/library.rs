//! What is in the library.

use crate::{Engine, Problem, Tone};
use rungs_model::{Field, Framework, Id, Kind, Place, Record, Value};
use rungs_store::{FrameworkRow, NewFramework, SearchRow};
use serde_json::json;

impl Engine {
    /// All frameworks, the removed ones too, last edited first.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn frameworks(&self) -> Result<Vec<FrameworkRow>, Problem> {
        Ok(self.desk().store.frameworks()?)
    }

    /// A new framework with nothing but a title and one empty path to begin with.
    ///
    /// # Errors
    /// If the library cannot be written.
    pub fn create(&self, title: &str) -> Result<Id, Problem> {
        let id = self.host.fresh();
        let root = Record::new(id, Kind::Framework, None, Place::default())
            .with(Field::Title, Value::Text(title.trim().to_string()))
            .with(Field::Language, Value::Text("en".to_string()));
        let draft = Framework::new(root).map_err(Problem::fault)?;
        let new = NewFramework { draft: &draft, origin: None, history: Vec::new() };
        self.desk().store.add_framework(&new, self.host.now())?;
        Ok(id)
    }

    /// Takes a framework off the shelf, or puts it back. Nothing of it is lost.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be written.
    pub fn set_removed(&self, framework: Id, removed: bool) -> Result<(), Problem> {
        let at = removed.then(|| self.host.now());
        Ok(self.desk().store.set_removed(framework, at)?)
    }

    /// Looks for words in all drafts.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<SearchRow>, Problem> {
        Ok(self.desk().store.search(words, limit)?)
    }

    /// Looks after the database: is it whole, does every version still rebuild to its hash.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn doctor(&self) -> Result<rungs_store::Report, Problem> {
        Ok(self.desk().store.doctor()?)
    }

    /// Writes a copy of the whole library, consistent while others write.
    ///
    /// # Errors
    /// If the target is there already or cannot be written.
    pub fn backup(&self, to: &std::path::Path) -> Result<(), Problem> {
        if to.exists() {
            return Err(Problem::new(Tone::Correct, "backup-is-there", json!({})).in_file(to));
        }
        Ok(self.desk().store.backup_to(to)?)
    }
}
