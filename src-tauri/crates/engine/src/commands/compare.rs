//! Commands of the comparison.

use super::framework::Records;
pub(super) use super::library::Done;
use crate::{Engine, Loaded, Match, People, Problem, State};
use rungs_compare::{ChangeReport, Comparison, change_report};
use rungs_model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which two states, and how their nodes are paired.
#[derive(Deserialize, TS)]
pub struct CompareRequest {
    old: State,
    new: State,
    #[serde(rename = "match")]
    #[ts(optional)]
    by: Option<MatchName>,
}

/// How nodes are paired.
#[derive(Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum MatchName {
    Auto,
    Ids,
    Content,
}

/// What changed, and both sides whole.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    comparison: Comparison,
    report: ChangeReport,
    /// Who made the changes, who made most of them first.
    people: Vec<String>,
    /// For each change who made it, by the place among the people; null where nobody knows.
    authors: Vec<Option<u32>>,
    #[ts(type = "Array<Record>")]
    old_records: Records,
    #[ts(type = "Array<Record>")]
    new_records: Records,
}

pub(super) fn states(engine: &Engine, request: CompareRequest) -> Result<Compared, Problem> {
    let (old, new) = (engine.state(request.old)?, engine.state(request.new)?);
    let by = match request.by {
        None | Some(MatchName::Auto) => Match::Auto,
        Some(MatchName::Ids) => Match::Ids,
        Some(MatchName::Content) => Match::Content,
    };
    let comparison = engine.compared(&old, &new, by)?;
    let people = engine.people(&old, &new, &comparison)?;
    Ok(told(comparison, people, old, new))
}

fn told(comparison: Comparison, people: People, old: Loaded, new: Loaded) -> Compared {
    Compared {
        report: change_report(&comparison, &old.framework, &new.framework),
        comparison,
        people: people.names,
        authors: people.authors,
        old_records: Records(old.framework),
        new_records: Records(new.framework),
    }
}

/// Which two steps, each in a state.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepsRequest {
    old: State,
    old_step: Id,
    new: State,
    new_step: Id,
}

pub(super) fn steps(engine: &Engine, request: StepsRequest) -> Result<Compared, Problem> {
    let (old, new) = (engine.state(request.old)?, engine.state(request.new)?);
    let comparison = engine.compared_steps((&old, request.old_step), (&new, request.new_step))?;
    // What one step asks for otherwise than another is nobody's change.
    let people = People { names: Vec::new(), authors: vec![None; comparison.changes.len()] };
    Ok(told(comparison, people, old, new))
}

/// Two nodes that a person says are the same thing, or are not.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PairRequest {
    old: State,
    new: State,
    old_id: Id,
    new_id: Id,
    together: bool,
}

pub(super) fn pair(engine: &Engine, request: PairRequest) -> Result<Done, Problem> {
    let (old, new) = ((request.old.framework, request.old_id), (request.new.framework, request.new_id));
    engine.keep_pair(old, new, request.together)?;
    Ok(Done {})
}
