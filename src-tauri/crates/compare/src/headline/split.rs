//! One ability that became several, and several that became one.

use super::{Headline, HeadlineKind, Part, Story};
use crate::comparison::{Change, ChangeKind};
use crate::split::{Whole, splits};
use crate::words::{Mark, WordMark};
use rungs_model::Kind;
use serde_json::Value as Json;

pub(super) fn find(story: &mut Story<'_>) -> Vec<Headline> {
    let mut headlines = one_way(story, HeadlineKind::Split);
    headlines.extend(one_way(story, HeadlineKind::Joined));
    headlines
}

/// A join is a split read backwards.
fn one_way(story: &mut Story<'_>, says: HeadlineKind) -> Vec<Headline> {
    let is_split = says == HeadlineKind::Split;
    let (piece, whole) =
        if is_split { (ChangeKind::Added, ChangeKind::Removed) } else { (ChangeKind::Removed, ChangeKind::Added) };
    let abilities = |kind| story.free(kind).filter(|(_, change)| change.node == Kind::Ability);
    let pieces: Vec<(usize, &str)> = abilities(piece).filter_map(|(i, change)| Some((i, statement(change)?))).collect();
    if pieces.is_empty() {
        return Vec::new();
    }
    let edits = story.free_edits("statement").filter_map(|(i, change)| {
        let marks = change.words.as_ref()?;
        let (before, after) = (change.before.as_ref()?.as_str()?, change.after.as_ref()?.as_str()?);
        let (lost, gained) = (marked(marks, Mark::Removed), marked(marks, Mark::Added));
        Some(if is_split {
            Whole { index: i, before, after, lost, gained, is_gone: false }
        } else {
            Whole { index: i, before: after, after: before, lost: gained, gained: lost, is_gone: false }
        })
    });
    let gone = abilities(whole).filter_map(|(i, change)| {
        let before = statement(change)?;
        Some(Whole { index: i, before, after: "", lost: vec![before], gained: Vec::new(), is_gone: true })
    });
    let found = splits(&pieces, edits.chain(gone).collect());
    let mut headlines = Vec::new();
    for (whole, parts) in found {
        let change = story.change(whole);
        let side = |i: &usize| {
            let change = story.change(*i);
            let said = statement(change);
            if is_split { Part::of(change, None, said) } else { Part::of(change, said, None) }
        };
        let parts_said: Vec<Part> = parts.iter().map(side).collect();
        let mut headline = story.headline(says, whole, parts);
        headline.parts = parts_said;
        headline.before = said(change, &change.before);
        headline.after = said(change, &change.after);
        headlines.push(headline);
    }
    headlines
}

/// The statement of an ability that came or went.
fn statement(change: &Change) -> Option<&str> {
    let fields = change.after.as_ref().or(change.before.as_ref())?;
    fields.get("statement")?.as_str()
}

/// The statement in a value of a change: of an edit it is the value itself.
fn said(change: &Change, value: &Option<Json>) -> Option<Json> {
    let value = value.as_ref()?;
    if change.change == ChangeKind::Edited { Some(value.clone()) } else { value.get("statement").cloned() }
}

fn marked(marks: &[WordMark], is: Mark) -> Vec<&str> {
    marks.iter().filter(|mark| mark.is == is).map(|mark| mark.text.as_str()).collect()
}
