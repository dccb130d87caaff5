//! Comparing two states, and printing what changed.

use crate::exports::imprint;
use crate::{Engine, Exported, Host, Loaded, Problem, Progress, Tone};
use rungs_compare::{Change, ChangeKind, Comparison, Match, compare, sections};
use rungs_model::{Field, Framework, Id, Kind, Value, value_score};
use rungs_press::{
    Counts, EntryKind, Fonts, Imprint, Mark, Missing, Options, ReportEntry, ReportInput, ReportSection, Side, Words,
};
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::path::Path;

/// Compares two states.
pub fn comparison(old: &Loaded, new: &Loaded, by: Match) -> Comparison {
    compare(&old.framework, &new.framework, by, [old.version_name(), new.version_name()])
}

/// The change report of two states as PDF.
///
/// # Errors
/// If it was stopped.
pub fn change_report(
    old: &Loaded,
    new: &Loaded,
    comparison: &Comparison,
    (host, fonts): (&dyn Host, &Fonts),
    progress: &mut Progress<'_>,
) -> Result<Exported, Problem> {
    let imprint = imprint(new.version.as_ref(), host);
    let input = input(old, new, comparison, &imprint);
    let mut step = |_| progress(0, 0);
    let pdf = rungs_press::change_report(&input, &imprint, &Options::default(), fonts, &mut step)?;
    Ok(Exported { bytes: pdf.bytes, missing: pdf.missing, versions_left_out: 0 })
}

impl Engine {
    /// Writes a comparison to a file: `json` as it is, `pdf` as a change report.
    ///
    /// # Errors
    /// If the format is unknown, it was stopped, or the target cannot be written.
    pub fn write_comparison(
        &self,
        old: &Loaded,
        new: &Loaded,
        comparison: &Comparison,
        format: &str,
        to: &Path,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<Missing>, Problem> {
        let (bytes, missing) = match format {
            "json" => (json_text(comparison)?.into_bytes(), Vec::new()),
            "pdf" => {
                let report = change_report(old, new, comparison, (self.host(), self.fonts()), progress)?;
                (report.bytes, report.missing)
            }
            _ => {
                let params = json!({"format": format, "known": ["json", "pdf"]});
                return Err(Problem::new(Tone::Correct, "no-such-format", params));
            }
        };
        rungs_exchange::file::write(to, &bytes)?;
        Ok(missing)
    }
}

/// A public answer as JSON text, as it stands in files and on standard output.
///
/// # Errors
/// Never for the types of this house.
pub fn json_text(answer: &impl Serialize) -> Result<String, Problem> {
    let mut text = serde_json::to_string_pretty(answer).map_err(Problem::fault)?;
    text.push('\n');
    Ok(text)
}

fn input(old: &Loaded, new: &Loaded, comparison: &Comparison, imprint: &Imprint) -> ReportInput {
    let side = |loaded: &Loaded| Side {
        title: loaded.framework.framework().face().to_string(),
        version: loaded.version_name(),
        status: loaded.version.as_ref().map(|v| v.status.clone()),
        effective: loaded.version.as_ref().and_then(|v| v.effective),
    };
    let count = |n: u32| n as usize;
    let summary = comparison.summary;
    let root = new.framework.framework();
    let sections = sections(comparison, &old.framework, &new.framework).into_iter().map(|section| ReportSection {
        heading: section.heading.join(" › "),
        entries: section
            .changes
            .iter()
            .map(|i| entry(&comparison.changes[*i], &old.framework, &new.framework, &imprint.words))
            .collect(),
    });
    ReportInput {
        ident: format!("{}-{}", old.framework.content_hash(), new.framework.content_hash()),
        title: root.face().to_string(),
        language: root.text(Field::Language).to_string(),
        old: side(old),
        new: side(new),
        counts: Counts {
            added: count(summary.added),
            removed: count(summary.removed),
            moved: count(summary.moved),
            reordered: count(summary.reordered),
            edited: count(summary.edited),
        },
        sections: sections.collect(),
        value_score: (score(&old.framework), score(&new.framework)),
    }
}

/// The value score; none where nobody has said yet what value there is.
fn score(framework: &Framework) -> Option<f64> {
    let says_value = framework.records().any(|r| r.kind == Kind::ValueStream);
    says_value.then(|| value_score(framework).ratio()).flatten()
}

fn entry(change: &Change, old: &Framework, new: &Framework, words: &Words) -> ReportEntry {
    let (side, id) = match (change.new_id, change.old_id) {
        (Some(id), _) => (new, Some(id)),
        (None, id) => (old, id),
    };
    let kind = match change.change {
        ChangeKind::Added => EntryKind::Added,
        ChangeKind::Removed => EntryKind::Removed,
        ChangeKind::Moved => EntryKind::Moved,
        ChangeKind::Reordered => EntryKind::Reordered,
        ChangeKind::Edited => EntryKind::Edited,
    };
    let field = change.field.as_deref().and_then(Field::from_name);
    let said = |framework: &Framework, id: Option<Id>| {
        let value = framework.get(id?)?.fields.get(field?)?;
        Some(value_in_words(framework, value))
    };
    let (from, to) = match change.change {
        ChangeKind::Edited if field.is_some() => (said(old, change.old_id), said(new, change.new_id)),
        // A key that this program does not know: its JSON is all there is to say.
        ChangeKind::Edited => (unknown(&change.before), unknown(&change.after)),
        _ => (change.from.clone(), change.to.clone()),
    };
    let marks = change.words.iter().flatten().map(|w| {
        let mark = match w.is {
            rungs_compare::Mark::Same => Mark::Same,
            rungs_compare::Mark::Removed => Mark::Removed,
            rungs_compare::Mark::Added => Mark::Added,
        };
        (mark, w.text.clone())
    });
    ReportEntry {
        kind,
        node: words.kind(change.node).to_string(),
        field: change.field.as_deref().map(|name| field.map_or(name.to_string(), |f| words.field(f).to_string())),
        face: id.map(|id| face(side, id)).unwrap_or_default(),
        from,
        to,
        words: marks.collect(),
    }
}

fn unknown(json: &Option<Json>) -> Option<String> {
    json.as_ref().filter(|j| !j.is_null()).map(Json::to_string)
}

/// What a person would read out when asked which node this is; a transition by its two ends.
pub fn face(framework: &Framework, id: Id) -> String {
    let Some(record) = framework.get(id) else { return id.to_string() };
    let end = |field| record.link(field).map(|end| face(framework, end)).unwrap_or_default();
    match record.kind {
        Kind::Transition => format!("{} → {}", end(Field::From), end(Field::To)),
        _ => record.face().to_string(),
    }
}

/// A value as a person would write it in one line.
pub fn value_in_words(framework: &Framework, value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Texts(texts) => texts.join("; "),
        Value::Number(n) => n.to_string(),
        Value::Link(id) => face(framework, *id),
        Value::Links(ids) => ids.iter().map(|id| face(framework, *id)).collect::<Vec<_>>().join("; "),
        Value::Experience(experience) => {
            let years = Words::ENGLISH.years(experience).unwrap_or_default();
            format!("{years} {}", experience.context).trim().to_string()
        }
        Value::Metric(metric) => {
            let number = |n: Option<f64>| n.map_or("–".to_string(), |n| n.to_string());
            let unit = if metric.unit.is_empty() { String::new() } else { format!(" {}", metric.unit) };
            match (metric.baseline, metric.target) {
                (None, None) => format!("{}{unit}", metric.name),
                (from, to) => format!("{}: {} → {}{unit}", metric.name, number(from), number(to)),
            }
        }
    }
}
