//! Titles that say something else: of a framework, a path, a level, a competency, a group and so on; the same new name for
//! several nodes is one headline.

use super::{Headline, HeadlineKind, HeadlinePart, Story, story::count, story::texts};
use crate::comparison::Change;
use rungs_model::Kind;
use std::collections::HashMap;

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let mut names: HashMap<(Kind, &str, &str), Vec<usize>> = HashMap::new();
    for field in ["title", "heading"] {
        for (i, change) in story.free_edits(field).filter(|(_, change)| change.node != Kind::Ability) {
            let (before, after) = texts(change);
            if !before.is_empty() && !after.is_empty() {
                names.entry((change.node, before, after)).or_default().push(i);
            }
        }
    }
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_unstable_by(|(_, a), (_, b)| a.cmp(b));
    let mut headlines = Vec::new();
    for ((_, before, after), edits) in names {
        let part = |change: &Change| HeadlinePart::of(change, Some(before), Some(after));
        let parts: Vec<HeadlinePart> = edits.iter().map(|i| part(story.change(*i))).collect();
        let field = story.change(edits[0]).field.clone();
        let mut headline = story.headline(HeadlineKind::Renamed, edits[0], edits);
        headline.field = field;
        (headline.before, headline.after) = (Some(before.into()), Some(after.into()));
        headline.count = Some(count(parts.len()));
        if parts.len() > 1 {
            headline.parts = parts;
        }
        headlines.push(headline);
    }
    headlines
}
