//! First floor, data formats: the account of every character of the pieces of a file.

use super::Build;
use crate::error::ReadError;
use crate::pieces::{Part, Piece, Pieces, Skip, Tally, Trace, Went, characters};
use std::collections::BTreeMap;
use std::ops::Range;

/// What became of all pieces.
pub(super) struct Account {
    /// In the order of the pieces and of their bytes.
    pub trace: Vec<Trace>,
    pub tally: Tally,
    /// Of the characters, those that nobody knew what to make of.
    pub lost: u32,
}

impl Account {
    /// Draws it up of all that was said of the pieces.
    ///
    /// # Errors
    /// If the reading was stopped.
    pub fn draw_up(build: &Build<'_>, said: Vec<Trace>) -> Result<Account, ReadError> {
        let trace = every_byte(build, said)?;
        let (tally, lost) = count(&build.pieces, &trace);
        Ok(Account { trace, tally, lost })
    }
}

/// Every byte once: what was kept first (a text that fills two fields is traced to the first), then what was skipped with
/// a reason, then what nobody spoke of.
///
/// # Errors
/// If the reading was stopped.
fn every_byte(build: &Build<'_>, mut said: Vec<Trace>) -> Result<Vec<Trace>, ReadError> {
    let is_skipped = |trace: &Trace| matches!(trace.went, Went::Skipped { .. });
    said.sort_by_key(|trace| (trace.part.piece(), is_skipped(trace)));
    // Of most pieces one thing is said, and that of the whole of it: as far as that goes it is the account already.
    let whole_ones = whole_ones(build, &said)?;
    let later = said.split_off(whole_ones);
    let (mut whole, mut rest) = (said, later.as_slice());
    for number in whole_ones..build.pieces.len() {
        build.go_on(number)?;
        let end = rest.iter().position(|trace| trace.part.piece() != number).unwrap_or(rest.len());
        let (of_piece, later) = rest.split_at(end);
        rest = later;
        match of_piece {
            // What is said first of a whole piece leaves nothing to what is said later.
            [one, ..] if is_whole(&build.pieces, one) => whole.push(one.clone()),
            _ => one_piece(number, build.pieces.get(number), of_piece, &mut whole),
        }
    }
    Ok(whole)
}

/// Of how many pieces from the first on each is spoken of once, as a whole.
fn whole_ones(build: &Build<'_>, said: &[Trace]) -> Result<usize, ReadError> {
    for number in 0..build.pieces.len() {
        build.go_on(number)?;
        let is_next = said.get(number + 1).is_none_or(|next| next.part.piece() > number);
        let is_one = said.get(number).is_some_and(|one| one.part.piece() == number && is_whole(&build.pieces, one));
        if !is_one || !is_next {
            return Ok(number);
        }
    }
    Ok(build.pieces.len())
}

fn is_whole(pieces: &Pieces, one: &Trace) -> bool {
    let bytes = pieces.bytes(one.part.piece());
    one.part.bytes() == (0..bytes) && bytes > 0
}

/// The account of one piece, of what was said of it in the order in which it counts.
fn one_piece(number: usize, piece: Option<Piece<'_>>, said: &[Trace], whole: &mut Vec<Trace>) {
    let text = piece.map_or("", |piece| piece.text);
    let first = whole.len();
    // What nobody spoke of yet: where it begins, and where it ends.
    let mut free = BTreeMap::from([(0, text.len())]);
    for trace in said {
        for (start, end) in gaps(&free, &trace.part.bytes()) {
            let (from, to) = (start.max(trace.part.bytes().start), end.min(trace.part.bytes().end));
            whole.push(Trace { part: Part::new(number, from..to), went: trace.went.clone() });
            free.remove(&start);
            free.extend([(start, from), (to, end)].into_iter().filter(|(from, to)| from < to));
        }
    }
    for gap in free.into_iter().map(|(start, end)| start..end) {
        let text = text.get(gap.clone()).unwrap_or_default();
        if text.trim().is_empty() {
            continue;
        }
        let why = if text.chars().any(char::is_alphanumeric) { Skip::NotUnderstood } else { Skip::Mark };
        whole.push(Trace { part: Part::new(number, gap), went: Went::Skipped { why } });
    }
    whole[first..].sort_by_key(|trace| trace.part.bytes().start);
}

/// The gaps that some bytes reach into, each from where it begins to where it ends.
fn gaps(free: &BTreeMap<usize, usize>, bytes: &Range<usize>) -> Vec<(usize, usize)> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let before = free.range(..bytes.start).next_back().filter(|(_, end)| **end > bytes.start);
    before.into_iter().chain(free.range(bytes.clone())).map(|(start, end)| (*start, *end)).collect()
}

/// How many characters there are, kept and skipped; and how many of those nobody knew what to make of.
fn count(pieces: &Pieces, trace: &[Trace]) -> (Tally, u32) {
    let (mut tally, mut lost) = (Tally::default(), 0_u32);
    for one in trace {
        let number = characters(pieces.text(&one.part));
        tally.all = tally.all.saturating_add(number);
        match one.went {
            Went::Kept { .. } => tally.kept = tally.kept.saturating_add(number),
            Went::Skipped { why } => {
                tally.skipped = tally.skipped.saturating_add(number);
                if matches!(why, Skip::NotUnderstood | Skip::LeftOut | Skip::NoPlace) {
                    lost = lost.saturating_add(number);
                }
            }
        }
    }
    (tally, lost)
}
