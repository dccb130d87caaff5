//! What is left when all words have been compared: known by its title, its only place, or by what it refers to.

use super::features::Texts;
use super::{NONE, Work, alike};
use rungs_model::{Field, IdMap, Kind};

/// Where a node between two paired neighbours was replaced, its words need only be this much alike, in thousandths; not at
/// all where it still belongs to the same competency.
const IN_PLACE: u32 = 120;

/// Pairs the rest.
pub(super) fn pair(work: &mut Work<'_>, texts: &Texts) {
    for kind in [Kind::Group, Kind::Competency, Kind::Path, Kind::Step, Kind::Objective] {
        in_rows_of(work, texts, kind);
    }
    in_rows_of(work, texts, Kind::Framework);
    transitions(work);
}

/// Pairs what has the same title in one container, and what stands between the same neighbours.
fn in_rows_of(work: &mut Work<'_>, texts: &Texts, container: Kind) {
    let pairs = (0..work.old.len() as u32).map(|old| (old, work.to_new[old as usize]));
    let pairs: Vec<_> = pairs.filter(|(old, new)| *new != NONE && work.old.kind(*old) == container).collect();
    for (old, new) in pairs {
        for kind in container.children() {
            by_title(work, texts, (old, new), *kind);
            in_place(work, texts, (old, new), *kind);
        }
    }
}

fn by_title(work: &mut Work<'_>, texts: &Texts, containers: (u32, u32), kind: Kind) {
    let mut ranked: Vec<_> = alike::row(work, containers, kind)
        .into_iter()
        .filter_map(|(old, new)| {
            let (a, b) = (&work.old_plain[old as usize], &work.new_plain[new as usize]);
            let code = |record: &rungs_model::Record| record.text(Field::Code).to_string();
            let codes = (code(work.old.records[old as usize]), code(work.new.records[new as usize]));
            let same = (a.title != 0 && a.title == b.title) || (!codes.0.is_empty() && codes.0 == codes.1);
            let apart = work.old.position[old as usize].abs_diff(work.new.position[new as usize]);
            same.then_some((std::cmp::Reverse(texts.alike(old, new)), apart, old.min(new), old.max(new), (old, new)))
        })
        .collect();
    ranked.sort_unstable();
    for (_, _, _, _, (old, new)) in ranked {
        work.join(old, new, 500);
    }
}

/// Pairs the one free node between two paired neighbours with the one free node between their partners.
fn in_place(work: &mut Work<'_>, texts: &Texts, containers: (u32, u32), kind: Kind) {
    let mut row = alike::row(work, containers, kind);
    row.retain(|(old, new)| {
        let before = |node: u32, row: u32| node.checked_sub(1).filter(|n| *n >= row);
        let neighbours = |side: &super::Arena<'_>, node: u32, container: u32| {
            let row = side.children(container);
            let is_kin = |n: &u32| row.contains(n) && side.kind(*n) == kind;
            (before(node, row.start).filter(is_kin), Some(node + 1).filter(is_kin))
        };
        let (above, below) = neighbours(&work.old, *old, containers.0);
        let (new_above, new_below) = neighbours(&work.new, *new, containers.1);
        let fits = |a: Option<u32>, b: Option<u32>| match (a, b) {
            (None, None) => true,
            (Some(a), Some(b)) => work.are_paired(a, b),
            _ => false,
        };
        let is_in_place = fits(above, new_above) && fits(below, new_below);
        let says_as_much = || texts.alike(*old, *new) >= IN_PLACE;
        is_in_place && (alike::same_subject(work, *old, *new) == Some(true) || says_as_much())
    });
    for (old, new) in row {
        work.join(old, new, 400);
    }
}

/// Pairs transitions whose ends are paired, in order.
fn transitions(work: &mut Work<'_>) {
    let mut waiting: IdMap<(u32, u32), Vec<u32>> = IdMap::default();
    for node in work.new.row(0, Kind::Transition).filter(|node| work.to_old[*node as usize] == NONE) {
        let end = |field| work.new.target(node, field).map_or(NONE, |step| work.to_old[step as usize]);
        let ends = (end(Field::From), end(Field::To));
        if ends.0 != NONE && ends.1 != NONE {
            waiting.entry(ends).or_default().push(node);
        }
    }
    waiting.values_mut().for_each(|nodes| nodes.reverse());
    let free: Vec<u32> = work.old.row(0, Kind::Transition).filter(|n| work.to_new[*n as usize] == NONE).collect();
    for node in free {
        let end = |field| work.old.target(node, field).unwrap_or(NONE);
        if let Some(partner) = waiting.get_mut(&(end(Field::From), end(Field::To))).and_then(Vec::pop) {
            work.join(node, partner, super::CERTAIN);
        }
    }
}
