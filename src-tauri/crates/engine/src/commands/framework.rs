//! Commands of the framework screen.

pub(super) use super::library::FrameworkRequest;
use crate::{Engine, Log, Outcome, Problem};
use rungs_model::edit::Intention;
use rungs_model::find::{self, Query, Spot};
use rungs_model::{Framework, Id, Record};
use serde::{Deserialize, Serialize, Serializer};
use std::sync::Arc;
use ts_rs::TS;

/// A draft, whole.
#[derive(Serialize, TS)]
pub struct Opened {
    #[ts(type = "Array<Record>")]
    records: Records,
    log: Log,
}

pub(super) fn open(engine: &Engine, request: FrameworkRequest) -> Result<Opened, Problem> {
    let (draft, log) = engine.draft(request.framework)?;
    Ok(Opened { records: Records(draft), log })
}

/// All records of a state, in no order. Written straight from the state: a large one is not copied first.
pub(super) struct Records(pub(super) Arc<Framework>);

impl Serialize for Records {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.records().map(Arc::as_ref))
    }
}

/// What a person wants.
#[derive(Deserialize, TS)]
pub struct EditRequest {
    framework: Id,
    intention: Intention,
}

/// What a change did: the records as they are now, and those that are gone.
#[derive(Serialize, TS)]
pub struct Changed {
    put: Vec<Record>,
    removed: Vec<Id>,
    log: Log,
    node: Option<Id>,
    /// The last step before this change: a page that knows an older one has missed something.
    #[ts(type = "number")]
    after: i64,
}

impl From<Outcome> for Changed {
    fn from(outcome: Outcome) -> Changed {
        let (log, node, after) = (outcome.log, outcome.node, outcome.after);
        let mut changed = Changed { put: Vec::new(), removed: Vec::new(), log, node, after };
        for (id, record) in outcome.changes.after() {
            match record {
                Some(record) => changed.put.push(Record::clone(record)),
                None => changed.removed.push(id),
            }
        }
        changed
    }
}

pub(super) fn edit(engine: &Engine, request: EditRequest) -> Result<Changed, Problem> {
    Ok(engine.edit(request.framework, &request.intention)?.into())
}

/// The step after which the page knows the framework.
#[derive(Deserialize, TS)]
pub struct SinceRequest {
    framework: Id,
    #[ts(type = "number")]
    edit: i64,
}

pub(super) fn since(engine: &Engine, request: SinceRequest) -> Result<Changed, Problem> {
    let since = engine.since(request.framework, request.edit)?;
    Ok(Changed { put: since.put, removed: since.removed, log: since.log, node: None, after: request.edit })
}

pub(super) fn undo(engine: &Engine, request: FrameworkRequest) -> Result<Changed, Problem> {
    Ok(engine.undo(request.framework)?.into())
}

pub(super) fn redo(engine: &Engine, request: FrameworkRequest) -> Result<Changed, Problem> {
    Ok(engine.redo(request.framework)?.into())
}

/// Words to look for in the texts of a draft, and what is to stand in their place.
#[derive(Deserialize, TS)]
pub struct FindRequest {
    framework: Id,
    query: Query,
}

/// Where the words stand: how often, and the first of the places in reading order.
#[derive(Serialize, TS)]
pub struct TextHits {
    count: u32,
    hits: Vec<TextHit>,
}

/// One place with the words around it, as it is and as it would be.
#[derive(Serialize, TS)]
pub struct TextHit {
    spot: Spot,
    before: String,
    found: String,
    put: String,
    after: String,
}

/// So many places are shown at most; more words find fewer.
const PLACES: usize = 2_000;
/// So many characters are shown on each side of what was found.
const AROUND: usize = 60;

pub(super) fn find(engine: &Engine, request: FindRequest) -> Result<TextHits, Problem> {
    let draft = engine.draft(request.framework)?.0;
    let found = find::find(&draft, &request.query);
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    Ok(TextHits { count, hits: found.into_iter().take(PLACES).map(shown).collect() })
}

fn shown(hit: find::Hit<'_>) -> TextHit {
    TextHit {
        spot: hit.spot,
        before: tail(&hit.text[..hit.at.start]),
        found: hit.text[hit.at.clone()].to_string(),
        put: hit.put,
        after: head(&hit.text[hit.at.end..]),
    }
}

/// The last words of a text. A word is not cut, unless it is as long as all that is shown.
fn tail(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(AROUND) else { return text.to_string() };
    let kept = &text[cut..];
    let whole = kept.find(char::is_whitespace).filter(|i| *i < kept.len() / 2).map_or(kept, |i| kept[i..].trim_start());
    format!("…{whole}")
}

/// The first words of a text, as `tail`.
fn head(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(AROUND + 1) else { return text.to_string() };
    let kept = &text[..cut];
    let whole = kept.rfind(char::is_whitespace).filter(|i| *i > kept.len() / 2).map_or(kept, |i| kept[..i].trim_end());
    format!("{whole}…")
}
