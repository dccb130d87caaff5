//! First floor, data formats: change reports for readers. A report is a function from what changed, in words, to bytes:
//! no path goes in, no clock is read, equal input gives equal bytes.
//!
//! A further format is one new file and its line in [`REPORTS`].

pub(crate) mod docx;
pub(crate) mod html;
pub(crate) mod markdown;

use rungs_compare::{ChangeKind, Comparison, Standing};
use rungs_model::{Framework, Id, IdMap, Kind};
use rungs_words::{ChangeInWords, Report, ReportSection, Side, Words};

/// What a report is made of: both states, what changed between them, and the same in words.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a> {
    /// The older state.
    pub old: &'a Framework,
    /// The newer state.
    pub new: &'a Framework,
    /// What changed.
    pub comparison: &'a Comparison,
    /// The two steps, where only they are compared.
    pub steps: Option<Steps<'a>>,
    /// The same in words.
    pub report: &'a Report,
    /// The labels.
    pub words: &'a Words,
}

/// Two steps that are compared as if they were one.
#[derive(Debug, Clone, Copy)]
pub struct Steps<'a> {
    /// The step of the older state.
    pub old: Id,
    /// The step of the newer state.
    pub new: Id,
    /// Which nodes in them are the same, old to new ([`rungs_compare::step_pairs`]).
    pub pairs: &'a IdMap<Id, Id>,
}

/// A format of change reports.
pub struct ReportFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// How names of its files end, without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// Writes a report of this format.
    pub write: fn(&Edition<'_>) -> Vec<u8>,
}

/// The visible list of formats of change reports.
pub const REPORTS: &[ReportFormat] = &[markdown::FORMAT, html::FORMAT, docx::FORMAT];

/// The format of change reports of that name.
pub fn report_named(name: &str) -> Option<&'static ReportFormat> {
    REPORTS.iter().find(|format| format.name == name)
}

impl<'a> Edition<'a> {
    /// Title of the framework; "Untitled" where it has none.
    fn title(&self) -> &'a str {
        if self.report.title.trim().is_empty() { self.words.untitled } else { &self.report.title }
    }

    /// The rows that tell the sides apart: a label and what each of them says; those that say nothing left out.
    fn sides(&self) -> Vec<(&'static str, [String; 2])> {
        let words = self.words;
        let both = |of: &dyn Fn(&Side) -> Option<String>| {
            [&self.report.old, &self.report.new].map(|side| of(side).unwrap_or_default().trim().to_owned())
        };
        let step = |at: usize| move |side: &Side| side.step.as_ref().map(|step| step[at].clone());
        let rows = [
            (words.kind(Kind::Step), both(&step(0))),
            (words.kind(Kind::Path), both(&step(1))),
            (words.version, both(&|side| Some(self.report.version(side, words).to_owned()))),
            (words.kind(Kind::Framework), both(&|side| Some(side.title.clone()))),
            (words.status, both(&|side| side.status.clone())),
            (words.effective, both(&|side| side.effective.map(|day| words.day(day)))),
            (words.author, both(&|side| side.author.clone())),
            (words.saved, both(&|side| side.date.map(|at| words.day(at.date_naive())))),
            (words.version_note, both(&|side| side.note.clone())),
        ];
        rows.into_iter().filter(|(_, said)| said.iter().any(|text| !text.is_empty())).collect()
    }

    /// How many changes of each kind, in the order in which they are told.
    fn counts(&self) -> [(ChangeKind, &'static str, String); 5] {
        let counts = self.report.counts;
        let of = |kind, n: u32| (kind, self.words.change(kind), self.words.number(f64::from(n)));
        [
            of(ChangeKind::Added, counts.added),
            of(ChangeKind::Edited, counts.edited),
            of(ChangeKind::Moved, counts.moved),
            of(ChangeKind::Reordered, counts.reordered),
            of(ChangeKind::Removed, counts.removed),
        ]
    }

    /// The value score before and after, where one of them is known.
    fn value_score(&self) -> Option<[String; 2]> {
        let (old, new) = self.report.value_score;
        let said = |score: Option<f64>| score.map_or("–".to_owned(), |score| self.words.percent(score));
        (old.is_some() || new.is_some()).then(|| [said(old), said(new)])
    }

    /// What a part of the framework is called; the framework itself has no heading of its own.
    fn heading(&self, section: &ReportSection) -> Vec<String> {
        match section.heading.as_slice() {
            [] => vec![self.words.kind(Kind::Framework).to_owned()],
            parts => parts.iter().map(|part| self.or_untitled(part)).collect(),
        }
    }

    /// What happened to a path or step: it came, it went, or how much changed. Where only what its abilities refer to
    /// reads otherwise, there is nothing to count.
    fn affected(&self, standing: Standing, changes: u32) -> String {
        self.words.affected_by(standing, changes)
    }

    fn or_untitled(&self, text: &str) -> String {
        if text.trim().is_empty() { self.words.untitled.to_owned() } else { text.to_owned() }
    }

    /// The changes of a part under what happened: what came, what says something else, what stands elsewhere, what went.
    fn groups<'s>(&self, section: &'s ReportSection) -> Vec<(Group, &'static str, Vec<&'s ChangeInWords>)> {
        let words = self.words;
        let labels = [
            (Group::Came, words.came),
            (Group::Changed, words.changed),
            (Group::Elsewhere, words.elsewhere),
            (Group::Gone, words.gone),
        ];
        let entries = |group| section.entries.iter().filter(|e| Group::of(e.kind) == group).collect::<Vec<_>>();
        labels.map(|(group, label)| (group, label, entries(group))).into_iter().filter(|g| !g.2.is_empty()).collect()
    }
}

/// What a reader asks of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Came,
    Changed,
    Elsewhere,
    Gone,
}

impl Group {
    fn of(kind: ChangeKind) -> Group {
        match kind {
            ChangeKind::Added => Group::Came,
            ChangeKind::Edited => Group::Changed,
            ChangeKind::Moved | ChangeKind::Reordered => Group::Elsewhere,
            ChangeKind::Removed => Group::Gone,
        }
    }
}

#[cfg(test)]
mod tests;
