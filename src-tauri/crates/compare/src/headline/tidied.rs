//! Edits of case, white space and punctuation only: said once, however many there are.

use super::{Headline, HeadlineKind, Story, story::count};
use crate::comparison::ChangeKind;

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let edits: Vec<usize> =
        story.free(ChangeKind::Edited).filter(|(_, c)| c.trivial == Some(true)).map(|(i, _)| i).collect();
    let Some(first) = edits.first().copied().filter(|_| edits.len() > 1) else { return Vec::new() };
    let number = count(edits.len());
    let mut headline = story.headline(HeadlineKind::Tidied, first, edits);
    headline.title = None;
    headline.place = Vec::new();
    headline.count = Some(number);
    vec![headline]
}
