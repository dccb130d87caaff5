//! Commands of the versions.

pub(super) use super::framework::Changed;
pub(super) use super::library::FrameworkRequest;
use crate::{Engine, Problem, SaveVersion, State};
use chrono::{DateTime, NaiveDate, Utc};
use rungs_exchange::Status;
use rungs_model::Id;
use rungs_store::VersionRow;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

/// A version, without its content.
#[derive(Serialize, TS)]
pub struct Version {
    id: Id,
    name: String,
    note: String,
    author: String,
    #[ts(type = "string")]
    date: DateTime<Utc>,
    #[ts(type = "Status")]
    status: String,
    #[ts(type = "string | null")]
    effective: Option<NaiveDate>,
    hash: String,
}

impl From<VersionRow> for Version {
    fn from(row: VersionRow) -> Version {
        Version {
            id: row.id,
            name: row.name,
            note: row.note,
            author: row.author,
            date: row.at,
            status: row.status,
            effective: row.effective,
            hash: row.hash,
        }
    }
}

/// The versions of a framework, newest first.
#[derive(Serialize, TS)]
pub struct Versions {
    versions: Vec<Version>,
}

pub(super) fn list(engine: &Engine, request: FrameworkRequest) -> Result<Versions, Problem> {
    Ok(Versions { versions: engine.versions(request.framework)?.into_iter().map(Version::from).collect() })
}

/// The value score of the newest version, to say how it changed since; none where there is no version.
#[derive(Serialize, TS)]
pub struct LastScore {
    last: Option<VersionScore>,
}

/// Weight of the abilities that serve a value stream in a version, and weight of all.
#[derive(Serialize, TS)]
pub struct VersionScore {
    version: String,
    serving: f64,
    all: f64,
}

pub(super) fn score(engine: &Engine, request: FrameworkRequest) -> Result<LastScore, Problem> {
    let last = engine.last_score(request.framework)?;
    let last = last.map(|(row, score)| VersionScore { version: row.name, serving: score.serving, all: score.all });
    Ok(LastScore { last })
}

/// What a person says of the state they name.
#[derive(Deserialize, TS)]
pub struct SaveRequest {
    framework: Id,
    name: String,
    note: String,
    #[ts(type = "Status")]
    status: String,
    #[ts(type = "string | null")]
    effective: Option<NaiveDate>,
}

pub(super) fn save(engine: &Engine, request: SaveRequest) -> Result<Version, Problem> {
    let status = Status::from_name(&request.status)
        .ok_or_else(|| Problem::new(crate::Tone::Correct, "no-such-status", json!({"status": request.status})))?;
    let save = SaveVersion { name: request.name, note: request.note, status, effective: request.effective };
    Ok(engine.save_version(request.framework, save)?.into())
}

/// Which version.
#[derive(Deserialize, TS)]
pub struct VersionRequest {
    framework: Id,
    version: Id,
}

/// A version, whole.
#[derive(Serialize, TS)]
pub struct OpenedVersion {
    version: Version,
    #[ts(type = "Array<Record>")]
    records: super::framework::Records,
}

pub(super) fn open(engine: &Engine, request: VersionRequest) -> Result<OpenedVersion, Problem> {
    let loaded = engine.state(State { framework: request.framework, version: Some(request.version), edit: None })?;
    let version = loaded.version.ok_or_else(|| Problem::fault("a version without its row"))?;
    Ok(OpenedVersion { version: version.into(), records: super::framework::Records(loaded.framework) })
}

pub(super) fn restore(engine: &Engine, request: VersionRequest) -> Result<Changed, Problem> {
    Ok(engine.restore(request.framework, request.version)?.into())
}
