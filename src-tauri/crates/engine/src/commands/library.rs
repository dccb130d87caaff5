//! Commands of the library screen.

use super::version::Version;
use crate::{Engine, EverRow, Problem};
use chrono::{DateTime, Utc};
use rungs_exchange::Input;
use rungs_model::{Field, Id, Kind, Record};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nothing to say.
#[derive(Deserialize, TS)]
#[ts(type = "{}")]
pub struct ListRequest {}

/// What is in the library.
#[derive(Serialize, TS)]
pub struct Library {
    frameworks: Vec<Card>,
    samples: Vec<Sample>,
    file: String,
}

/// A framework on the shelf, or off it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    id: Id,
    title: String,
    summary: String,
    #[ts(type = "string")]
    created_at: DateTime<Utc>,
    #[ts(type = "string")]
    edited_at: DateTime<Utc>,
    #[ts(type = "string | null")]
    removed_at: Option<DateTime<Utc>>,
    latest: Option<Version>,
    counts: Counts,
}

/// How much a draft holds.
#[derive(Serialize, TS)]
pub struct Counts {
    pub(super) paths: u32,
    pub(super) steps: u32,
    pub(super) abilities: u32,
    pub(super) competencies: u32,
}

/// A framework to begin with.
#[derive(Serialize, TS)]
pub struct Sample {
    name: String,
    title: String,
    summary: String,
    /// In which it is written, as a BCP 47 tag.
    language: String,
}

pub(super) fn list(engine: &Engine, _: ListRequest) -> Result<Library, Problem> {
    let card = |row: rungs_store::FrameworkRow| {
        let [paths, steps, abilities, competencies] = row.counts;
        Card {
            id: row.id,
            title: row.title,
            summary: row.summary,
            created_at: row.created,
            edited_at: row.edited,
            removed_at: row.removed,
            latest: row.latest.map(Version::from),
            counts: Counts { paths, steps, abilities, competencies },
        }
    };
    let frameworks = engine.frameworks()?.into_iter().map(card).collect();
    let samples = crate::SAMPLES.iter().map(|sample| {
        let fresh = &mut || engine.host().fresh();
        let read = rungs_exchange::import(&Input::new(sample.name, sample.json.as_bytes()), fresh);
        let read = read.map_err(Problem::fault)?;
        let root = read.content.framework().framework();
        let text = |field| root.text(field).to_string();
        let [title, summary, language] = [Field::Title, Field::Summary, Field::Language].map(text);
        Ok(Sample { name: sample.name.to_string(), title, summary, language })
    });
    let samples = samples.collect::<Result<_, Problem>>()?;
    Ok(Library { frameworks, samples, file: engine.file().display().to_string() })
}

/// Words to look for.
#[derive(Deserialize, TS)]
pub struct SearchRequest {
    query: String,
    /// Whether to look into earlier versions too, which takes longer.
    #[ts(optional)]
    earlier: Option<bool>,
}

/// Records that have the words, and texts that had them and are no longer there.
#[derive(Serialize, TS)]
pub struct Hits {
    hits: Vec<Hit>,
    earlier: Vec<EarlierHit>,
}

/// A text that no draft has any more.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EarlierHit {
    framework: Id,
    framework_title: String,
    node: Id,
    kind: Kind,
    field: Field,
    text: String,
    /// The first version that has the text; none where it came and went between two versions.
    first_version: Option<String>,
    /// The last version that has it.
    last_version: Option<String>,
    /// Whether the node is still there, with other words.
    has_node: bool,
}

/// A record that has the words.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    framework: Id,
    framework_title: String,
    node: Id,
    kind: Kind,
    /// What it is shown as.
    words: String,
    /// Its other texts, where the words may stand instead.
    other: Vec<String>,
}

/// So many hits are shown at most; more words find fewer.
const HITS: usize = 100;

pub(super) fn search(engine: &Engine, request: SearchRequest) -> Result<Hits, Problem> {
    let hit = |row: rungs_store::SearchRow| {
        let words = words_of(&row.record);
        Hit {
            framework: row.framework,
            framework_title: row.title,
            node: row.record.id,
            kind: row.record.kind,
            other: texts(&row.record).filter(|text| *text != words).map(str::to_string).collect(),
            words,
        }
    };
    let hits = engine.search(&request.query, HITS)?.into_iter().map(hit).collect();
    let ever = if request.earlier == Some(true) { engine.search_ever(&request.query, HITS)? } else { Vec::new() };
    // What the drafts have now stands among the hits above.
    let gone = ever.into_iter().filter(|row| !row.has_text);
    Ok(Hits { hits, earlier: gone.map(earlier).collect() })
}

fn earlier(row: EverRow) -> EarlierHit {
    let (first_version, last_version) = row.held.unzip();
    EarlierHit {
        framework: row.framework,
        framework_title: row.title,
        node: row.node,
        kind: row.kind,
        field: row.field,
        text: row.text,
        first_version,
        last_version,
        has_node: row.has_node,
    }
}

/// What a hit is shown as: the face of the record, or whatever it says where it has none (a transition with a note).
fn words_of(record: &Record) -> String {
    let face = Some(record.face()).filter(|face| !face.is_empty());
    face.or_else(|| texts(record).next()).unwrap_or_default().to_string()
}

/// The texts of a record that say something.
fn texts(record: &Record) -> impl Iterator<Item = &str> {
    record.fields.iter().flat_map(|(_, value)| value.texts()).filter(|text| !text.is_empty())
}

/// A title for a new framework.
#[derive(Deserialize, TS)]
pub struct CreateRequest {
    title: String,
}

/// The framework that was made.
#[derive(Serialize, TS)]
pub struct Made {
    framework: Id,
}

impl Made {
    pub(super) fn of(framework: Id) -> Made {
        Made { framework }
    }
}

pub(super) fn create(engine: &Engine, request: CreateRequest) -> Result<Made, Problem> {
    Ok(Made { framework: engine.create(&request.title)? })
}

/// Which sample.
#[derive(Deserialize, TS)]
pub struct SampleRequest {
    name: String,
}

pub(super) fn sample(engine: &Engine, request: SampleRequest) -> Result<Made, Problem> {
    Ok(Made { framework: engine.add_sample(&request.name)?.framework })
}

/// Which framework.
#[derive(Deserialize, TS)]
pub struct FrameworkRequest {
    pub(super) framework: Id,
}

/// It was done.
#[derive(Serialize, TS)]
#[ts(type = "{}")]
pub struct Done {}

pub(super) fn remove(engine: &Engine, request: FrameworkRequest) -> Result<Done, Problem> {
    engine.set_removed(request.framework, true)?;
    Ok(Done {})
}

pub(super) fn bring_back(engine: &Engine, request: FrameworkRequest) -> Result<Done, Problem> {
    engine.set_removed(request.framework, false)?;
    Ok(Done {})
}
