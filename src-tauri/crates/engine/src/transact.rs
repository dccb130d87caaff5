//! The one door: every change of every framework goes through here, is logged, and can be taken back.

use crate::{Engine, Open, Problem, Tone};
use chrono::{DateTime, Utc};
use rungs_model::edit::{self, Intention};
use rungs_model::{Changes, Framework, Id};
use rungs_store::{By, EditKey, Step};
use serde::Serialize;
use serde_json::json;
use std::sync::Arc;

/// What an entry of the step log is called: its verb, and the words of the node it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Entry {
    /// A verb of editing, or `restore`.
    pub verb: String,
    /// The words of the node, shortened.
    pub subject: String,
}

/// Where a draft stands in its step log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Log {
    /// What undo would take back.
    pub undo: Option<Entry>,
    /// What redo would do again.
    pub redo: Option<Entry>,
    /// When the last entry was committed to the disk.
    #[ts(type = "string")]
    pub saved_at: DateTime<Utc>,
    /// The number of the last entry.
    #[ts(type = "number")]
    pub edit: EditKey,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The records that changed.
    pub changes: Changes,
    /// Where the draft stands now.
    pub log: Log,
    /// The node that a person would expect to be selected now.
    pub node: Option<Id>,
    /// The last entry of the step log before this change.
    pub after: EditKey,
}

/// What a step is about, for its name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum About<'a> {
    /// A node.
    Node(Id),
    /// Words that are no node's.
    Words(&'a str),
}

/// The longest subject that is shown, in characters.
const SUBJECT: usize = 60;

impl Engine {
    /// Does what a person wants to a draft: planned, committed and logged as one step.
    ///
    /// # Errors
    /// If it cannot be planned, or the library cannot be written; nothing has changed then.
    pub fn edit(&self, framework: Id, intention: &Intention) -> Result<Outcome, Problem> {
        let fresh = self.host.fresh();
        let node = subject_of(intention, fresh);
        let words = self.words_of(framework, intention, node)?;
        let about = words.as_deref().map_or(About::Node(node), About::Words);
        let mut outcome =
            self.transact(framework, intention.verb(), about, |draft| Ok(edit::plan(draft, intention, fresh)?))?;
        outcome.node = (!matches!(intention, Intention::Replace(_))).then_some(node);
        Ok(outcome)
    }

    /// What a step is called where it changes no record that could tell: what was replaced names it better than the first
    /// node it was replaced in, and links are kept with the framework itself, not with what they are about.
    fn words_of(&self, framework: Id, intention: &Intention, node: Id) -> Result<Option<String>, Problem> {
        Ok(match intention {
            Intention::Replace(replace) => Some(replace.query.find.clone()),
            Intention::Associate(_) | Intention::Reassociate(_) | Intention::Dissociate(_) => {
                let draft = self.draft(framework)?.0;
                Some(draft.get(node).map(|record| record.face().to_owned()).unwrap_or_default())
            }
            _ => None,
        })
    }

    /// The door itself. `plan` may be asked twice: another process may have written in between.
    pub(crate) fn transact(
        &self,
        framework: Id,
        verb: &str,
        about: About<'_>,
        mut plan: impl FnMut(&Framework) -> Result<Changes, Problem>,
    ) -> Result<Outcome, Problem> {
        self.with_fresh_draft(framework, |engine, open, store| {
            let changes = plan(&open.framework)?;
            if changes.is_empty() {
                return Ok(changes);
            }
            let step = match about {
                About::Node(id) => Step::Do { verb, about: Some(id), words: None },
                About::Words(words) => Step::Do { verb, about: None, words: Some(words) },
            };
            engine.commit(framework, open, store, step, changes)
        })
    }

    /// Takes back the last step that is not taken back yet.
    ///
    /// # Errors
    /// If there is none, or the library cannot be written.
    pub fn undo(&self, framework: Id) -> Result<Outcome, Problem> {
        self.with_fresh_draft(framework, |engine, open, store| {
            let top = open.head.undo_top.ok_or_else(|| nothing_to("nothing-to-undo"))?;
            let changes = store.changes_of(framework, top)?.inverse();
            engine.commit(framework, open, store, Step::Undo, changes)
        })
    }

    /// Does again what was taken back last.
    ///
    /// # Errors
    /// If there is nothing, or the library cannot be written.
    pub fn redo(&self, framework: Id) -> Result<Outcome, Problem> {
        self.with_fresh_draft(framework, |engine, open, store| {
            let top = open.head.redo_top.ok_or_else(|| nothing_to("nothing-to-redo"))?;
            let changes = store.changes_of(framework, top)?.inverse();
            engine.commit(framework, open, store, Step::Redo, changes)
        })
    }

    /// Memory first, because only it can tell whether the changes fit; then the disk; memory goes back if that fails.
    fn commit(
        &self,
        framework: Id,
        open: &mut Open,
        store: &mut rungs_store::Store,
        step: Step<'_>,
        changes: Changes,
    ) -> Result<Changes, Problem> {
        Arc::make_mut(&mut open.framework).apply(&changes).map_err(Problem::fault)?;
        let author = self.host.author();
        let by = By { author: &author, at: self.host.now() };
        match store.append(framework, &open.head, step, &changes, by) {
            Ok(head) => {
                open.head = head;
                Ok(changes)
            }
            Err(error) => {
                Arc::make_mut(&mut open.framework).apply(&changes.inverse()).map_err(Problem::fault)?;
                Err(error.into())
            }
        }
    }

    fn with_fresh_draft(
        &self,
        framework: Id,
        mut work: impl FnMut(&Engine, &mut Open, &mut rungs_store::Store) -> Result<Changes, Problem>,
    ) -> Result<Outcome, Problem> {
        let mut desk = self.desk();
        let desk = &mut *desk;
        let mut tries = 0;
        let (changes, after) = loop {
            desk.draft(framework)?;
            let open = desk.open.get_mut(&framework).ok_or_else(|| Problem::fault("the draft was not kept"))?;
            let after = open.head.edit;
            match work(self, open, &mut desk.store) {
                // Another process wrote between our look and our write: look again.
                Err(problem) if problem.code == STALE && tries < 3 => {
                    desk.open.remove(&framework);
                    tries += 1;
                }
                other => break (other?, after),
            }
        };
        let log = desk.log(framework)?;
        Ok(Outcome { changes, log, node: None, after })
    }

    /// The draft of a framework, and where it stands in its step log.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be read.
    pub fn draft(&self, framework: Id) -> Result<(Arc<Framework>, Log), Problem> {
        let mut desk = self.desk();
        let draft = desk.draft(framework)?.framework.clone();
        let log = desk.log(framework)?;
        Ok((draft, log))
    }
}

pub(crate) const STALE: &str = "library-changed";

impl crate::Desk {
    pub(crate) fn log(&mut self, framework: Id) -> Result<Log, Problem> {
        let head = self.draft(framework)?.head.clone();
        let entry = |key: EditKey| -> Result<Entry, Problem> {
            let row = self.store.edit(framework, key)?;
            Ok(Entry { verb: row.verb, subject: row.subject.chars().take(SUBJECT).collect() })
        };
        let undo = head.undo_top.map(entry).transpose()?;
        let redo = head.redo_top.map(entry).transpose()?;
        Ok(Log { undo, redo, saved_at: head.at, edit: head.edit })
    }
}

fn nothing_to(code: &str) -> Problem {
    Problem::new(Tone::NotNow, code, json!({}))
}

/// The node an intention is about. `fresh` is the one it makes.
fn subject_of(intention: &Intention, fresh: Id) -> Id {
    match intention {
        Intention::Add(_) | Intention::Duplicate(_) | Intention::InsertStep(_) | Intention::Assign(_) => fresh,
        Intention::Remove(remove) => remove.nodes.first().copied().unwrap_or(fresh),
        Intention::Set(set) => set.node,
        Intention::Move(to) => to.nodes.first().copied().unwrap_or(fresh),
        Intention::Reorder(reorder) => reorder.node,
        Intention::Link(link) => link.stream,
        Intention::Unlink(unlink) => unlink.stream,
        Intention::Paste(paste) => paste.path,
        Intention::Associate(one) => one.from,
        Intention::Reassociate(one) => one.node,
        Intention::Dissociate(one) => one.node,
        Intention::Replace(_) => fresh,
        Intention::Together(together) => together.edits.first().map_or(fresh, |first| subject_of(first, fresh)),
    }
}
