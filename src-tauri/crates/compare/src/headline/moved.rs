//! Paths, levels and competencies that stand elsewhere, and several nodes that moved together.

use super::{Headline, HeadlineKind as H, Story, story::count};
use crate::comparison::{Change, ChangeKind};
use rungs_model::{Id, Kind};
use std::collections::HashMap;

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let mut headlines = together(story);
    for kind in [ChangeKind::Moved, ChangeKind::Reordered] {
        let free: Vec<(usize, &Change)> = story.free(kind).collect();
        for (i, change) in free {
            let says = match change.node {
                Kind::Path => H::PathMoved,
                Kind::Step => H::LevelMoved,
                // The order of competencies is of no consequence.
                Kind::Competency if kind == ChangeKind::Moved => H::CompetencyMoved,
                _ => continue,
            };
            let mut headline = story.headline(says, i, []).beside(story.new, change.new_id);
            (headline.from, headline.to) = (change.from.clone(), change.to.clone());
            headlines.push(headline);
        }
    }
    headlines
}

/// Several nodes of one kind from one container to one other.
fn together(story: &mut Story<'_>) -> Vec<Headline> {
    let mut ways: HashMap<(Kind, Option<Id>, Option<Id>), Vec<usize>> = HashMap::new();
    for (i, change) in story.free(ChangeKind::Moved) {
        let parent = |side: &rungs_model::Framework, id: Option<Id>| side.get(id?)?.parent;
        let way = (change.node, parent(story.old, change.old_id), parent(story.new, change.new_id));
        ways.entry(way).or_default().push(i);
    }
    let mut ways: Vec<Vec<usize>> = ways.into_values().filter(|way| way.len() > 1).collect();
    ways.sort_unstable();
    let mut headlines = Vec::new();
    for way in ways {
        let change = story.change(way[0]);
        let number = count(way.len());
        let mut headline = story.headline(H::MovedTogether, way[0], way);
        (headline.from, headline.to) = (change.from.clone(), change.to.clone());
        headline.title = None;
        headline.count = Some(number);
        headlines.push(headline);
    }
    headlines
}
