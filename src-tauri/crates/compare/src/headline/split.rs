//! One ability that became several, and several that became one.

use super::{Headline, HeadlineKind, HeadlinePart, Story};
use crate::comparison::{Change, ChangeKind};
use crate::split::{Piece, Whole, splits};
use crate::words::{Mark, WordMark};
use rungs_model::{Id, IdMap, Kind};
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
    let home = |change: &Change| -> Option<Id> { story.record(change)?.1.parent };
    let pieces: Vec<Piece<'_>> = abilities(piece)
        .filter_map(|(index, change)| {
            Some(Piece { index, home: stayed(story, home(change)?), text: statement(change)? })
        })
        .collect();
    if pieces.is_empty() {
        return Vec::new();
    }
    let edits = story.free_edits("statement").filter_map(|(index, change)| {
        let marks = change.words.as_ref()?;
        let (before, after) = (change.before.as_ref()?.as_str()?, change.after.as_ref()?.as_str()?);
        let (lost, gained) = (marked(marks, Mark::Removed), marked(marks, Mark::Added));
        let home = story.record(change)?.1.parent;
        Some(if is_split {
            Whole { index, home, before, after, lost, gained }
        } else {
            Whole { index, home, before: after, after: before, lost: gained, gained: lost }
        })
    });
    // What is gone went into its neighbours or nowhere.
    let mut neighbours: IdMap<Id, usize> = IdMap::default();
    for home in pieces.iter().filter_map(|piece| piece.home) {
        *neighbours.entry(home).or_default() += 1;
    }
    let gone = abilities(whole).filter_map(|(index, change)| {
        let home = stayed(story, home(change)?);
        if home.is_some_and(|home| neighbours.get(&home).is_none_or(|n| *n < 2)) {
            return None;
        }
        let before = statement(change)?;
        Some(Whole { index, home, before, after: "", lost: vec![before], gained: Vec::new() })
    });
    let found = splits(&pieces, edits.chain(gone));
    let mut headlines = Vec::new();
    for (whole, parts) in found {
        let change = story.change(whole);
        let side = |i: &usize| {
            let change = story.change(*i);
            let said = statement(change);
            if is_split { HeadlinePart::of(change, None, said) } else { HeadlinePart::of(change, said, None) }
        };
        let parts_said: Vec<HeadlinePart> = parts.iter().map(side).collect();
        let mut headline = story.headline(says, whole, parts);
        headline.parts = parts_said;
        headline.before = said(change, &change.before);
        headline.after = said(change, &change.after);
        headlines.push(headline);
    }
    headlines
}

/// What a container is called on the new side, as far as its id tells.
fn stayed(story: &Story<'_>, home: Id) -> Option<Id> {
    story.new.get(home).map(|record| record.id)
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
