//! A change report in words: what every document about two versions says, whatever its form.

use crate::Words;
use chrono::{DateTime, NaiveDate, Utc};
use rungs_compare::{
    AffectedPath, Change, ChangeKind, Comparison, Standing, Summary, WordMark, change_report, sections,
};
use rungs_model::{Field, Framework, Id, told_score};
use serde_json::Value as Json;

/// What a change report says. Everything is in the words to be shown.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Identifies the report wherever it is made again: the content hashes of both sides.
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
    pub counts: Summary,
    /// The changes as a person says them, a sentence each.
    pub headlines: Vec<String>,
    /// Whose path or step reads otherwise than before.
    pub affected: Vec<AffectedPath>,
    /// The changes, by the part of the framework they are in.
    pub sections: Vec<ReportSection>,
    /// The value score before and after, from 0 to 1.
    pub value_score: (Option<f64>, Option<f64>),
}

/// One of the two states: what the one who asks for the report knows of it.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// Title of the framework then.
    pub title: String,
    /// The step, where only two steps are compared, and the path it stands in.
    pub step: Option<[String; 2]>,
    /// Name of the version.
    pub version: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// From when on it holds.
    pub effective: Option<NaiveDate>,
    /// Who made it.
    pub author: Option<String>,
    /// When it was made.
    pub date: Option<DateTime<Utc>>,
    /// What it says of itself.
    pub note: Option<String>,
}

/// A path, a step, or another part with its changes.
#[derive(Debug, Clone, Default)]
pub struct ReportSection {
    /// What the part is called, from the outside in: path and step; empty for the framework itself.
    pub heading: Vec<String>,
    /// Its changes in reading order.
    pub entries: Vec<ChangeInWords>,
}

impl ReportSection {
    /// The heading in one line.
    pub fn name(&self) -> String {
        self.heading.join(" › ")
    }
}

/// One change.
#[derive(Debug, Clone)]
pub struct ChangeInWords {
    /// What happened.
    pub kind: ChangeKind,
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
    pub words: Vec<WordMark>,
    /// Whether only case, white space or punctuation differ.
    pub trivial: bool,
}

impl Words {
    /// What happened to a path or step that is affected.
    pub fn affected_by(&self, standing: Standing, changes: u32) -> String {
        match (standing, changes) {
            (Standing::New, _) => self.came.to_owned(),
            (Standing::Gone, _) => self.gone.to_owned(),
            (Standing::Changed, 0) => self.changed.to_owned(),
            (Standing::Changed, n) => self.changes_counted(n),
        }
    }
}

impl Report {
    /// The report of a comparison. Of the two sides only what the frameworks cannot tell is taken as given; their
    /// titles are filled in.
    pub fn of(old: &Framework, new: &Framework, comparison: &Comparison, sides: [Side; 2], words: &Words) -> Report {
        let title = |framework: &Framework| framework.framework().face().to_string();
        let [old_side, new_side] = sides;
        let sections = sections(comparison, old, new).into_iter().map(|section| ReportSection {
            heading: section.heading,
            entries: section.changes.iter().map(|i| entry(&comparison.changes[*i], old, new, words)).collect(),
        });
        Report {
            ident: format!("{}-{}", old.content_hash(), new.content_hash()),
            title: title(new),
            language: new.framework().text(Field::Language).to_string(),
            old: Side { title: title(old), ..old_side },
            new: Side { title: title(new), ..new_side },
            counts: comparison.summary,
            headlines: comparison.headlines.iter().map(|headline| words.headline(headline)).collect(),
            affected: change_report(comparison, old, new).affected,
            sections: sections.collect(),
            value_score: (told_score(old), told_score(new)),
        }
    }

    /// The report of a comparison of two steps: "From Senior to Lead". It is about nobody's path, and about no value.
    pub fn of_steps(
        (old, old_step): (&Framework, Id),
        (new, new_step): (&Framework, Id),
        comparison: &Comparison,
        [old_side, new_side]: [Side; 2],
        words: &Words,
    ) -> Report {
        let called = |framework: &Framework, id: Id| {
            let path = framework.get(id).and_then(|record| record.parent);
            [Some(id), path].map(|id| id.map(|id| words.face(framework, id)).unwrap_or_default())
        };
        let (from, to) = (called(old, old_step), called(new, new_step));
        let named =
            |[step, _]: &[String; 2]| if step.trim().is_empty() { words.untitled.to_owned() } else { step.clone() };
        let entries: Vec<ChangeInWords> =
            comparison.changes.iter().map(|change| entry(change, old, new, words)).collect();
        let heading = vec![to[1].clone(), to[0].clone()];
        let is_one = old.root() == new.root() && old_step == new_step;
        Report {
            ident: format!("{}-{}-{old_step}-{new_step}", old.content_hash(), new.content_hash()),
            title: if is_one { named(&to) } else { words.from_step_to_step(&named(&from), &named(&to)) },
            language: new.framework().text(Field::Language).to_string(),
            old: Side { title: old.framework().face().to_string(), step: Some(from), ..old_side },
            new: Side { title: new.framework().face().to_string(), step: Some(to), ..new_side },
            counts: comparison.summary,
            headlines: comparison.headlines.iter().map(|headline| words.headline(headline)).collect(),
            affected: Vec::new(),
            sections: if entries.is_empty() { Vec::new() } else { vec![ReportSection { heading, entries }] },
            value_score: (None, None),
        }
    }

    /// Name of a side's version, in a line of its own right; a draft is called so.
    pub fn version<'a>(&'a self, side: &'a Side, words: &Words) -> &'a str {
        side.version.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(words.draft)
    }
}

/// The side on which a changed node is to be looked up: the new one where it is still there.
fn place<'a>(change: &Change, old: &'a Framework, new: &'a Framework) -> Option<(&'a Framework, Id)> {
    match (change.new_id, change.old_id) {
        (Some(id), _) => Some((new, id)),
        (None, Some(id)) => Some((old, id)),
        (None, None) => None,
    }
}

fn entry(change: &Change, old: &Framework, new: &Framework, words: &Words) -> ChangeInWords {
    let field = change.field.as_deref().and_then(|name| change.node.field_named(name));
    let said = |framework: &Framework, id: Option<Id>| {
        let value = framework.get(id?)?.fields.get(field?)?;
        Some(words.value(framework, value))
    };
    let links = words.links_changed(old, new, change);
    let is_links = links.is_some();
    let or_none = |text: String| (!text.is_empty()).then_some(text);
    let (from, to) = match change.change {
        _ if is_links => links.map_or((None, None), |[from, to]| (or_none(from), or_none(to))),
        ChangeKind::Edited if field.is_some() => (said(old, change.old_id), said(new, change.new_id)),
        // A key that this program does not know: its JSON is all there is to say.
        ChangeKind::Edited => (unknown(&change.before), unknown(&change.after)),
        _ => (change.from.clone(), change.to.clone()),
    };
    ChangeInWords {
        kind: change.change,
        node: words.kind(change.node).to_string(),
        field: change.field.as_deref().map(|name| match field {
            Some(field) => words.field(field).to_string(),
            None if is_links => words.links().to_string(),
            None => name.to_string(),
        }),
        face: place(change, old, new).map(|(side, id)| words.face(side, id)).unwrap_or_default(),
        from,
        to,
        words: change.words.clone().unwrap_or_default(),
        trivial: change.trivial == Some(true),
    }
}

fn unknown(json: &Option<Json>) -> Option<String> {
    json.as_ref().filter(|j| !j.is_null()).map(Json::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_compare::{Match, compare, compare_steps};
    use rungs_model::{Extra, Kind, Record, outline};

    const OLD: &str = "\
framework Kitchen #f
  path Line #p
    ability Cleans #c
    step Hand #h
      experience: 0-1 anywhere
      ability Cuts onions #o
      ability Asks #a
    step Cook #k
  path Pastry #y
    step Baker #b
";

    /// A step has no heading; what another program keeps under that name is shown as it stands.
    #[test]
    fn a_key_of_another_program_is_shown_even_if_a_field_of_others_is_called_so() {
        let keyed = |code: &str| {
            let mut records: Vec<Record> =
                outline::read(OLD).unwrap().records().map(|record| Record::clone(record)).collect();
            let step = records.iter_mut().find(|record| record.text(Field::Title) == "Hand").unwrap();
            step.extra = Extra(vec![("heading".to_string(), code.to_string())]);
            Framework::from_records(records).unwrap()
        };
        let (old, new) = (keyed("\"A\""), keyed("\"B\""));
        let comparison = compare(&old, &new, Match::Auto, [None, None]);
        let report = Report::of(&old, &new, &comparison, [Side::default(), Side::default()], &Words::ENGLISH);
        let entry = &report.sections[0].entries[0];
        let said = (entry.field.as_deref(), entry.from.as_deref(), entry.to.as_deref());
        assert_eq!(said, (Some("heading"), Some("\"A\""), Some("\"B\"")));
    }

    #[test]
    fn a_report_says_who_is_affected_and_what_happened() {
        let new = OLD.replace("0-1", "1-2").replace("Cuts onions", "Cuts onions evenly").replace("Cleans", "cleans.");
        let new = new.replace("      ability Asks #a\n    step Cook #k\n", "    step Cook #k\n      ability Asks #a\n");
        let (old, new) = (outline::read(OLD).unwrap(), outline::read(&new).unwrap());
        let comparison = compare(&old, &new, Match::Auto, [None, None]);
        let sides = [Side { version: Some("1".into()), ..Side::default() }, Side::default()];
        let report = Report::of(&old, &new, &comparison, sides, &Words::ENGLISH);
        let affected = report.affected.iter().map(|path| (path.title.as_str(), path.steps.len()));
        assert_eq!(affected.collect::<Vec<_>>(), [("Line", 2)]);
        assert!(
            report.headlines.contains(&"“Hand” in Line: 0–1 years → 1–2 years".to_string()),
            "{:?}",
            report.headlines
        );
        let names: Vec<String> = report.sections.iter().map(ReportSection::name).collect();
        assert_eq!(names, ["Line", "Line › Hand", "Line › Cook"]);
        let entry = &report.sections[1].entries[0];
        assert_eq!((entry.node.as_str(), entry.field.as_deref()), ("Step", Some("Experience")));
        assert_eq!(entry.from.as_deref(), Some("0–1 years anywhere"));
        assert_eq!(entry.to.as_deref(), Some("1–2 years anywhere"));
        assert!(report.sections[0].entries[0].trivial && !entry.trivial);
        assert_eq!(report.version(&report.old, &Words::ENGLISH), "1");
        assert_eq!(report.version(&report.new, &Words::ENGLISH), "Draft");
    }

    #[test]
    fn a_report_of_two_steps_says_from_which_to_which() {
        let framework = outline::read(OLD).unwrap();
        let step = |title: &str| framework.of_kind(Kind::Step).into_iter().find(|r| r.face() == title).unwrap().id;
        let words = Words::ENGLISH.of_steps();
        let report = |one: &str, two: &str| {
            let (one, two) = (step(one), step(two));
            let comparison = compare_steps(&framework, one, &framework, two, [None, None]).unwrap();
            let sides = [Side::default(), Side::default()];
            Report::of_steps((&framework, one), (&framework, two), &comparison, sides, &words)
        };
        let grown = report("Hand", "Baker");
        assert_eq!(grown.title, "From Hand to Baker");
        assert_eq!((words.changes, words.before, words.after), ("What changes", "From", "To"));
        assert_eq!(grown.old.step, Some(["Hand".to_string(), "Line".to_string()]));
        assert_eq!(grown.new.step, Some(["Baker".to_string(), "Pastry".to_string()]));
        assert!(grown.affected.is_empty() && grown.value_score == (None, None));
        assert_eq!(grown.sections.iter().map(ReportSection::name).collect::<Vec<_>>(), ["Pastry › Baker"]);
        let gone = grown.sections[0].entries.iter().filter(|e| e.kind == ChangeKind::Removed);
        assert_eq!(gone.map(|e| e.face.as_str()).collect::<Vec<_>>(), ["Cuts onions", "Asks"]);
        let same = report("Cook", "Cook");
        assert_eq!((same.title.as_str(), same.sections.len()), ("Cook", 0));
    }
}
