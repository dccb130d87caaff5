//! The measure of a value stream.

use super::{Headline, HeadlineKind, Story};
use crate::comparison::Change;

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let edits: Vec<(usize, &Change)> = story.free_edits("metric").collect();
    let mut headlines = Vec::new();
    for (i, change) in edits {
        let mut headline = story.headline(HeadlineKind::MetricChanged, i, []);
        (headline.before, headline.after) = (change.before.clone(), change.after.clone());
        headlines.push(headline);
    }
    headlines
}
