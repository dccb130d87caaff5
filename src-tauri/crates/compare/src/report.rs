//! A comparison as it is handed out: what is new, changed and gone, part by part and folded by headlines, and who is
//! affected. Every format prints this; the words for people are theirs.

use crate::headline::{Headline, HeadlineKind};
use crate::sections::{Head, Parts, titles};
use crate::{Change, ChangeKind, Comparison, Summary};
use rungs_model::{Field, Framework, Id, IdMap, Kind, told_score};
use serde::Serialize;
use std::collections::HashMap;

/// A comparison for readers.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeReport {
    /// How many changes of each kind.
    pub counts: Summary,
    /// How many of the edits are of case, white space or punctuation only.
    pub trivial: u32,
    /// The value score of both sides.
    pub value_score: ValueScores,
    /// Whose path or step reads otherwise than before, in the order of the new side, what is gone last. Edits of case,
    /// white space or punctuation affect nobody.
    pub affected: Vec<AffectedPath>,
    /// The changes by part: first the framework itself, with what concerns several parts, then in reading order.
    pub parts: Vec<ReportPart>,
}

/// Weight of the abilities that serve a value stream ÷ weight of all, from 0 to 1; none where there are no abilities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ts_rs::TS)]
#[allow(missing_docs)]
pub struct ValueScores {
    pub before: Option<f64>,
    pub after: Option<f64>,
}

/// How a part stands between the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Standing {
    New,
    Changed,
    Gone,
}

/// A path that people on it should read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct AffectedPath {
    /// The path: its id now, or as it was if it is gone.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Whether it is new or gone.
    pub standing: Standing,
    /// How many changes there are on it, those of its steps included.
    pub changes: u32,
    /// Whether an ability that holds on every step changed.
    pub every_step: bool,
    /// Its steps that changed.
    pub steps: Vec<AffectedStep>,
}

/// A step that people on it should read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct AffectedStep {
    /// The step: its id now, or as it was if it is gone.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Whether it is new or gone.
    pub standing: Standing,
    /// How many changes there are on it.
    pub changes: u32,
    /// How many competencies of its abilities are worded otherwise.
    pub competencies: u32,
}

/// A path, a step, a group, an objective or the framework itself, with what happened there.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportPart {
    /// What the part is called, from the outside in: path and step; empty for the framework itself.
    pub heading: Vec<String>,
    /// What kind of part it is.
    #[ts(type = "Kind")]
    pub node: Kind,
    /// Whether it is new or gone.
    pub standing: Standing,
    /// What came.
    pub new: Vec<ReportEntry>,
    /// What was edited or moved, and where it stands now.
    pub changed: Vec<ReportEntry>,
    /// What is no longer there.
    pub gone: Vec<ReportEntry>,
}

/// One thing to say: a headline with all the changes it folds, or a change that no headline folds, by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum ReportEntry {
    Headline(u32),
    Change(u32),
}

/// Makes a report of a comparison and its two sides.
pub fn change_report(comparison: &Comparison, old: &Framework, new: &Framework) -> ChangeReport {
    let parts = Parts::new(comparison, old, new);
    ChangeReport {
        counts: comparison.summary,
        trivial: number(comparison.changes.iter().filter(|c| c.trivial == Some(true)).count()),
        value_score: ValueScores { before: told_score(old), after: told_score(new) },
        affected: affected(comparison, new, old, &parts),
        parts: by_part(comparison, &parts),
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Sorts headlines, and the changes that none folds, into parts.
fn by_part(comparison: &Comparison, parts: &Parts<'_>) -> Vec<ReportPart> {
    let mut folded: Vec<Option<usize>> = vec![None; comparison.changes.len()];
    for (h, headline) in comparison.headlines.iter().enumerate() {
        for i in &headline.changes {
            folded[*i as usize] = Some(h);
        }
    }
    let added: IdMap<Id, ()> = came(comparison).map(|id| (id, ())).collect();
    let mut told = vec![false; comparison.headlines.len()];
    let mut known: HashMap<Vec<Id>, usize> = HashMap::new();
    let mut found: Vec<ReportPart> = Vec::new();
    for (i, change) in comparison.changes.iter().enumerate() {
        let (heads, entry, standing) = match folded[i] {
            Some(h) if std::mem::replace(&mut told[h], true) => continue,
            Some(h) => {
                let headline = &comparison.headlines[h];
                (
                    heads_of(headline, change, comparison, parts),
                    ReportEntry::Headline(number(h)),
                    says(headline.headline),
                )
            }
            None => (parts.of(change), ReportEntry::Change(number(i)), happened(change.change)),
        };
        let key: Vec<Id> = heads.iter().map(|head| head.record.id).collect();
        let at = *known.entry(key).or_insert_with(|| {
            found.push(part(&heads, &added));
            found.len() - 1
        });
        match standing {
            Standing::New => found[at].new.push(entry),
            Standing::Changed => found[at].changed.push(entry),
            Standing::Gone => found[at].gone.push(entry),
        }
    }
    // What is said first of a part is said in headlines.
    for part in &mut found {
        for entries in [&mut part.new, &mut part.changed, &mut part.gone] {
            entries.sort_by_key(|entry| matches!(entry, ReportEntry::Change(_)));
        }
    }
    found.sort_by_key(|part| !part.heading.is_empty());
    found
}

/// The new ids of nodes that came.
fn came(comparison: &Comparison) -> impl Iterator<Item = Id> {
    comparison.changes.iter().filter(|c| c.change == ChangeKind::Added).filter_map(|c| c.new_id)
}

fn part(heads: &[Head<'_>], added: &IdMap<Id, ()>) -> ReportPart {
    let head = heads.last();
    ReportPart {
        heading: titles(heads),
        node: head.map_or(Kind::Framework, |head| head.record.kind),
        standing: head.map_or(Standing::Changed, |head| standing(*head, added)),
        new: Vec::new(),
        changed: Vec::new(),
        gone: Vec::new(),
    }
}

fn standing(head: Head<'_>, added: &IdMap<Id, ()>) -> Standing {
    match (head.is_gone, added.contains_key(&head.record.id)) {
        (true, _) => Standing::Gone,
        (false, true) => Standing::New,
        (false, false) => Standing::Changed,
    }
}

/// Where a headline is told: with its subject; at the framework itself where it concerns several parts.
fn heads_of<'a>(headline: &Headline, first: &Change, comparison: &Comparison, parts: &Parts<'a>) -> Vec<Head<'a>> {
    let concerns_all = match headline.headline {
        HeadlineKind::TermReplaced | HeadlineKind::Tidied | HeadlineKind::Reassigned => true,
        HeadlineKind::Renamed => !headline.parts.is_empty(),
        _ => false,
    };
    if concerns_all {
        return Vec::new();
    }
    let about = |change: &&Change| (change.old_id, change.new_id) == (headline.old_id, headline.new_id);
    let mut folds = headline.changes.iter().filter_map(|i| comparison.changes.get(*i as usize));
    let mut heads = parts.of(folds.find(about).unwrap_or(first));
    if headline.headline == HeadlineKind::Renumbered {
        heads.truncate(1);
    }
    heads
}

/// Whether a headline tells of something new or gone.
fn says(headline: HeadlineKind) -> Standing {
    use HeadlineKind as H;
    match headline {
        H::PathAdded
        | H::LevelInserted
        | H::GroupAdded
        | H::CompetencyAdded
        | H::ObjectiveAdded
        | H::ValueStreamAdded => Standing::New,
        H::PathRemoved
        | H::LevelRemoved
        | H::GroupRemoved
        | H::CompetencyRemoved
        | H::ObjectiveRemoved
        | H::ValueStreamRemoved => Standing::Gone,
        _ => Standing::Changed,
    }
}

fn happened(change: ChangeKind) -> Standing {
    match change {
        ChangeKind::Added => Standing::New,
        ChangeKind::Removed => Standing::Gone,
        ChangeKind::Moved | ChangeKind::Reordered | ChangeKind::Edited => Standing::Changed,
    }
}

/// What happened on a path or step.
#[derive(Default)]
struct Touched {
    changes: u32,
    every_step: bool,
    competencies: u32,
}

fn affected(comparison: &Comparison, new: &Framework, old: &Framework, parts: &Parts<'_>) -> Vec<AffectedPath> {
    let mut touched: IdMap<Id, Touched> = IdMap::default();
    // Steps that are gone, by the path they stood on; none for a path that is gone itself.
    let mut gone: IdMap<Id, Vec<Option<Head<'_>>>> = IdMap::default();
    for change in comparison.changes.iter().filter(|c| c.trivial != Some(true)) {
        let mut places = vec![parts.of(change)];
        if change.change == ChangeKind::Moved {
            places.extend(change.old_id.map(|id| parts.before(id)));
        }
        // A move within one path is one change of it.
        let mut counted: Vec<Id> = Vec::new();
        for heads in places {
            for (depth, head) in heads.iter().enumerate().filter(|(_, head)| !counted.contains(&head.record.id)) {
                let touch = touched.entry(head.record.id).or_default();
                touch.changes += 1;
                touch.every_step |= change.node == Kind::Ability && depth + 1 == heads.len();
            }
            counted.extend(heads.iter().map(|head| head.record.id));
            if let ([path, ..], Some(last)) = (heads.as_slice(), heads.last().filter(|head| head.is_gone)) {
                gone.entry(path.record.id).or_default().push((heads.len() > 1).then_some(*last));
            }
        }
    }
    through_competencies(comparison, new, &mut touched);
    let added: IdMap<Id, ()> = came(comparison).map(|id| (id, ())).collect();
    let mut paths = Vec::new();
    for path in new.below(new.root(), Kind::Path) {
        let now = |record| Head { record, is_gone: false };
        let steps = new.below(path.id, Kind::Step).map(now);
        let gone = gone.get(&path.id).into_iter().flatten().flatten().copied();
        paths.extend(path_of(now(path), steps.chain(gone), &touched, &added));
    }
    for path in old.below(old.root(), Kind::Path) {
        // Under the id of a path that is still there stand only its own steps, told above.
        let is_told = new.get(path.id).is_some_and(|record| record.kind == Kind::Path);
        if let Some(steps) = gone.get(&path.id).filter(|_| !is_told) {
            let was = Head { record: path, is_gone: true };
            paths.extend(path_of(was, steps.iter().flatten().copied(), &touched, &added));
        }
    }
    paths
}

fn path_of<'a>(
    path: Head<'a>,
    steps: impl Iterator<Item = Head<'a>>,
    touched: &IdMap<Id, Touched>,
    added: &IdMap<Id, ()>,
) -> Option<AffectedPath> {
    let mut found: Vec<AffectedStep> = Vec::new();
    let mut told: IdMap<Id, ()> = IdMap::default();
    for step in steps {
        let Some(touch) = touched.get(&step.record.id) else { continue };
        if told.insert(step.record.id, ()).is_none() {
            found.push(AffectedStep {
                id: step.record.id,
                title: step.record.face().to_string(),
                standing: standing(step, added),
                changes: touch.changes,
                competencies: touch.competencies,
            });
        }
    }
    let touch = touched.get(&path.record.id);
    (touch.is_some() || !found.is_empty()).then(|| AffectedPath {
        id: path.record.id,
        title: path.record.face().to_string(),
        standing: standing(path, added),
        changes: touch.map_or(0, |touch| touch.changes),
        every_step: touch.is_some_and(|touch| touch.every_step),
        steps: found,
    })
}

/// A competency that is worded otherwise touches every step with an ability that belongs to it.
fn through_competencies(comparison: &Comparison, new: &Framework, touched: &mut IdMap<Id, Touched>) {
    let edits = comparison.changes.iter().filter(|c| c.change == ChangeKind::Edited && c.trivial != Some(true));
    let reworded: IdMap<Id, ()> =
        edits.filter(|c| c.node == Kind::Competency).filter_map(|c| Some((c.new_id?, ()))).collect();
    if reworded.is_empty() {
        return;
    }
    for path in new.below(new.root(), Kind::Path) {
        for step in new.below(path.id, Kind::Step) {
            let links = new.below(step.id, Kind::Ability).filter_map(|ability| ability.link(Field::Competency));
            let used: IdMap<Id, ()> = links.filter(|id| reworded.contains_key(id)).map(|id| (id, ())).collect();
            if !used.is_empty() {
                touched.entry(step.id).or_default().competencies = number(used.len());
            }
        }
    }
}

#[cfg(test)]
mod tests;
