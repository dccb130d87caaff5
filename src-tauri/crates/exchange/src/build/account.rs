//! First floor, data formats: the account of a framework in the making: what became of every byte of every piece.

use crate::pieces::{Part, Piece, Skip, Trace, Went};
use std::collections::BTreeMap;
use std::ops::Range;

/// Every byte once: what was kept first (a text that fills two fields is traced to the first), then what was skipped with
/// a reason, then what nobody spoke of.
pub(super) fn account(pieces: &[Piece], said: Vec<Trace>) -> Vec<Trace> {
    let mut by_piece: Vec<Vec<Trace>> = vec![Vec::new(); pieces.len()];
    for trace in said {
        if let Some(row) = by_piece.get_mut(trace.part.piece) {
            row.push(trace);
        }
    }
    let mut whole = Vec::new();
    for (number, (piece, mut said)) in pieces.iter().zip(by_piece).enumerate() {
        let is_skipped = |trace: &Trace| matches!(trace.went, Went::Skipped { .. });
        said.sort_by_key(is_skipped);
        // What nobody spoke of yet: where it begins, and where it ends.
        let mut free: BTreeMap<usize, usize> = BTreeMap::from([(0, piece.text.len())]);
        let mut found: Vec<Trace> = Vec::new();
        for trace in said {
            for (start, end) in gaps(&free, &trace.part.bytes) {
                let (from, to) = (start.max(trace.part.bytes.start), end.min(trace.part.bytes.end));
                found.push(Trace { part: Part { piece: number, bytes: from..to }, went: trace.went.clone() });
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
            found.push(Trace { part: Part { piece: number, bytes: gap }, went: Went::Skipped { why } });
        }
        found.sort_by_key(|trace| trace.part.bytes.start);
        whole.extend(found);
    }
    whole
}

/// The gaps that some bytes reach into, each from where it begins to where it ends.
fn gaps(free: &BTreeMap<usize, usize>, bytes: &Range<usize>) -> Vec<(usize, usize)> {
    if bytes.is_empty() {
        return Vec::new();
    }
    let before = free.range(..bytes.start).next_back().filter(|(_, end)| **end > bytes.start);
    before.into_iter().chain(free.range(bytes.clone())).map(|(start, end)| (*start, *end)).collect()
}
