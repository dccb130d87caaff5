//! The change report: what is different between two versions, to hand out.

use super::Template;
use super::booklet::shortened;
use crate::coverage::{Ink, Pen, Unseen, bare};
use crate::world::Job;
use crate::{Fonts, Imprint, Options, Pdf, PressError, Progress};
use rungs_compare::{AffectedPath, ChangeKind, Mark};
use rungs_words::{ChangeInWords, Report, Side};
use serde_json::{Value as Json, json};

pub(crate) const TEMPLATE: Template =
    Template { name: "change_report.typ", source: include_str!("../../templates/change_report.typ") };

/// Prints what changed between two versions: counts first, then every change with inserted words underlined and
/// deleted ones struck through. Characters that cannot be seen are named, so that no difference hides.
///
/// # Errors
/// See [`PressError`].
pub fn change_report(
    report: &Report,
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

fn content(report: &Report, imprint: &Imprint, ink: &mut Ink<'_>) -> Json {
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
    let counts =
        counts.map(|(kind, label, n)| json!({ "kind": kind, "label": label, "n": words.number(f64::from(n)) }));
    let scores = match report.value_score {
        (None, None) => None,
        (old, new) => Some([old, new].map(|score| score.map_or("–".to_owned(), |s| words.percent(s)))),
    };
    let versions = [&report.old, &report.new].map(|side| side.version.as_deref());
    let version = if report.new.step.is_some() && versions[0] == versions[1] {
        // Two steps of one state: its version, where it is one.
        shortened(versions[1].unwrap_or_default(), 24)
    } else {
        let [old, new] = versions.map(|version| shortened(version.unwrap_or("–"), 24));
        format!("{old} → {new}")
    };
    let sections = report.sections.iter().filter(|section| !section.entries.is_empty()).map(|section| {
        let entries: Vec<Json> = section.entries.iter().map(|e| entry(e, imprint, ink)).collect();
        let heading = section.name();
        json!({ "heading": ink.under(&heading).say(&heading), "entries": entries })
    });
    let sections: Vec<Json> = sections.collect();
    let headlines: Vec<Json> = report.headlines.iter().map(|line| ink.under(line).say(line)).collect();
    let affected: Vec<Json> = report.affected.iter().map(|path| affected(path, imprint, ink)).collect();
    json!({
        "name": bare(&format!("{}: {title}", words.changes)),
        "title": ink.under(title).say(title),
        "author": bare(&imprint.author),
        "foot": { "title": ink.under(title).say(&shortened(title, 60)), "version": ink.under(words.version).safe(&version) },
        "old": side(&report.old, imprint, ink),
        "new": side(&report.new, imprint, ink),
        "counts": counts,
        "scores": scores,
        "headlines": headlines,
        "affected": affected,
        "sections": sections,
    })
}

/// A path with its steps, and what happened to each.
fn affected(path: &AffectedPath, imprint: &Imprint, ink: &mut Ink<'_>) -> Json {
    let words = &imprint.words;
    let mut named = |title: &str, standing, changes| {
        let title = if title.trim().is_empty() { words.untitled } else { title };
        json!([ink.under(title).say(title), words.affected_by(standing, changes)])
    };
    let steps: Vec<Json> = path.steps.iter().map(|step| named(&step.title, step.standing, step.changes)).collect();
    json!({ "path": named(&path.title, path.standing, path.changes), "steps": steps })
}

fn side(side: &Side, imprint: &Imprint, ink: &mut Ink<'_>) -> Json {
    let mut pen = ink.under(&side.title);
    json!({
        "step": side.step.as_ref().map(|step| step.each_ref().map(|name| pen.say(name))),
        "title": pen.say(&side.title),
        "version": side.version.as_deref().map(|v| pen.say(v)),
        "status": side.status.as_deref().map(|s| pen.say(s)),
        "effective": side.effective.map(|day| imprint.words.day(day)),
    })
}

fn entry(entry: &ChangeInWords, imprint: &Imprint, ink: &mut Ink<'_>) -> Json {
    let words = &imprint.words;
    let (kind, label, sign) = match entry.kind {
        ChangeKind::Added => ("added", words.added, "+"),
        ChangeKind::Removed => ("removed", words.removed, "−"),
        ChangeKind::Moved => ("moved", words.moved, "→"),
        ChangeKind::Reordered => ("reordered", words.reordered, "↕"),
        ChangeKind::Edited => ("edited", words.edited, "~"),
    };
    let optional = |text: &Option<String>, pen: &mut Pen<'_, '_>| text.as_deref().map(|t| pen.say(t));
    let mut pen = ink.under(&entry.face);
    let marked = entry.words.iter().map(|marked| {
        let mark = match marked.is {
            Mark::Same => "same",
            Mark::Removed => "removed",
            Mark::Added => "added",
        };
        json!([mark, pen.run(&marked.text)])
    });
    let marked: Vec<Json> = marked.collect();
    let whole: String = entry.words.iter().map(|marked| marked.text.as_str()).collect();
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
    use rungs_compare::{Summary, WordMark};
    use rungs_words::ReportSection;

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
        let entry = |kind, words| ChangeInWords {
            kind,
            node: "Ability".into(),
            field: Some("Statement".into()),
            face: "#strong[face]".into(),
            from: Some("was here".into()),
            to: Some("is there".into()),
            words,
            trivial: false,
        };
        let mark = |is, text: &str| WordMark { is, text: text.into() };
        let words = vec![mark(Mark::Same, "Plans "), mark(Mark::Removed, "all"), mark(Mark::Added, "x\u{202E}")];
        let report = Report {
            title: "Delivery".into(),
            old: Side { version: Some("v1".into()), ..Side::default() },
            new: Side { version: Some("v2".into()), status: Some("draft".into()), ..Side::default() },
            counts: Summary { added: 31, ..Summary::default() },
            sections: vec![ReportSection {
                heading: vec!["Senior planner".into()],
                entries: vec![entry(ChangeKind::Edited, words), entry(ChangeKind::Moved, Vec::new())],
            }],
            value_score: (None, Some(0.5)),
            headlines: vec!["“Senior” is “Lead” now #strong".into()],
            affected: vec![AffectedPath {
                id: rungs_model::Id::from_bytes([1; 16]),
                title: "Planner".into(),
                standing: rungs_compare::Standing::Changed,
                changes: 7,
                every_step: false,
                steps: Vec::new(),
            }],
            ..Report::default()
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
        for text in [
            "31",
            "“Senior” is “Lead” now #strong",
            "Planner",
            "7 changes",
            "Who is affected",
            "Delivery",
            "v1 → v2",
            "draft",
            "Senior planner",
            "Plans all x[U+202E]",
            "was here → is there",
        ] {
            assert!(page.contains(&squeezed(text)), "{text:?} is not printed");
        }
        for text in ["#strong[face]", "Moved", "Edited", "Ability · Statement", "– → 50%", "inserted words"] {
            assert!(page.contains(&squeezed(text)), "{text:?} is not printed");
        }
        let nothing = change_report(&Report::default(), &imprint, &options, &fonts, &mut |_| true);
        assert_eq!(nothing.map(|pdf| pdf.pages), Ok(1));
    }
}
