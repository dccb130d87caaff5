//! The step log as people read it: what each step did, the state after any of them, and the way back to it.

use crate::node_history::How;
use crate::transact::About;
use crate::{Engine, Log, Outcome, Problem};
use chrono::{DateTime, SecondsFormat, Utc};
use rungs_model::{Changes, Field, Framework, Id, Kind, Record};
use rungs_store::{EditKey, Near, StepKind, StepRow};
use serde::Serialize;
use std::sync::Arc;

/// A step of the log. Steps are numbered as they were taken, with gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EditStep {
    /// Its number.
    #[ts(type = "number")]
    pub edit: EditKey,
    /// When it was taken.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who took it; empty where nobody knows.
    pub author: String,
    /// Which verb of editing; `begin` where the framework, or a version of it, came into the library.
    pub verb: String,
    /// Whether it was done, taken back, or done again.
    pub how: How,
    /// The node it was about.
    pub node: Option<Id>,
    /// What that node is.
    pub kind: Option<Kind>,
    /// The words of that node, or words that are no node's.
    pub subject: String,
    /// Which of its fields changed.
    pub fields: Vec<Field>,
    /// The words of what it stood in before; empty where it was not there.
    pub from: String,
    /// The words of what it stands in since; empty where it is gone.
    pub within: String,
    /// How many records changed.
    pub records: u32,
    /// Of a removal: how many nodes went with those in which they stood.
    pub inside: u32,
    /// Of a removal: how many nodes were removed beside this one.
    pub beside: u32,
    /// The step that it took back: of an undo something done or done again, of a redo an undo.
    #[ts(type = "number | null")]
    pub takes: Option<EditKey>,
    /// The names of the versions that hold the state after it, newest first.
    pub versions: Vec<String>,
}

impl From<StepRow> for EditStep {
    fn from(row: StepRow) -> EditStep {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        EditStep {
            edit: row.edit.key,
            at: row.edit.at,
            author: row.edit.author,
            verb: row.edit.verb,
            how: match row.edit.kind {
                StepKind::Begin | StepKind::Do => How::Done,
                StepKind::Undo => How::Undone,
                StepKind::Redo => How::Redone,
            },
            node: row.edit.about,
            kind: row.kind,
            subject: row.edit.subject.chars().take(SUBJECT).collect(),
            fields: row.fields,
            from: row.from.chars().take(SUBJECT).collect(),
            within: row.within.chars().take(SUBJECT).collect(),
            records: number(row.records),
            inside: number(row.inside),
            beside: number(row.beside),
            takes: row.takes,
            versions: row.versions,
        }
    }
}

/// The longest words of a node that go with a step, in characters: the page shortens them to where they stand.
const SUBJECT: usize = 200;

/// So many steps are given at once at most.
const PAGE: usize = 500;

/// What became of records since a step.
#[derive(Debug)]
pub struct Since {
    /// Those that changed, as they are now.
    pub put: Vec<Record>,
    /// Those that are gone.
    pub removed: Vec<Id>,
    /// Where the draft stands now.
    pub log: Log,
}

impl Engine {
    /// Steps of the log, newest first: those before a step or, where none is named, the newest. Says too whether there
    /// are older ones.
    ///
    /// # Errors
    /// If there is no such framework.
    pub fn edits(
        &self,
        framework: Id,
        before: Option<EditKey>,
        count: usize,
    ) -> Result<(Vec<EditStep>, bool), Problem> {
        let (steps, more) = self.desk().store.steps(framework, before, count.clamp(1, PAGE))?;
        Ok((steps.into_iter().map(EditStep::from).collect(), more))
    }

    /// A step of the log, and the framework as it was after it.
    ///
    /// # Errors
    /// If there is no such framework or step.
    pub fn state_after(&self, framework: Id, edit: EditKey) -> Result<(EditStep, Arc<Framework>), Problem> {
        let mut desk = self.desk();
        let step = desk.store.step(framework, edit)?;
        let open = desk.draft(framework)?;
        let (draft, head) = (open.framework.clone(), open.head.edit);
        let near = Near { state: &draft, edit: head };
        let (state, _) = desk.store.state_after(framework, Some(edit), Some(near))?;
        Ok((step.into(), Arc::new(state)))
    }

    /// Puts the state after a step on top of the draft, as one step that can be taken back; removes nothing. Changes
    /// nothing where the draft is like that already.
    ///
    /// # Errors
    /// If there is no such step, or the library cannot be written.
    pub fn go_back(&self, framework: Id, edit: EditKey) -> Result<Outcome, Problem> {
        let (step, state) = self.state_after(framework, edit)?;
        // What it is called is the moment; the page says it in the words of its reader.
        let moment = step.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        self.transact(framework, "goBack", About::Words(&moment), |draft| Ok(Changes::between(draft, &state)))
    }

    /// What became of the records of a draft after a step: for a page that shows the state after it.
    ///
    /// # Errors
    /// If there is no such framework, or the library cannot be read.
    pub fn since(&self, framework: Id, edit: EditKey) -> Result<Since, Problem> {
        let mut desk = self.desk();
        let ((put, removed), _) = desk.store.since(framework, edit)?;
        Ok(Since { put, removed, log: desk.log(framework)? })
    }

    /// The frameworks that were opened here and may have been written to elsewhere since this was asked last: by another
    /// window, or by the command line. Costs next to nothing where nobody wrote.
    ///
    /// # Errors
    /// If the library cannot be read.
    pub fn stirred(&self) -> Result<Vec<Id>, Problem> {
        let mut desk = self.desk();
        let any = desk.store.written_elsewhere()?;
        Ok(if any { desk.open.keys().copied().collect() } else { Vec::new() })
    }
}
