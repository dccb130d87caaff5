//! Abilities that went from one competency to another together.

use super::{Headline, HeadlineKind, Story, story::count};
use rungs_model::{Framework, Kind};
use serde_json::Value as Json;
use std::collections::HashMap;

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let mut ways: HashMap<(Option<&str>, Option<&str>), Vec<usize>> = HashMap::new();
    for (i, change) in story.free_edits("competency").filter(|(_, change)| change.node == Kind::Ability) {
        let (before, after) =
            (change.before.as_ref().and_then(Json::as_str), change.after.as_ref().and_then(Json::as_str));
        ways.entry((before, after)).or_default().push(i);
    }
    let mut ways: Vec<_> = ways.into_iter().filter(|(_, edits)| edits.len() > 1).collect();
    ways.sort_unstable_by(|(_, a), (_, b)| a.cmp(b));
    let mut headlines = Vec::new();
    for ((before, after), edits) in ways {
        let number = count(edits.len());
        let mut headline = story.headline(HeadlineKind::Reassigned, edits[0], edits);
        headline.before = Some(title(story.old, before));
        headline.after = Some(title(story.new, after));
        headline.field = Some("competency".to_string());
        headline.title = None;
        headline.place = Vec::new();
        headline.count = Some(number);
        headlines.push(headline);
    }
    headlines
}

/// The title of a competency; null for none, or one that is not there.
fn title(side: &Framework, id: Option<&str>) -> Json {
    let record = id.and_then(|id| id.parse().ok()).and_then(|id| side.get(id));
    record.map_or(Json::Null, |record| record.face().into())
}
