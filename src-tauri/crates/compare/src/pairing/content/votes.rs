//! Containers are known by what stands in them: every pair of children is a vote for the pair of their containers, and
//! every pair of abilities one for the competencies they refer to.

use super::plain::Plain;
use super::{NONE, Work};
use rungs_model::{IdMap, Kind};

/// What is already known when votes are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Round {
    /// Only what reads the same has been paired.
    First,
    /// What reads alike has been paired too: now a title decides where nobody voted.
    Second,
}

/// The visible list of what is voted for, what stands in a container before the container. With it the kind whose
/// references vote too.
const ELECTIONS: &[(Kind, Option<Kind>)] = &[
    (Kind::Step, None),
    (Kind::Competency, Some(Kind::Ability)),
    (Kind::Grade, Some(Kind::Step)),
    (Kind::Objective, None),
    (Kind::Group, None),
    (Kind::Path, None),
];

/// The least share of votes, in thousandths; and where another container has the title of one of the two: names do move
/// on, but then most of what stands there goes along.
const LEAST: u64 = 200;
const LEAST_AGAINST_TITLES: u64 = 400;
/// How many votes a title and the rest of a container's own words are worth.
const TITLE: u64 = 1;
const BODY: u64 = 2;

/// Pairs containers, best first.
pub(super) fn containers(work: &mut Work<'_>, round: Round) {
    for (kind, voters) in ELECTIONS {
        let free = |partners: &[u32], side: &super::Arena<'_>| -> Vec<u32> {
            (1..side.len() as u32).filter(|n| side.kind(*n) == *kind && partners[*n as usize] == NONE).collect()
        };
        let (old, new) = (free(&work.to_new, &work.old), free(&work.to_old, &work.new));
        if old.is_empty() || new.is_empty() {
            continue;
        }
        let mut ballots = by_children(work, *kind);
        let voters = voters.map(|voters| by_reference(work, voters, &mut ballots)).unwrap_or_default();
        let titles = [titles(&old, &work.old_plain), titles(&new, &work.new_plain)];
        elect(work, ballots, &voters, &titles);
        if round == Round::Second {
            by_title(work, &old, &new);
        }
    }
}

/// Votes by pair, and who may vote by node.
type Ballots = IdMap<(u32, u32), u64>;
type Voters = [IdMap<u32, u64>; 2];

fn by_children(work: &Work<'_>, kind: Kind) -> Ballots {
    let mut ballots = Ballots::default();
    for (child, partner) in work.to_new.iter().enumerate().skip(1).filter(|(_, partner)| **partner != NONE) {
        let (old, new) = (work.old.parent(child as u32), work.new.parent(*partner));
        if work.old.kind(old) == kind && work.is_free(old, new) {
            *ballots.entry((old, new)).or_default() += 1;
        }
    }
    ballots
}

fn by_reference(work: &Work<'_>, kind: Kind, ballots: &mut Ballots) -> Voters {
    let mut voters = Voters::default();
    for node in (1..work.old.len() as u32).filter(|n| work.old.kind(*n) == kind) {
        let (target, partner) = (work.old.refers[node as usize], work.to_new[node as usize]);
        if target == NONE || work.to_new[target as usize] != NONE {
            continue;
        }
        *voters[0].entry(target).or_default() += 1;
        let other = if partner == NONE { NONE } else { work.new.refers[partner as usize] };
        if other != NONE && work.is_free(target, other) {
            *ballots.entry((target, other)).or_default() += 1;
        }
    }
    for node in (1..work.new.len() as u32).filter(|n| work.new.kind(*n) == kind) {
        let target = work.new.refers[node as usize];
        if target != NONE && work.to_old[target as usize] == NONE {
            *voters[1].entry(target).or_default() += 1;
        }
    }
    voters
}

/// How many containers without a partner have each title.
type Titles = IdMap<u64, u32>;

fn titles(nodes: &[u32], plain: &[Plain]) -> Titles {
    let mut titles = Titles::default();
    for title in nodes.iter().map(|node| plain[*node as usize].title).filter(|title| *title != 0) {
        *titles.entry(title).or_default() += 1;
    }
    titles
}

fn elect(work: &mut Work<'_>, ballots: Ballots, voters: &Voters, titles: &[Titles; 2]) {
    let mut ranked: Vec<_> = ballots
        .into_iter()
        .filter_map(|((old, new), votes)| {
            let (a, b) = (&work.old_plain[old as usize], &work.new_plain[new as usize]);
            let (said, sayable) = own_words(a, b);
            let of = |side: usize, node: u32, children: usize| {
                voters[side].get(&node).copied().unwrap_or(0) + children as u64
            };
            let voters = of(0, old, work.old.children(old).len()) + of(1, new, work.new.children(new).len());
            let share = 1000 * 2 * (votes + said) / (voters + sayable).max(1);
            let apart = work.old.position[old as usize].abs_diff(work.new.position[new as usize]);
            let is_against =
                a.title != b.title && (titles[1].contains_key(&a.title) || titles[0].contains_key(&b.title));
            let least = if is_against { LEAST_AGAINST_TITLES } else { LEAST };
            (share >= least).then_some((std::cmp::Reverse(share), apart, old.min(new), old.max(new), (old, new)))
        })
        .collect();
    ranked.sort_unstable();
    for (share, _, _, _, (old, new)) in ranked {
        work.join(old, new, 500 + (share.0.min(1000) / 2) as u16);
    }
}

/// What the own words of two containers count, and on both sides together could count.
fn own_words(a: &Plain, b: &Plain) -> (u64, u64) {
    let same = |a: u64, b: u64, worth: u64| if a != 0 && a == b { worth } else { 0 };
    let there = |key: u64, worth: u64| if key != 0 { worth } else { 0 };
    let said = same(a.title, b.title, TITLE) + same(a.body, b.body, BODY);
    let sayable = there(a.title, TITLE) + there(b.title, TITLE) + there(a.body, BODY) + there(b.body, BODY);
    (said, sayable)
}

/// Pairs containers of one title in paired containers, those nearest each other first: their words may all have
/// changed.
fn by_title(work: &mut Work<'_>, old: &[u32], new: &[u32]) {
    let mut rows: IdMap<(u32, u64), [Vec<u32>; 2]> = IdMap::default();
    for node in old.iter().filter(|n| work.to_new[**n as usize] == NONE) {
        let title = work.old_plain[*node as usize].title;
        rows.entry((work.old.parent(*node), title)).or_default()[0].push(*node);
    }
    for node in new.iter().filter(|n| work.to_old[**n as usize] == NONE) {
        let (title, parent) = (work.new_plain[*node as usize].title, work.to_old[work.new.parent(*node) as usize]);
        if let Some(row) = rows.get_mut(&(parent, title)) {
            row[1].push(*node);
        }
    }
    let mut rows: Vec<_> = rows.into_iter().filter(|((_, title), _)| *title != 0).collect();
    rows.sort_unstable();
    for (_, [old, new]) in rows {
        for (old, new) in old.into_iter().zip(new) {
            work.join(old, new, 600);
        }
    }
}
