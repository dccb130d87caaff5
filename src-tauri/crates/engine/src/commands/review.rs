//! Commands of the review: a colleague's state gone through change by change.

pub(super) use super::framework::Changed;
use super::framework::Records;
pub(super) use super::library::FrameworkRequest;
use crate::review::Held;
use crate::{Engine, Problem};
use chrono::{DateTime, Utc};
use rungs_compare::merge::{Choice, ConflictKind, ToRead};
use rungs_compare::{ChangeReport, Comparison, Side, change_report};
use rungs_model::{Id, Kind};
use rungs_store::ReviewRow;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::sync::Arc;
use ts_rs::TS;

/// A colleague's state that was taken in.
#[derive(Serialize, TS)]
pub struct ReviewEntry {
    key: u32,
    name: String,
    #[ts(type = "string")]
    at: DateTime<Utc>,
}

impl From<&ReviewRow> for ReviewEntry {
    fn from(row: &ReviewRow) -> ReviewEntry {
        ReviewEntry { key: row.key as u32, name: row.name.clone(), at: row.at }
    }
}

/// The reviews of a framework, newest first.
#[derive(Serialize, TS)]
pub struct Reviews {
    reviews: Vec<ReviewEntry>,
}

pub(super) fn list(engine: &Engine, request: FrameworkRequest) -> Result<Reviews, Problem> {
    Ok(Reviews { reviews: engine.reviews(request.framework)?.iter().map(ReviewEntry::from).collect() })
}

/// Which review.
#[derive(Deserialize, TS)]
pub struct ReviewRequest {
    framework: Id,
    review: u32,
}

/// Something both sides changed differently.
#[derive(Serialize, TS)]
pub struct OpenConflict {
    id: Id,
    node: Kind,
    field: Option<String>,
    #[ts(type = "\"edit/edit\" | \"edit/remove\" | \"move/move\" | \"order\" | \"added twice\"")]
    kind: ConflictKind,
    #[ts(type = "unknown")]
    base: Json,
    #[ts(type = "unknown")]
    ours: Json,
    #[ts(type = "unknown")]
    theirs: Json,
    /// What the node is called in the draft before theirs came, or in theirs.
    title: String,
    /// What its containers are called, from the outside in.
    within: Vec<String>,
    /// Whose state the draft holds now; none where it holds something else.
    held: Option<Held>,
    /// Whether a person has decided it.
    decided: bool,
}

/// A review, open: what came with their file from the draft as it was (old) to what came of both (new).
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenReview {
    review: ReviewEntry,
    base_version: Option<String>,
    comparison: Comparison,
    report: ChangeReport,
    /// Who made the changes, as far as the versions in the file tell; who made most of them first.
    people: Vec<String>,
    /// For each change who made it, by the place among the people; null where nobody knows.
    authors: Vec<Option<u32>>,
    /// For each change whether the draft has it (new), has what was before (old), or holds something else (null).
    standing: Vec<Option<Side>>,
    conflicts: Vec<OpenConflict>,
    to_read: Vec<ToRead>,
    #[ts(type = "Array<Record>")]
    old_records: Records,
    #[ts(type = "Array<Record>")]
    new_records: Records,
}

pub(super) fn open(engine: &Engine, request: ReviewRequest) -> Result<OpenReview, Problem> {
    let review = engine.review(request.framework, i64::from(request.review))?;
    let new = Arc::new(review.merge.framework);
    let title =
        |id: Id| new.get(id).or_else(|| review.before.get(id)).map(|r| r.face().to_string()).unwrap_or_default();
    let within = |id: Id| -> Vec<String> {
        let side = if new.get(id).is_some() { &new } else { &review.before };
        let above = side.ancestors(id).into_iter().filter(|r| r.kind != Kind::Framework);
        let mut titles: Vec<String> = above.map(|r| r.face().to_string()).collect();
        titles.reverse();
        titles
    };
    let conflicts = review.merge.report.conflicts.into_iter().zip(review.held).zip(review.decided);
    let conflicts = conflicts.map(|((conflict, held), decided)| OpenConflict {
        id: conflict.id,
        node: conflict.node,
        field: conflict.field,
        kind: conflict.kind,
        base: conflict.base.json(),
        ours: conflict.ours.json(),
        theirs: conflict.theirs.json(),
        title: title(conflict.id),
        within: within(conflict.id),
        held,
        decided,
    });
    Ok(OpenReview {
        review: ReviewEntry::from(&review.row),
        base_version: review.base_version,
        report: change_report(&review.comparison, &review.before, &new),
        comparison: review.comparison,
        people: review.people.names,
        authors: review.people.authors,
        standing: review.standing,
        conflicts: conflicts.collect(),
        to_read: review.merge.report.to_read,
        old_records: Records(review.before.clone()),
        new_records: Records(new.clone()),
    })
}

/// Which changes, by their numbers, and whether they are accepted (new) or rejected (old).
#[derive(Deserialize, TS)]
pub struct SettleRequest {
    framework: Id,
    review: u32,
    changes: Vec<u32>,
    side: Side,
}

pub(super) fn settle(engine: &Engine, request: SettleRequest) -> Result<Changed, Problem> {
    let review = i64::from(request.review);
    Ok(engine.settle_review(request.framework, review, &request.changes, request.side)?.into())
}

/// What a person chose in a conflict; `text` where the words are their own.
#[derive(Deserialize, TS)]
pub struct ResolveRequest {
    framework: Id,
    review: u32,
    conflict: u32,
    choice: ChoiceName,
    #[ts(optional)]
    text: Option<String>,
}

/// Whose state is to stand; `open` takes the decision back.
#[derive(Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ChoiceName {
    Base,
    Ours,
    Theirs,
    Text,
    Open,
}

pub(super) fn resolve(engine: &Engine, request: ResolveRequest) -> Result<Changed, Problem> {
    let choice = match request.choice {
        ChoiceName::Base => Some(Choice::Base),
        ChoiceName::Ours => Some(Choice::Ours),
        ChoiceName::Theirs => Some(Choice::Theirs),
        ChoiceName::Text => Some(Choice::Text(request.text.unwrap_or_default())),
        ChoiceName::Open => None,
    };
    let review = i64::from(request.review);
    Ok(engine.resolve_conflict(request.framework, review, request.conflict, choice.as_ref())?.into())
}
