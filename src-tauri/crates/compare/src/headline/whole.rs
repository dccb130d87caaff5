//! A path, a level, a group, a competency, an objective or a value stream that came or went with all that is in it: one
//! thing, not forty.

use super::{Headline, HeadlineKind as H, Story, story::count};
use crate::comparison::{Change, ChangeKind};
use rungs_model::{Field, Framework, Id, IdMap, Kind};

/// What is said of each kind, containers before what they contain: come, gone, and which children are counted.
const WHOLES: [(Kind, H, H, Kind); 6] = [
    (Kind::Path, H::PathAdded, H::PathRemoved, Kind::Step),
    (Kind::Step, H::LevelInserted, H::LevelRemoved, Kind::Ability),
    (Kind::Group, H::GroupAdded, H::GroupRemoved, Kind::Competency),
    (Kind::Competency, H::CompetencyAdded, H::CompetencyRemoved, Kind::Ability),
    (Kind::Objective, H::ObjectiveAdded, H::ObjectiveRemoved, Kind::ValueStream),
    (Kind::ValueStream, H::ValueStreamAdded, H::ValueStreamRemoved, Kind::Ability),
];

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let mut headlines = side(story, ChangeKind::Added, story.new, |change| change.new_id);
    headlines.extend(side(story, ChangeKind::Removed, story.old, |change| change.old_id));
    headlines
}

fn side(story: &mut Story<'_>, kind: ChangeKind, side: &Framework, id: fn(&Change) -> Option<Id>) -> Vec<Headline> {
    let own: IdMap<Id, usize> = story.free(kind).filter_map(|(i, change)| Some((id(change)?, i))).collect();
    if own.is_empty() {
        return Vec::new();
    }
    // Of each node that came or went, the outermost that did so with it; a group without a title is no thing of its own.
    let named = |id: Id| side.get(id).is_some_and(|r| r.kind != Kind::Group || !r.face().is_empty());
    let mut inside: IdMap<Id, Vec<usize>> = IdMap::default();
    for (node, i) in &own {
        let container = side.ancestors(*node).into_iter().rfind(|a| own.contains_key(&a.id) && named(a.id));
        inside.entry(container.map_or(*node, |a| a.id)).or_default().push(*i);
    }
    let mut rows = rows(story, kind, side);
    let mut headlines = Vec::new();
    for (whole, come, gone, counted) in WHOLES {
        let says = if kind == ChangeKind::Added { come } else { gone };
        let free: Vec<(usize, Id)> =
            story.free(kind).filter(|(_, c)| c.node == whole).filter_map(|(i, c)| Some((i, id(c)?))).collect();
        for (i, node) in free.into_iter().filter(|(_, node)| named(*node)) {
            let mut folds = inside.remove(&node).unwrap_or_default();
            let number = if whole == Kind::Competency {
                let row: Vec<usize> = rows.remove(&node).unwrap_or_default();
                let row: Vec<usize> = row.into_iter().filter(|i| story.is_free(*i)).collect();
                folds.extend(&row);
                row.len()
            } else {
                folds
                    .iter()
                    .filter(|i| story.change(**i).node == counted && parent(side, id(story.change(**i))) == Some(node))
                    .count()
            };
            let mut headline = story.headline(says, i, folds).beside(side, Some(node));
            headline.count = (whole != Kind::ValueStream).then_some(count(number));
            headlines.push(headline);
        }
    }
    headlines
}

fn parent(side: &Framework, id: Option<Id>) -> Option<Id> {
    side.get(id?)?.parent
}

/// The abilities that came or went, by their competency.
fn rows(story: &Story<'_>, kind: ChangeKind, side: &Framework) -> IdMap<Id, Vec<usize>> {
    let mut rows: IdMap<Id, Vec<usize>> = IdMap::default();
    for (i, change) in story.free(kind).filter(|(_, change)| change.node == Kind::Ability) {
        let id = if kind == ChangeKind::Added { change.new_id } else { change.old_id };
        let record = id.and_then(|id| side.get(id));
        if let Some(competency) = record.and_then(|r| r.link(Field::Competency)) {
            rows.entry(competency).or_default().push(i);
        }
    }
    rows
}
