//! Commands that start a framework from another one.

use super::library::Counts;
pub(super) use super::library::{FrameworkRequest, ListRequest, Made};
use crate::start::Beginning;
use crate::{Engine, Problem, State};
use chrono::{DateTime, Utc};
use rungs_model::{Field, Framework, Id, Kind};
use rungs_store::Source;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The starter frameworks.
#[derive(Serialize, TS)]
pub struct Starters {
    starters: Vec<Starter>,
}

/// A starter framework, with as much as is needed to choose.
#[derive(Serialize, TS)]
pub struct Starter {
    name: String,
    title: String,
    summary: String,
    /// In which it is written, as a BCP 47 tag.
    language: String,
    counts: Counts,
    paths: Vec<StarterPath>,
    groups: Vec<StarterGroup>,
    /// How many objectives it has, with the abilities that serve them.
    objectives: u32,
}

/// A path of a starter.
#[derive(Serialize, TS)]
pub struct StarterPath {
    title: String,
    tagline: String,
    steps: Vec<StarterStep>,
}

/// A step of a path of a starter.
#[derive(Serialize, TS)]
pub struct StarterStep {
    title: String,
    code: String,
    focus: String,
    /// The place of its grade among all grades, so that steps of several paths line up; none without one.
    column: Option<u32>,
    /// Its first ability.
    first: String,
}

/// A group of competencies of a starter.
#[derive(Serialize, TS)]
pub struct StarterGroup {
    title: String,
    competencies: Vec<String>,
}

pub(super) fn starters(_: &Engine, _: ListRequest) -> Result<Starters, Problem> {
    let starters = crate::STARTERS.iter().map(|starter| Ok(shown(starter.name, &starter.read()?)));
    Ok(Starters { starters: starters.collect::<Result<_, Problem>>()? })
}

fn shown(name: &str, framework: &Framework) -> Starter {
    let root = framework.framework();
    let text = |id: &Id, field| framework.get(*id).map(|r| r.text(field).to_string()).unwrap_or_default();
    let below = |id: Id, kind| framework.children(id, kind);
    let count = |kind| u32::try_from(framework.of_kind(kind).len()).unwrap_or(u32::MAX);
    let grades = below(root.id, Kind::Grade);
    let step = |id: &Id| {
        let grade = framework.get(*id).and_then(|r| r.link(Field::Grade));
        let column = grades.iter().position(|one| Some(*one) == grade);
        StarterStep {
            title: text(id, Field::Title),
            code: text(id, Field::Code),
            focus: text(id, Field::Focus),
            column: column.and_then(|at| u32::try_from(at).ok()),
            first: below(*id, Kind::Ability).first().map(|one| text(one, Field::Statement)).unwrap_or_default(),
        }
    };
    let path = |id: &Id| StarterPath {
        title: text(id, Field::Title),
        tagline: text(id, Field::Tagline),
        steps: below(*id, Kind::Step).iter().map(step).collect(),
    };
    let group = |id: &Id| StarterGroup {
        title: text(id, Field::Title),
        competencies: below(*id, Kind::Competency).iter().map(|one| text(one, Field::Title)).collect(),
    };
    Starter {
        name: name.to_string(),
        title: root.text(Field::Title).to_string(),
        summary: root.text(Field::Summary).to_string(),
        language: root.text(Field::Language).to_string(),
        counts: Counts {
            paths: count(Kind::Path),
            steps: count(Kind::Step),
            abilities: count(Kind::Ability),
            competencies: count(Kind::Competency),
        },
        paths: below(root.id, Kind::Path).iter().map(path).collect(),
        groups: below(root.id, Kind::Group).iter().map(group).collect(),
        objectives: count(Kind::Objective),
    }
}

/// Which starter, and the words for the first version, which is the starter as it came.
#[derive(Deserialize, TS)]
pub struct StartRequest {
    starter: String,
    version: String,
    note: String,
}

pub(super) fn start(engine: &Engine, request: StartRequest) -> Result<Made, Problem> {
    let beginning = Beginning { title: String::new(), version: request.version, note: request.note };
    Ok(Made::of(engine.start(&request.starter, beginning)?))
}

/// Which state is copied, what the copy is called, and the words for its first version, which is what was copied.
#[derive(Deserialize, TS)]
pub struct CopyRequest {
    state: State,
    title: String,
    version: String,
    note: String,
}

pub(super) fn copy(engine: &Engine, request: CopyRequest) -> Result<Made, Problem> {
    let CopyRequest { state, title, version, note } = request;
    Ok(Made::of(engine.copy(state, Beginning { title, version, note })?))
}

/// Where a framework comes from.
#[derive(Serialize, TS)]
pub struct FromWhere {
    /// What it was started from; none where that was nothing.
    origin: Option<Origin>,
}

/// What a framework was started from, as it was called then.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The name of the starter; none for a framework of the library.
    starter: Option<String>,
    /// The framework of the library; none for a starter.
    framework: Option<Id>,
    /// The version that was copied; none for a draft.
    version: Option<Id>,
    /// Whether that framework is still on the shelf.
    is_there: bool,
    /// What it was titled then.
    title: String,
    /// The name of the copied version, or of the version of the program that brought the starter; empty for a draft.
    version_name: String,
    #[ts(type = "string")]
    at: DateTime<Utc>,
    /// The first version, which is what it was started from.
    first: Option<Id>,
}

pub(super) fn origin(engine: &Engine, request: FrameworkRequest) -> Result<FromWhere, Problem> {
    let Some((row, is_there)) = engine.origin(request.framework)? else { return Ok(FromWhere { origin: None }) };
    let (starter, framework, version) = match row.source {
        Source::Starter { name } => (Some(name), None, None),
        Source::Framework { id, version } => (None, Some(id), version),
    };
    let first = engine.versions(request.framework)?.last().map(|version| version.id);
    let (title, version_name, at) = (row.title, row.version_name, row.at);
    Ok(FromWhere { origin: Some(Origin { starter, framework, version, is_there, title, version_name, at, first }) })
}
