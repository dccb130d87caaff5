//! First floor, data formats: the account of every character of the pieces of a file.

use super::Build;
use crate::error::ReadError;
use crate::pieces::{Part, Piece, Skip, Tally, Trace, Went, characters};
use std::collections::BTreeMap;
use std::ops::Range;

/// Every byte once: what was kept first (a text that fills two fields is traced to the first), then what was skipped with
/// a reason, then what nobody spoke of.
///
/// # Errors
/// If the reading was stopped.
pub(super) fn account(build: &Build<'_>, said: &[Trace]) -> Result<Vec<Trace>, ReadError> {
    let is_skipped = |trace: &Trace| matches!(trace.went, Went::Skipped { .. });
    // Numbers are put in order and not what they stand for, which takes many times as much.
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_unstable_by_key(|at| (said[*at].part.piece, is_skipped(&said[*at]), *at));
    let mut whole = Vec::with_capacity(said.len().max(build.pieces.len()));
    let mut rest = order.as_slice();
    for (number, piece) in build.pieces.iter().enumerate() {
        build.go_on(number)?;
        let end = rest.iter().position(|at| said[*at].part.piece != number).unwrap_or(rest.len());
        let (of_piece, later) = rest.split_at(end);
        rest = later;
        match of_piece.first().map(|at| &said[*at]) {
            // What is said first of a whole piece leaves nothing to what is said later.
            Some(one) if one.part.bytes == (0..piece.text.len()) && !piece.text.is_empty() => whole.push(one.clone()),
            _ => one_piece(number, piece, of_piece.iter().map(|at| &said[*at]), &mut whole),
        }
    }
    Ok(whole)
}

/// The account of one piece, of what was said of it in the order in which it counts.
fn one_piece<'t>(number: usize, piece: &Piece, said: impl Iterator<Item = &'t Trace>, whole: &mut Vec<Trace>) {
    let first = whole.len();
    // What nobody spoke of yet: where it begins, and where it ends.
    let mut free = BTreeMap::from([(0, piece.text.len())]);
    for trace in said {
        for (start, end) in gaps(&free, &trace.part.bytes) {
            let (from, to) = (start.max(trace.part.bytes.start), end.min(trace.part.bytes.end));
            whole.push(Trace { part: Part { piece: number, bytes: from..to }, went: trace.went.clone() });
            free.remove(&start);
            free.extend([(start, from), (to, end)].into_iter().filter(|(from, to)| from < to));
        }
    }
    for gap in free.into_iter().map(|(start, end)| start..end) {
        let text = piece.text.get(gap.clone()).unwrap_or_default();
        if text.trim().is_empty() {
            continue;
        }
        let why = if text.chars().any(char::is_alphanumeric) { Skip::NotUnderstood } else { Skip::Mark };
        whole.push(Trace { part: Part { piece: number, bytes: gap }, went: Went::Skipped { why } });
    }
    whole[first..].sort_by_key(|trace| trace.part.bytes.start);
}

/// The gaps that some bytes reach into, each from where it begins to where it ends.
fn gaps(free: &BTreeMap<usize, usize>, bytes: &Range<usize>) -> Vec<(usize, usize)> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let before = free.range(..bytes.start).next_back().filter(|(_, end)| **end > bytes.start);
    before.into_iter().chain(free.range(bytes.clone())).map(|(start, end)| (*start, *end)).collect()
}

/// How many characters there are, kept and skipped.
pub(super) fn tally(pieces: &[Piece], trace: &[Trace]) -> Tally {
    let mut tally = Tally::default();
    for one in trace {
        let said = pieces[one.part.piece].text.get(one.part.bytes.clone()).unwrap_or_default();
        let number = characters(said);
        tally.all = tally.all.saturating_add(number);
        match one.went {
            Went::Kept { .. } => tally.kept = tally.kept.saturating_add(number),
            Went::Skipped { .. } => tally.skipped = tally.skipped.saturating_add(number),
        }
    }
    tally
}
