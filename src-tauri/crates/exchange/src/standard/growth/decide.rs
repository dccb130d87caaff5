//! First floor, things of other houses: which kind of node each becomes.

use super::plant::Place;
use super::{Shape, Thing};
use crate::standard::levels::Looks;
use rungs_model::Kind;

/// What becomes of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// A node of this kind.
    Node(Kind),
    /// A family of paths, which a framework has no node for: its name is the tagline of each of them.
    Family,
    /// The level of a competency: a step that all competencies share.
    Cell,
    /// A competency that is asked for on a level.
    Rated,
    /// An example of the ability it stands in.
    Example,
}

/// What becomes of a thing, by what the file calls it, what stands above it and what below.
pub(super) fn decide(things: &[Thing], shape: &Shape, at: usize, place: Place) -> Fate {
    let thing = &things[at];
    if let (true, Some(kind)) = (thing.exact, thing.kind) {
        return Fate::Node(kind);
    }
    if place.ability.is_some() {
        return Fate::Example;
    }
    let leaf = shape.heights[at] == 0;
    let within_path = place.path.is_some() || place.step.is_some();
    match thing.kind {
        Some(Kind::Path) if is_family(things, shape, at) => Fate::Family,
        Some(Kind::Path) => Fate::Node(Kind::Path),
        Some(Kind::Group) if is_family(things, shape, at) => Fate::Family,
        Some(Kind::Group) if within_path || place.competency.is_some() => inner(leaf),
        Some(Kind::Group) if most_are(things, shape, at, Kind::Step) => Fate::Node(Kind::Competency),
        Some(Kind::Group) if only_statements(things, shape, at) => Fate::Node(Kind::Competency),
        Some(Kind::Group) => Fate::Node(Kind::Group),
        Some(Kind::Step) if place.competency.is_some() => Fate::Cell,
        Some(Kind::Step) => Fate::Node(Kind::Step),
        Some(Kind::Competency) if within_path && leaf && thing.level.is_some() => Fate::Rated,
        Some(Kind::Competency) if within_path || place.competency.is_some() => inner(leaf),
        Some(Kind::Competency) if holds_competencies(things, shape, at) => Fate::Node(Kind::Group),
        Some(kind) => Fate::Node(kind),
        None => unnamed(things, shape, at, place),
    }
}

/// Of what stands in a step, path or competency: the lowest are statements.
fn inner(leaf: bool) -> Fate {
    Fate::Node(if leaf { Kind::Ability } else { Kind::Competency })
}

fn unnamed(things: &[Thing], shape: &Shape, at: usize, place: Place) -> Fate {
    let height = shape.heights[at];
    let levels = shape.levels[at];
    let siblings = shape.parents[at].map_or(shape.root_levels, |parent| shape.levels[parent]);
    let below = |kind: Kind| shape.below[at].iter().any(|child| things[*child].kind == Some(kind));
    if place.step.is_some() {
        return inner(height == 0);
    }
    if place.path.is_some() {
        return Fate::Node(match height {
            0 => Kind::Ability,
            _ if siblings.is_none() && place.stepped => Kind::Competency,
            _ => Kind::Step,
        });
    }
    if place.competency.is_some() {
        return match siblings {
            Some(_) if height > 0 || things[at].title.is_some() => Fate::Cell,
            _ => inner(height == 0),
        };
    }
    if is_family(things, shape, at) {
        return Fate::Family;
    }
    if below(Kind::Step) || (levels == Some(Looks::Career) && height > 0) {
        return Fate::Node(if place.group.is_some() && levels != Some(Looks::Career) {
            Kind::Competency
        } else {
            Kind::Path
        });
    }
    if levels == Some(Looks::Skill) || only_statements(things, shape, at) {
        return Fate::Node(Kind::Competency);
    }
    match (height, place.group) {
        (0, _) => Fate::Node(Kind::Competency),
        (_, None) if siblings == Some(Looks::Career) || (siblings.is_some() && height < 3) => Fate::Node(Kind::Step),
        (_, None) => Fate::Node(Kind::Group),
        (1, Some(_)) => Fate::Node(Kind::Competency),
        (_, Some(_)) => Fate::Node(Kind::Group),
    }
}

/// Paths stand in it, and nothing of its own.
fn is_family(things: &[Thing], shape: &Shape, at: usize) -> bool {
    let kinds = |kind| shape.below[at].iter().filter(|child| things[**child].kind == Some(kind)).count();
    kinds(Kind::Path) > 0 && kinds(Kind::Step) + kinds(Kind::Ability) == 0
}

/// More than half of what stands in it is called so.
fn most_are(things: &[Thing], shape: &Shape, at: usize, kind: Kind) -> bool {
    let below = &shape.below[at];
    below.iter().filter(|child| things[**child].kind == Some(kind)).count() * 2 > below.len()
}

/// Everything in it is a statement.
fn only_statements(things: &[Thing], shape: &Shape, at: usize) -> bool {
    let below = &shape.below[at];
    !below.is_empty() && below.iter().all(|child| things[*child].kind == Some(Kind::Ability))
}

/// Competencies stand in it that hold more.
fn holds_competencies(things: &[Thing], shape: &Shape, at: usize) -> bool {
    let is_one = |child: &usize| shape.heights[*child] > 0 && things[*child].kind == Some(Kind::Competency);
    shape.below[at].iter().any(is_one)
}
