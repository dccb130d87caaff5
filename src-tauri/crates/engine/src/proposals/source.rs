//! The texts of a foreign file as a person finds them in it: sheets with rows and columns, or lines.

use rungs_exchange::{At, Skip, Understanding, Went, is_same};
use rungs_model::{Field, Id};
use std::collections::HashMap;

/// The texts of a file, in parts.
#[derive(Debug, Default)]
pub struct Source {
    /// Its sheets, or the one text it is.
    pub parts: Vec<SourcePart>,
    /// Where each piece stands, by its number.
    spots: Vec<Spot>,
}

/// A sheet, or the lines of a text.
#[derive(Debug)]
pub struct SourcePart {
    /// The name of the sheet; empty where it has none.
    pub name: String,
    /// Whether it has columns.
    pub is_table: bool,
    /// How many rows and columns it has, those without a text before the last one counted.
    pub rows: u32,
    /// See `rows`.
    pub columns: u32,
    /// The numbers of its pieces by row and column.
    pieces: Vec<usize>,
}

/// Where a text stands: the number of its part, row and column, all from 0. Of a text without columns each piece is a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, ts_rs::TS)]
#[ts(rename = "SourceSpot")]
#[allow(missing_docs)]
pub struct Spot {
    pub part: u32,
    pub row: u32,
    pub column: u32,
}

/// What was left out for one reason; of tables column by column.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct LeftOut {
    /// Why.
    pub why: Skip,
    /// Where it stands first.
    pub first: Spot,
    /// In how many places.
    pub places: u32,
    /// How many characters, white space apart.
    pub characters: u32,
}

/// Where the characters of one piece went.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// The fields that hold some of them.
    pub kept: Vec<(Id, Field)>,
    /// Why others are left out.
    pub skipped: Vec<Skip>,
}

/// Whether two pieces stand in one sheet, or both in none.
fn is_beside(sheet: Option<&str>, other: Option<&str>) -> bool {
    match (sheet, other) {
        (Some(sheet), Some(other)) => is_same(sheet, other),
        (sheet, other) => sheet.is_none() && other.is_none(),
    }
}

impl Source {
    /// Sorts the pieces of a file into sheets and lines.
    pub(crate) fn of(understanding: Option<&Understanding>) -> Source {
        let mut source = Source::default();
        let mut known: HashMap<Option<&str>, usize> = HashMap::new();
        // What follows stands in the same sheet, mostly.
        let mut last: Option<(Option<&str>, usize)> = None;
        source.spots.reserve(understanding.map_or(0, |understanding| understanding.pieces.len()));
        for (number, at) in understanding.iter().flat_map(|u| u.pieces.places().enumerate()) {
            let (sheet, cell) = match at {
                At::Cell { sheet, row, column } => (Some(sheet), Some((row, column))),
                At::Line { .. } | At::Value { .. } => (None, None),
            };
            let mut begun = || {
                let name = sheet.unwrap_or_default().to_string();
                source.parts.push(SourcePart {
                    name,
                    is_table: cell.is_some(),
                    rows: 0,
                    columns: 1,
                    pieces: Vec::new(),
                });
                source.parts.len() - 1
            };
            let part = match last {
                Some((before, part)) if is_beside(before, sheet) => part,
                _ => *known.entry(sheet).or_insert_with(&mut begun),
            };
            last = Some((sheet, part));
            let held = &mut source.parts[part];
            let (row, column) = cell.unwrap_or((held.rows, 0));
            held.rows = held.rows.max(row.saturating_add(1));
            held.columns = held.columns.max(column.saturating_add(1));
            held.pieces.push(number);
            source.spots.push(Spot { part: u32::try_from(part).unwrap_or(u32::MAX), row, column });
        }
        for part in &mut source.parts {
            part.pieces.sort_by_key(|number| source.spots[*number]);
        }
        source
    }

    /// The pieces in so many rows of a part, by row and column, each with where it stands.
    pub fn pieces(&self, part: u32, from: u32, rows: u32) -> impl Iterator<Item = (usize, Spot)> {
        let pieces = self.parts.get(part as usize).map(|part| part.pieces.as_slice()).unwrap_or_default();
        let first = pieces.partition_point(|number| self.spots[*number].row < from);
        let end = from.saturating_add(rows);
        pieces[first..].iter().map(|number| (*number, self.spots[*number])).take_while(move |(_, spot)| spot.row < end)
    }

    /// The number of the piece that stands somewhere.
    pub fn piece_at(&self, spot: Spot) -> Option<usize> {
        let pieces = &self.parts.get(spot.part as usize)?.pieces;
        pieces.binary_search_by_key(&spot, |number| self.spots[*number]).ok().map(|at| pieces[at])
    }

    /// Where the characters of a piece went.
    pub fn fate(understanding: &Understanding, piece: usize) -> Fate {
        let first = understanding.trace.partition_point(|trace| trace.part.piece() < piece);
        let mut fate = Fate::default();
        for trace in understanding.trace[first..].iter().take_while(|trace| trace.part.piece() == piece) {
            match &trace.went {
                Went::Kept { node, field } if !fate.kept.contains(&(*node, *field)) => fate.kept.push((*node, *field)),
                Went::Skipped { why } if !fate.skipped.contains(why) => fate.skipped.push(*why),
                _ => {}
            }
        }
        fate
    }

    /// Where the texts of a node stand, at most `most` of them.
    pub fn places(&self, understanding: &Understanding, node: Id, most: usize) -> Vec<Spot> {
        let is_its = |went: &Went| matches!(went, Went::Kept { node: of, .. } if *of == node);
        let its = understanding.trace.iter().filter(|trace| is_its(&trace.went));
        let mut spots: Vec<Spot> =
            its.filter_map(|trace| self.spots.get(trace.part.piece()).copied()).take(most).collect();
        spots.dedup();
        spots
    }

    /// What was left out, the most characters first.
    pub fn left_out(&self, understanding: &Understanding) -> Vec<LeftOut> {
        let mut found: HashMap<(Skip, u32, Option<u32>), (LeftOut, usize)> = HashMap::new();
        for trace in &understanding.trace {
            let Went::Skipped { why } = trace.went else { continue };
            let piece = trace.part.piece();
            let (Some(spot), Some(text)) = (self.spots.get(piece), understanding.pieces.get(piece)) else { continue };
            let said = text.text.get(trace.part.bytes()).unwrap_or_default();
            let characters = u32::try_from(said.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u32::MAX);
            // Heads and marks stand in every column; where each of them stands says nothing.
            let by_column = self.parts[spot.part as usize].is_table && !matches!(why, Skip::Head | Skip::Mark);
            let empty = LeftOut { why, first: *spot, places: 0, characters: 0 };
            let key = (why, spot.part, by_column.then_some(spot.column));
            let (sum, last) = found.entry(key).or_insert((empty, usize::MAX));
            sum.characters = sum.characters.saturating_add(characters);
            sum.places += u32::from(*last != piece);
            *last = piece;
        }
        let mut all: Vec<LeftOut> = found.into_values().map(|(sum, _)| sum).filter(|sum| sum.characters > 0).collect();
        all.sort_by_key(|sum| (std::cmp::Reverse(sum.characters), sum.first, sum.why));
        all
    }
}
