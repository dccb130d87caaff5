//! What is in the library.

use crate::{Engine, Problem, Tone};
use rungs_model::{Field, Framework, Id, Kind, Place, Record, Value};
use rungs_store::{By, EverRow, FrameworkRow, NewFramework, SearchRow};
use serde_json::json;
use std::path::{Path, PathBuf};

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
        let author = self.host.author();
        self.desk().store.add_framework(&new, By { author: &author, at: self.host.now() })?;
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

    /// Looks for words in every text that any state of any framework ever had, those first that no draft has any more.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn search_ever(&self, words: &str, limit: usize) -> Result<Vec<EverRow>, Problem> {
        Ok(self.desk().store.search_ever(words, limit)?)
    }

    /// Looks after the database: is it whole, does every version still rebuild to its hash.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn doctor(&self) -> Result<rungs_store::Report, Problem> {
        Ok(self.desk().store.doctor()?)
    }

    /// Writes a copy of the whole library into the folder `backups` beside it, consistent while others write. Its path
    /// comes back.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn backup(&self) -> Result<PathBuf, Problem> {
        let folder = self.file().parent().unwrap_or(Path::new(".")).join("backups");
        std::fs::create_dir_all(&folder)
            .map_err(|_| Problem::new(Tone::Outside, "library-unwritable", json!({})).in_file(&folder))?;
        let stem = self.file().file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let at = self.host().now().format("%Y-%m-%dT%H-%M-%S");
        let named =
            |n: u32| folder.join(if n == 0 { format!("{stem}.{at}.db") } else { format!("{stem}.{at}.{n}.db") });
        let to = (0..).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(0));
        self.desk().store.backup_to(&to)?;
        Ok(to)
    }

    /// Puts a backup in the place of the library; what is there now is backed up before, and the path of that comes
    /// back.
    ///
    /// # Errors
    /// If the file is no library of this or an older schema, or is damaged; the library is as it was then.
    pub fn restore_backup(&self, from: &Path) -> Result<PathBuf, Problem> {
        if !from.is_file() {
            return Err(Problem::new(Tone::Correct, "file-missing", json!({})).in_file(from));
        }
        let saved = self.backup()?;
        let mut desk = self.desk();
        desk.forget();
        desk.store.restore_from(from).map_err(|e| Problem::from(e).in_file(from))?;
        Ok(saved)
    }
}
