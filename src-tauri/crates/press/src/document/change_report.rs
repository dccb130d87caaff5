//! The change report: what is different between two versions, to hand out.

use super::Template;
use super::booklet::shortened;
use crate::coverage::{Ink, Pen, Unseen, bare};
use crate::world::Job;
use crate::{Fonts, Imprint, Options, Pdf, PressError, Progress};
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

pub(crate) const TEMPLATE: Template =
    Template { name: "change_report.typ", source: include_str!("../../templates/change_report.typ") };

/// What a change report says. Everything is in the words to be printed.
#[derive(Debug, Clone, Default)]
pub struct ReportInput {
    /// Identifies the report across printings, for example the ids of both versions.
    pub ident: String,
    /// Title of the framework.
    pub title: String,
    /// Language of the framework (BCP 47).
    pub language: String,
    /// The older side.
    pub old: Side,
    /// The newer side.
    pub new: Side,
    /// How many changes there are of each kind.
    pub counts: Counts,
    /// The changes, by the part of the framework they are in.
    pub sections: Vec<ReportSection>,
    /// The value score before and after, from 0 to 1.
    pub value_score: (Option<f64>, Option<f64>),
}

/// One of the two states.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// Title of the framework then.
    pub title: String,
    /// Name of the version.
    pub version: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// From when on it holds.
    pub effective: Option<NaiveDate>,
}

/// How many changes of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)] // the kinds of change, as the design names them
pub struct Counts {
    pub added: usize,
    pub removed: usize,
    pub moved: usize,
    pub reordered: usize,
    pub edited: usize,
}

/// A path, a step, or another part with its changes.
#[derive(Debug, Clone, Default)]
pub struct ReportSection {
    /// What the part is called.
    pub heading: String,
    /// Its changes in reading order.
    pub entries: Vec<ReportEntry>,
}

/// One change.
#[derive(Debug, Clone)]
pub struct ReportEntry {
    /// What happened.
    pub kind: EntryKind,
    /// What kind of node it happened to: "Ability".
    pub node: String,
    /// Which field was edited: "Statement".
    pub field: Option<String>,
    /// What a person would read out when asked which node.
    pub face: String,
    /// Where it came from or what stood there.
    pub from: Option<String>,
    /// Where it went or what stands there now.
    pub to: Option<String>,
    /// The edited text with its marks; empty where from and to say it all.
    pub words: Vec<(Mark, String)>,
}

/// What happened to a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the kinds of change, as the design names them
pub enum EntryKind {
    Added,
    Removed,
    Moved,
    Reordered,
    Edited,
}

/// What happened to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Mark {
    Same,
    Removed,
    Added,
}

/// Prints what changed between two versions: counts first, then every change with inserted words underlined and
/// deleted ones struck through. Characters that cannot be seen are named, so that no difference hides.
///
/// # Errors
/// See [`PressError`].
pub fn change_report(
    report: &ReportInput,
    imprint: &Imprint,
    options: &Options,
    fonts: &Fonts,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Pdf, PressError> {
    let job = Job {
        template: &TEMPLATE,
        language: &report.language,
        ident: format!("rungs change report {}", report.ident),
        unseen: Unseen::Name,
        imprint,
        options,
        fonts,
    };
    job.print(|ink| content(report, imprint, ink), progress)
}

fn content(report: &ReportInput, imprint: &Imprint, ink: &mut Ink<'_>) -> Json {
    let words = &imprint.words;
    let title = if report.title.trim().is_empty() { words.untitled } else { &report.title };
    let counts = report.counts;
    let counts = [
        ("added", words.added, counts.added),
        ("removed", words.removed, counts.removed),
        ("moved", words.moved, counts.moved),
        ("reordered", words.reordered, counts.reordered),
        ("edited", words.edited, counts.edited),
    ];
    let counts = counts.map(|(kind, label, n)| json!({ "kind": kind, "label": label, "n": words.number(n as f64) }));
    let scores = match report.value_score {
        (None, None) => None,
        (old, new) => Some([old, new].map(|score| score.map_or("–".to_owned(), |s| words.percent(s)))),
    };
    let version = [&report.old, &report.new].map(|side| side.version.as_deref().unwrap_or("–"));
    let version = format!("{} → {}", shortened(version[0], 24), shortened(version[1], 24));
    let sections = report.sections.iter().filter(|section| !section.entries.is_empty()).map(|section| {
        let entries: Vec<Json> = section.entries.iter().map(|e| entry(e, imprint, ink)).collect();
        json!({ "heading": ink.under(&section.heading).say(&section.heading), "entries": entries })
    });
    let sections: Vec<Json> = sections.collect();
    json!({
        "name": bare(&format!("{}: {title}", words.changes)),
        "title": ink.under(title).say(title),
        "author": bare(&imprint.author),
        "foot": { "title": ink.under(title).say(&shortened(title, 60)), "version": ink.under(words.version).safe(&version) },
        "old": side(&report.old, imprint, ink),
        "new": side(&report.new, imprint, ink),
        "counts": counts,
        "scores": scores,
        "sections": sections,
    })
}

fn side(side: &Side, imprint: &Imprint, ink: &mut Ink<'_>) -> Json {
    let mut pen = ink.under(&side.title);
    json!({
        "title": pen.say(&side.title),
        "version": side.version.as_deref().map(|v| pen.say(v)),
        "status": side.status.as_deref().map(|s| pen.say(s)),
        "effective": side.effective.map(|day| imprint.words.day(day)),
    })
}

fn entry(entry: &ReportEntry, imprint: &Imprint, ink: &mut Ink<'_>) -> Json {
    let words = &imprint.words;
    let (kind, label, sign) = match entry.kind {
        EntryKind::Added => ("added", words.added, "+"),
        EntryKind::Removed => ("removed", words.removed, "−"),
        EntryKind::Moved => ("moved", words.moved, "→"),
        EntryKind::Reordered => ("reordered", words.reordered, "↕"),
        EntryKind::Edited => ("edited", words.edited, "~"),
    };
    let optional = |text: &Option<String>, pen: &mut Pen<'_, '_>| text.as_deref().map(|t| pen.say(t));
    let mut pen = ink.under(&entry.face);
    let marked = entry.words.iter().map(|(mark, text)| {
        let mark = match mark {
            Mark::Same => "same",
            Mark::Removed => "removed",
            Mark::Added => "added",
        };
        json!([mark, pen.run(text)])
    });
    let marked: Vec<Json> = marked.collect();
    let whole: String = entry.words.iter().map(|(_, text)| text.as_str()).collect();
    let length = whole.len() + [&entry.from, &entry.to].into_iter().flatten().map(String::len).sum::<usize>();
    json!({
        "kind": kind, "label": label, "sign": sign,
        "node": pen.say(&entry.node),
        "field": optional(&entry.field, &mut pen),
        "face": pen.say(&entry.face),
        "from": optional(&entry.from, &mut pen),
        "to": optional(&entry.to, &mut pen),
        "words": marked,
        "style": pen.style_of(&whole),
        "whole": length + entry.face.len() < 1500,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Words;
    use crate::world::{squeezed, words_on_pages};

    #[test]
    fn counts_changes_and_hidden_characters_are_on_the_page() {
        let imprint = Imprint {
            version: None,
            status: None,
            effective: None,
            author: String::new(),
            printed: "2026-02-11T09:00:00Z".parse().expect("a time"),
            words: Words::ENGLISH,
        };
        let entry = |kind, words| ReportEntry {
            kind,
            node: "Ability".into(),
            field: Some("Statement".into()),
            face: "#strong[face]".into(),
            from: Some("was here".into()),
            to: Some("is there".into()),
            words,
        };
        let words =
            vec![(Mark::Same, "Plans ".into()), (Mark::Removed, "all".into()), (Mark::Added, "x\u{202E}".into())];
        let report = ReportInput {
            title: "Delivery".into(),
            old: Side { version: Some("v1".into()), ..Side::default() },
            new: Side { version: Some("v2".into()), status: Some("draft".into()), ..Side::default() },
            counts: Counts { added: 31, ..Counts::default() },
            sections: vec![ReportSection {
                heading: "Senior planner".into(),
                entries: vec![entry(EntryKind::Edited, words), entry(EntryKind::Moved, Vec::new())],
            }],
            value_score: (None, Some(0.5)),
            ..ReportInput::default()
        };
        let fonts = Fonts::embedded();
        let options = Options { accessible: true, ..Options::default() };
        let print = || change_report(&report, &imprint, &options, &fonts, &mut |_| true).expect("a report");
        assert!(print() == print());
        let job = Job {
            template: &TEMPLATE,
            language: "en",
            ident: String::new(),
            unseen: Unseen::Name,
            imprint: &imprint,
            options: &options,
            fonts: &fonts,
        };
        let page = words_on_pages(&job, |ink| content(&report, &imprint, ink));
        for text in
            ["31", "Delivery", "v1 → v2", "draft", "Senior planner", "Plans all x[U+202E]", "was here → is there"]
        {
            assert!(page.contains(&squeezed(text)), "{text:?} is not printed");
        }
        for text in ["#strong[face]", "Moved", "Edited", "Ability · Statement", "– → 50%", "inserted words"] {
            assert!(page.contains(&squeezed(text)), "{text:?} is not printed");
        }
        let nothing = change_report(&ReportInput::default(), &imprint, &options, &fonts, &mut |_| true);
        assert_eq!(nothing.map(|pdf| pdf.pages), Ok(1));
    }
}
