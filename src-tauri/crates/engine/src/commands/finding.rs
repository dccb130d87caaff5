//! Commands of findings: what may be mended, and what is not to be seen of it. Each answers with all as it stands then.

pub(super) use super::library::FrameworkRequest;
use crate::{Engine, Found, Ignoring, PassedOver, Problem, State};
use rungs_model::check::Finding;
use rungs_model::{Id, value_score};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Of one rule so many are sent: nobody goes through more in one go.
const MOST: usize = 200;
/// Of the further nodes of a finding so many are sent.
const MOST_NODES: usize = 500;

/// What may be mended in a draft, and its value score.
#[derive(Serialize, TS)]
pub struct Findings {
    /// The first of each rule.
    findings: Vec<Finding>,
    /// How many each rule found.
    #[ts(type = "{ [code: string]: number }")]
    counts: BTreeMap<&'static str, usize>,
    /// The first of each rule that are not to be seen.
    ignored: Vec<PassedOver>,
    score: Score,
}

/// Weight of the abilities that serve a value stream, weight of all, and those that serve none.
#[derive(Serialize, TS)]
pub struct Score {
    serving: f64,
    all: f64,
    idle: Vec<Id>,
}

pub(super) fn list(engine: &Engine, request: FrameworkRequest) -> Result<Findings, Problem> {
    all(engine, request.framework)
}

fn all(engine: &Engine, framework: Id) -> Result<Findings, Problem> {
    let draft = engine.state(State { framework, version: None, edit: None })?;
    let Found { mut findings, counts, ignored } = engine.found(&draft, MOST)?;
    for finding in &mut findings {
        finding.also.truncate(MOST_NODES);
    }
    let score = value_score(&draft.framework);
    let score = Score { serving: score.serving, all: score.all, idle: score.idle };
    Ok(Findings { findings, counts, ignored, score })
}

/// Which findings of which framework.
#[derive(Deserialize, TS)]
pub struct IgnoreRequest {
    framework: Id,
    which: Ignoring,
}

pub(super) fn ignore(engine: &Engine, request: IgnoreRequest) -> Result<Findings, Problem> {
    engine.ignore(request.framework, &request.which, true)?;
    all(engine, request.framework)
}

pub(super) fn unignore(engine: &Engine, request: IgnoreRequest) -> Result<Findings, Problem> {
    engine.ignore(request.framework, &request.which, false)?;
    all(engine, request.framework)
}
