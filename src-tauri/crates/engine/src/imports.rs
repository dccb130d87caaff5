//! Files coming into the library.

use crate::{Engine, Expected, Problem, Progress, Tone};
use rungs_exchange::{Content, HistoryVersion, Imported, Input, Mapping, Notice, ReadOptions};
use rungs_model::{Framework, Id, Kind};
use rungs_store::{By, CommentRow, NewFramework, VersionRow};
use serde_json::json;
use std::path::Path;

/// A file that came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// The framework in the library.
    pub framework: Id,
    /// Its title.
    pub title: String,
    /// How many abilities it has.
    pub abilities: usize,
    /// How many versions came with it.
    pub versions: usize,
    /// How many nodes had no id and were given one.
    pub ids_made: usize,
    /// Whether the very same framework was there already, so that nothing of it was added.
    pub was_there: bool,
    /// How many comments (and what was done to them) are new to a framework that was there already.
    pub comments: usize,
    /// What a person should know about the file.
    pub notices: Vec<Notice>,
    /// What is in it, and what of the file is not.
    pub expected: Expected,
}

impl Arrival {
    /// What would come in with a file that was read.
    pub fn expected(imported: &Imported) -> Arrival {
        let draft = imported.content.framework();
        let versions = match &imported.content {
            Content::Framework(_) => 0,
            Content::History(history) => history.versions.len(),
        };
        Arrival {
            framework: draft.root(),
            title: draft.framework().face().to_string(),
            abilities: draft.records().filter(|r| r.kind == Kind::Ability).count(),
            versions,
            ids_made: imported.ids_made,
            was_there: false,
            comments: 0,
            notices: imported.notices.clone(),
            expected: Expected::of(imported),
        }
    }
}

/// How a file is to be read.
#[derive(Clone, Copy, Default)]
pub struct Reading<'a> {
    /// The name of its format; recognised where none is given.
    pub format: Option<&'a str>,
    /// Whether references to nothing are kept as they are.
    pub lenient: bool,
    /// What a person says of its columns, sheets and headings.
    pub map: Option<&'a Mapping>,
    /// Whether to go on; always where none is given.
    pub going: Option<&'a dyn Fn() -> bool>,
}

/// Reads a file.
///
/// # Errors
/// If it cannot be read, is of no known format, has a fault, or the reading was stopped.
pub fn read(path: &Path, how: Reading<'_>, fresh: &mut dyn FnMut() -> Id) -> Result<Imported, Problem> {
    let bytes = rungs_exchange::file::read(path)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let import = match how.format {
        Some(wanted) => rungs_exchange::import_named(wanted).ok_or_else(|| {
            let known: Vec<&str> = rungs_exchange::IMPORTS.iter().map(|i| i.name).collect();
            Problem::new(Tone::Correct, "no-such-format", json!({"format": wanted, "known": known}))
        })?,
        None => rungs_exchange::recognise(&name, &bytes).map_err(|e| Problem::from(e).in_file(path))?,
    };
    let options = ReadOptions { lenient: how.lenient, ..ReadOptions::default() };
    let input = Input { name: &name, bytes: &bytes, options, map: how.map, going: how.going.unwrap_or(&|| true) };
    let imported = (import.read)(&input, fresh).map_err(|e| Problem::from(e).in_file(path))?;
    match how.map {
        Some(map) if !fits(map, &imported) => {
            Err(Problem::new(Tone::Correct, "mapping-fits-nothing", json!({"from": import.name})).in_file(path))
        }
        _ => Ok(imported),
    }
}

/// Whether a file has anything that a mapping speaks of: one of its sheets, or headings.
fn fits(map: &Mapping, imported: &Imported) -> bool {
    let Some(is) = imported.understanding.as_ref().map(|understanding| &understanding.mapping) else { return false };
    let has_sheet = map.sheets.iter().any(|sheet| is.sheets.iter().any(|one| one.sheet == sheet.sheet));
    let has_headings = !map.headings.is_empty() && !is.headings.is_empty();
    has_sheet || has_headings || (map.sheets.is_empty() && map.headings.is_empty())
}

impl Engine {
    /// Adds a file to the library. A framework whose id is there already comes in beside it under a new id of its own
    /// (its nodes keep theirs, so that the two can be compared), unless the two are the same to the last word.
    ///
    /// # Errors
    /// If the file cannot be read or the library not written; the library is as it was then.
    pub fn import(&self, path: &Path, how: Reading<'_>, progress: &mut Progress<'_>) -> Result<Arrival, Problem> {
        let going =
            |done, progress: &mut Progress<'_>| if progress(done, 2) { Ok(()) } else { Err(Problem::cancelled()) };
        going(0, progress)?;
        let imported = read(path, how, &mut || self.host.fresh())?;
        going(1, progress)?;
        let arrival = self.add(imported)?;
        progress(2, 2);
        Ok(arrival)
    }

    /// Adds a sample to the library.
    ///
    /// # Errors
    /// If there is no such sample, or the library cannot be written.
    pub fn add_sample(&self, name: &str) -> Result<Arrival, Problem> {
        let sample = crate::SAMPLES.iter().find(|s| s.name == name);
        let sample = sample.ok_or_else(|| Problem::new(Tone::Correct, "no-such-sample", json!({"sample": name})))?;
        let fresh = &mut || self.host.fresh();
        let imported =
            rungs_exchange::import(&Input::new(sample.name, sample.json.as_bytes()), fresh).map_err(Problem::fault)?;
        self.add(imported)
    }

    /// Adds what was read to the library.
    ///
    /// # Errors
    /// If the library cannot be written; it is as it was then.
    pub(crate) fn add(&self, imported: Imported) -> Result<Arrival, Problem> {
        let mut arrival = Arrival::expected(&imported);
        let (draft, versions, comments) = match imported.content {
            Content::Framework(framework) => (framework, Vec::new(), Vec::new()),
            Content::History(history) => (history.draft, history.versions, history.comments),
        };
        let comments: Vec<CommentRow> = comments.into_iter().map(crate::comments::stored).collect();
        let mut desk = self.desk();
        let id = draft.root();
        let is_there = desk.store.has(id)?;
        if is_there {
            // What colleagues say of a framework that both have belongs to it, whatever becomes of their state of it.
            arrival.comments = desk.store.add_comments(id, &comments)?;
            if desk.has_all(&draft, &versions)? {
                desk.store.set_removed(id, None)?;
                return Ok(Arrival { was_there: true, ..arrival });
            }
            arrival.framework = self.host.fresh();
        }
        let placed = |state: Framework| if is_there { state.under(arrival.framework) } else { state };
        let history = versions.into_iter().map(|version| {
            let state = placed(version.state);
            let row = crate::history::stored(version.meta);
            // Under another id the content hash is another too; the version is one of another framework now.
            let id = if is_there { self.host.fresh() } else { row.id };
            let hash = if is_there { state.content_hash() } else { row.hash };
            (VersionRow { id, hash, ..row }, state)
        });
        let history = history.collect();
        let draft = placed(draft);
        let origin = is_there.then_some(id);
        let author = self.host.author();
        let new = NewFramework { draft: &draft, origin, history };
        desk.store.add_framework(&new, By { author: &author, at: self.host.now() })?;
        // The framework itself has another id beside the one that was there; so have comments on it.
        let of_root = |row: CommentRow| if row.node == id { CommentRow { node: draft.root(), ..row } } else { row };
        let comments: Vec<CommentRow> = comments.into_iter().map(of_root).collect();
        desk.store.add_comments(arrival.framework, &comments)?;
        Ok(arrival)
    }
}

impl crate::Desk {
    /// Whether the library has this very state, and every version of it.
    fn has_all(&mut self, draft: &Framework, versions: &[HistoryVersion]) -> Result<bool, Problem> {
        let known = self.store.versions(draft.root())?;
        let is_known = |version: &HistoryVersion| known.iter().any(|row| row.id == version.meta.id);
        let is_same = self.draft(draft.root())?.framework.content_hash() == draft.content_hash();
        Ok(is_same && versions.iter().all(is_known))
    }
}
