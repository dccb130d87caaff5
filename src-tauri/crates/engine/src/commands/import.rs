//! Commands of the import window: what would come in with a foreign file, and what a person says of it.

use super::framework::Records;
pub(super) use super::library::Done;
use crate::proposals::{CameOf, Keeping, LeftOut, Source, SourcePart, Spot};
use crate::{Engine, Problem};
use rungs_exchange::{At, Mapping, Skip, Tally};
use rungs_model::{Field, Id, Kind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ts_rs::TS;

/// A sheet of a file, or its lines.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "SourcePart")]
pub struct PartOfSource {
    name: String,
    is_table: bool,
    rows: u32,
    columns: u32,
}

impl From<&SourcePart> for PartOfSource {
    fn from(part: &SourcePart) -> PartOfSource {
        PartOfSource { name: part.name.clone(), is_table: part.is_table, rows: part.rows, columns: part.columns }
    }
}

/// How much would come in; `years` counts the steps that say them.
#[derive(Serialize, TS)]
pub struct ProposedCounts {
    paths: u32,
    steps: u32,
    years: u32,
    abilities: u32,
    groups: u32,
    competencies: u32,
    notes: u32,
}

/// What would come in with a file.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    proposal: u32,
    file: String,
    from: String,
    /// How sure the importer is, from 0 to 1; 1 where nothing had to be guessed.
    confidence: f32,
    title: String,
    counts: ProposedCounts,
    /// Whether it was read as a person said of the last file of that shape.
    as_last_time: bool,
    /// What was made of its parts; none for a format that says itself what each thing is.
    mapping: Option<Mapping>,
    tally: Option<Tally>,
    left_out: Vec<LeftOut>,
    parts: Vec<PartOfSource>,
    root: Id,
    #[ts(type = "Array<Record>")]
    records: Records,
}

fn answer(key: u32, proposal: &Arc<crate::Proposal>) -> Proposal {
    let framework = &proposal.framework;
    let understanding = proposal.understanding.as_ref();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let count = |kind: Kind| number(framework.records().filter(|record| record.kind == kind).count());
    let counts = ProposedCounts {
        paths: count(Kind::Path),
        steps: count(Kind::Step),
        years: number(framework.records().filter(|record| record.experience().is_some()).count()),
        abilities: count(Kind::Ability),
        groups: count(Kind::Group),
        competencies: count(Kind::Competency),
        notes: count(Kind::Note),
    };
    Proposal {
        proposal: key,
        file: proposal.name.clone(),
        from: proposal.format.to_string(),
        confidence: understanding.map_or(1.0, |u| u.confidence),
        title: framework.framework().face().to_string(),
        counts,
        as_last_time: proposal.as_last_time,
        mapping: understanding.map(|u| u.mapping.clone()),
        tally: understanding.map(|u| u.tally),
        left_out: understanding.map(|u| proposal.source.left_out(u)).unwrap_or_default(),
        parts: proposal.source.parts.iter().map(PartOfSource::from).collect(),
        root: framework.root(),
        records: Records(framework.clone()),
    }
}

/// Text that was copied somewhere, and the name it goes by.
#[derive(Deserialize, TS)]
pub struct TextRequest {
    name: String,
    text: String,
}

pub(super) fn text(engine: &Engine, request: TextRequest) -> Result<Proposal, Problem> {
    let key = engine.propose_text(&request.name, &request.text)?;
    Ok(answer(key, &engine.proposal(key)?))
}

/// Which proposal.
#[derive(Deserialize, TS)]
pub struct ProposalRequest {
    proposal: u32,
}

pub(super) fn open(engine: &Engine, request: ProposalRequest) -> Result<Proposal, Problem> {
    Ok(answer(request.proposal, &engine.proposal(request.proposal)?))
}

/// What a person says the parts of a file are.
#[derive(Deserialize, TS)]
pub struct MapRequest {
    proposal: u32,
    mapping: Mapping,
}

pub(super) fn map(engine: &Engine, request: MapRequest) -> Result<Proposal, Problem> {
    Ok(answer(request.proposal, &engine.map_proposal(request.proposal, &request.mapping)?))
}

/// Which rows of which part of a file.
#[derive(Deserialize, TS)]
pub struct PiecesRequest {
    proposal: u32,
    part: u32,
    from: u32,
    rows: u32,
}

/// A field that holds something of a file.
#[derive(Serialize, TS)]
pub struct WentTo {
    node: Id,
    field: Field,
}

/// A text of a file, where it stands, and what became of it.
#[derive(Serialize, TS)]
pub struct SourceText {
    row: u32,
    column: u32,
    /// What it is called where it has no row and column: its line, or its JSON pointer.
    label: String,
    text: String,
    kept: Vec<WentTo>,
    skipped: Vec<Skip>,
}

/// Texts of a file.
#[derive(Serialize, TS)]
pub struct SourceTexts {
    texts: Vec<SourceText>,
}

/// No more rows are answered at once.
const ROWS: u32 = 1_000;
/// No more places of a node are answered.
const PLACES: usize = 200;

pub(super) fn pieces(engine: &Engine, request: PiecesRequest) -> Result<SourceTexts, Problem> {
    let proposal = engine.proposal(request.proposal)?;
    let Some(understanding) = &proposal.understanding else { return Ok(SourceTexts { texts: Vec::new() }) };
    let found = proposal.source.pieces(request.part, request.from, request.rows.min(ROWS));
    let texts = found.filter_map(|(number, spot)| {
        let piece = understanding.pieces.get(number)?;
        let fate = Source::fate(understanding, number);
        let label = match piece.at {
            At::Cell { .. } => String::new(),
            At::Line { line } => line.to_string(),
            At::Value { pointer } => pointer.to_owned(),
        };
        let kept = fate.kept.into_iter().map(|(node, field)| WentTo { node, field }).collect();
        let text = piece.text.to_owned();
        Some(SourceText { row: spot.row, column: spot.column, label, text, kept, skipped: fate.skipped })
    });
    Ok(SourceTexts { texts: texts.collect() })
}

/// A node of what would come in.
#[derive(Deserialize, TS)]
pub struct WhereRequest {
    proposal: u32,
    node: Id,
}

/// Where texts stand in a file.
#[derive(Serialize, TS)]
pub struct SourceSpots {
    spots: Vec<Spot>,
}

pub(super) fn places(engine: &Engine, request: WhereRequest) -> Result<SourceSpots, Problem> {
    let proposal = engine.proposal(request.proposal)?;
    let understanding = proposal.understanding.as_ref();
    let spots = understanding.map(|u| proposal.source.places(u, request.node, PLACES)).unwrap_or_default();
    Ok(SourceSpots { spots })
}

/// How a proposal is kept: under which title, into which framework (a new one without), and whether much of that may go.
#[derive(Deserialize, TS)]
pub struct KeepRequest {
    proposal: u32,
    title: String,
    into: Option<Id>,
    sure: bool,
}

/// Where a proposal came in; `review` where it is changes of a framework that was there, and how many they are.
#[derive(Serialize, TS)]
pub struct KeptAs {
    framework: Id,
    title: String,
    abilities: u32,
    review: Option<u32>,
    changes: u32,
}

pub(super) fn keep(engine: &Engine, request: KeepRequest) -> Result<KeptAs, Problem> {
    let keeping = Keeping { title: &request.title, into: request.into, sure: request.sure };
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(match engine.keep_proposal(request.proposal, &keeping)? {
        CameOf::New(arrival) => KeptAs {
            framework: arrival.framework,
            title: arrival.title,
            abilities: number(arrival.abilities),
            review: None,
            changes: 0,
        },
        CameOf::Into(framework, taken) => KeptAs {
            framework,
            title: engine.draft(framework)?.0.framework().face().to_string(),
            abilities: 0,
            review: Some(u32::try_from(taken.review).map_err(Problem::fault)?),
            changes: taken.taken.theirs,
        },
    })
}

pub(super) fn forget(engine: &Engine, request: ProposalRequest) -> Result<Done, Problem> {
    engine.drop_proposal(request.proposal);
    Ok(Done {})
}
