//! The rows of siblings of the result: which order, and the places that keep it. What stands in ours where it should keeps
//! its place, so that a merge changes as few records as can be.

use super::orders::{heaviest_increasing, weave};
use super::state::State;
use super::{ConflictKind, Facet, Work};
use rungs_model::{Framework, Id, Kind, Place};
use std::collections::HashSet;
use std::sync::Arc;

/// Decides about every row that either side changed, or into which something came back.
pub(super) fn decide(work: &mut Work<'_>) {
    let came_back = work.kept.iter().filter_map(|id| work.end(*id)).filter_map(|r| Some((r.parent?, r.kind)));
    let mut rows: Vec<(Id, Kind)> = came_back.chain(work.ours.rows.iter().copied()).collect();
    rows.extend(&work.theirs.rows);
    rows.sort_unstable();
    rows.dedup();
    for (container, kind) in rows {
        if work.end(container).is_some() {
            row(work, container, kind);
        }
    }
}

fn row(work: &mut Work<'_>, container: Id, kind: Kind) {
    let members = |side: &Framework| -> Vec<Id> {
        let stands = |id: &Id| work.end(*id).is_some_and(|r| r.parent == Some(container));
        side.children(container, kind).iter().copied().filter(stands).collect()
    };
    let (base, ours, theirs) = (members(work.base), members(work.ours.now), members(work.theirs.now));
    let (order, facet) = weave(&base, &ours, &theirs);
    work.count(facet);
    if facet == Facet::Conflict {
        conflict(work, container, kind, [&base, &ours, &theirs]);
    }
    if order != work.ours.now.children(container, kind) {
        place(work, container, &order, &ours);
    }
}

fn conflict(work: &mut Work<'_>, container: Id, kind: Kind, rows: [&[Id]; 3]) {
    let [base, ours, theirs] = rows.map(|row| row.iter().copied().collect::<HashSet<Id>>());
    let in_all = |id: &Id| base.contains(id) && ours.contains(id) && theirs.contains(id);
    let states = rows.map(|row| State::Row(kind, row.iter().copied().filter(in_all).collect()));
    if let Some(record) = work.end(container).cloned() {
        work.conflict(&record, Some(kind.slot()), ConflictKind::Order, states);
    }
}

/// Gives the nodes of a row places in their order; those that stand in it in ours keep theirs where they can.
fn place(work: &mut Work<'_>, container: Id, order: &[Id], ours: &[Id]) {
    let there = |id: Id| work.ours.now.get(id).filter(|r| r.parent == Some(container)).map(|r| r.place);
    let places = places(order, ours, &there);
    for (id, place) in order.iter().zip(places) {
        let end = work.ends.get(id).cloned().unwrap_or_else(|| work.ours.now.shared(*id));
        if let Some(mut record) = end.filter(|record| record.place != place) {
            Arc::make_mut(&mut record).place = place;
            work.ends.insert(*id, Some(record));
        }
    }
}

fn places(order: &[Id], ours: &[Id], there: &dyn Fn(Id) -> Option<Place>) -> Vec<Place> {
    let rank: rungs_model::IdMap<Id, usize> = ours.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let ranks: Vec<usize> = order.iter().filter_map(|id| rank.get(id).copied()).collect();
    let stays = heaviest_increasing(ours.len(), &ranks, &vec![false; ours.len()]);
    let kept: Vec<Option<Place>> =
        order.iter().map(|id| rank.get(id).filter(|at| stays[**at]).and_then(|_| there(*id))).collect();
    filled(&kept).unwrap_or_else(|| (0..order.len()).map(Place::nth).collect())
}

/// Places between those that are there; nothing where there is no room.
fn filled(kept: &[Option<Place>]) -> Option<Vec<Place>> {
    let mut places: Vec<Place> = Vec::with_capacity(kept.len());
    let mut at = 0;
    while at < kept.len() {
        if let Some(place) = kept[at] {
            places.last().is_none_or(|last| *last < place).then(|| places.push(place))?;
            at += 1;
            continue;
        }
        let next = kept[at..].iter().position(Option::is_some).map_or(kept.len(), |n| at + n);
        let after = kept.get(next).copied().flatten();
        places.extend(between(places.last().copied(), after, next - at)?);
        at = next;
    }
    Some(places)
}

/// So many places between two, evenly.
fn between(before: Option<Place>, after: Option<Place>, count: usize) -> Option<Vec<Place>> {
    const LIMIT: i64 = 1 << 53;
    let count = i64::try_from(count).ok()?;
    let (start, step) = match (before, after) {
        (Some(b), Some(a)) => (b.0, (a.0 - b.0) / (count + 1)),
        (Some(b), None) => (b.0, Place::GAP),
        (None, Some(a)) => (a.0.checked_sub(Place::GAP.checked_mul(count + 1)?)?, Place::GAP),
        (None, None) => (0, Place::GAP),
    };
    let end = start.checked_add(step.checked_mul(count)?)?;
    let fits = step > 0 && start.abs() < LIMIT && end.abs() < LIMIT;
    fits.then(|| (1..=count).map(|n| Place(start + step * n)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_between_places() {
        let check = |kept: &[Option<i64>], expect: Option<&[i64]>| {
            let kept: Vec<Option<Place>> = kept.iter().map(|place| place.map(Place)).collect();
            let expect = expect.map(|places| places.iter().copied().map(Place).collect::<Vec<_>>());
            assert_eq!(filled(&kept), expect, "{kept:?}");
        };
        check(&[], Some(&[]));
        check(&[Some(10), None, Some(20)], Some(&[10, 15, 20]));
        check(&[Some(10), None, None, Some(40)], Some(&[10, 20, 30, 40]));
        check(&[Some(10), None, Some(11)], None);
        check(&[Some(10), Some(10)], None);
        check(&[None, None], Some(&[1 << 20, 2 << 20]));
        check(&[Some(5), None], Some(&[5, 5 + (1 << 20)]));
        check(&[None, Some(5)], Some(&[5 - (1 << 20), 5]));
        check(&[Some((1 << 53) - 1), None], None);
    }
}
