//! First floor, formats of other houses: things that stand in each other, grown into the kinds of a framework.
//!
//! What the file calls a thing counts, where a framework can have it there. Where it says nothing, height and names do:
//! what looks like a level is a step; of three levels the outermost are groups, then competencies, then what is said of
//! them; of two, groups and competencies. What a framework cannot hold as deeply as the file has it is tied to what it
//! stood in by an association, so that nothing of the shape is lost either.

mod decide;
mod plant;
mod standing;

pub(crate) use standing::{Settled, Standing};

use super::links::{Association, Links};
use crate::Input;
use crate::build::Build;
use crate::error::{Fault, ReadError};
use crate::pieces::{Part, Skip};
use rungs_model::{Experience, Field, Id, Kind, Value};
use std::borrow::Cow;
use std::collections::HashMap;

/// A thing of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Thing {
    /// The number of the thing it stands in.
    pub parent: Option<usize>,
    /// Further things it stands in.
    pub also: Vec<usize>,
    /// Its own id in the file, where that can be one.
    pub id: Option<Id>,
    /// What kind the file says it is.
    pub kind: Option<Kind>,
    /// It stands where it stood in a framework of ours: nothing is read into its texts.
    pub exact: bool,
    /// What it says.
    pub text: Option<Part>,
    /// A shorter name of it.
    pub title: Option<Part>,
    /// A longer description of it.
    pub body: Option<Part>,
    /// Further lines of that description.
    pub lines: Vec<Part>,
    /// What it is called where no text says it, or a text says a number alone: "Level 3".
    pub called: Option<String>,
    /// A further name that others know it by: "Level 1" of "Associate".
    pub number: Option<String>,
    /// On which level a competency is asked for.
    pub level: Option<Part>,
    /// Years that a file gives as numbers.
    pub span: Option<Box<(Experience, Vec<Part>)>>,
    /// A mark of it: P3, RL.6.1.
    pub code: Option<Part>,
    /// The name of the family it is of: the group of a competency, the tagline of a path.
    pub family: Option<Part>,
    /// A line under its name.
    pub tagline: Option<Part>,
    /// What says how many years it takes.
    pub years: Vec<Part>,
    /// Prose on it.
    pub notes: Vec<Headed>,
    /// What it is on each level, by the name of the level.
    pub levels: Vec<(String, Part)>,
    /// Examples of it.
    pub examples: Vec<Part>,
}

/// Prose under a heading.
#[derive(Debug, Clone)]
pub(crate) struct Headed {
    pub heading: Cow<'static, str>,
    /// The pieces that are the heading; none where it is the key of the file.
    pub heads: Vec<Part>,
    pub body: Part,
    /// Further pieces of the same prose, each a line of it.
    pub more: Vec<Part>,
    /// Of no use on a statement, which can have no notes.
    pub minor: bool,
}

impl Headed {
    /// Prose under a word of the file.
    pub fn new(heading: impl Into<Cow<'static, str>>, body: Part) -> Headed {
        Headed { heading: heading.into(), heads: Vec::new(), body, more: Vec::new(), minor: false }
    }
}

/// What came of the things.
pub(crate) struct Grown {
    /// The node of each.
    pub nodes: Vec<Option<Id>>,
    /// What ties together what a framework cannot hold within each other.
    pub links: Links,
}

/// The most things of one file: what they say, where each word of it went and the nodes together stay within the memory
/// that reading a file may take.
pub(crate) const MAX_THINGS: usize = 200_000;

/// Fails if there are more things than are read.
///
/// # Errors
/// If there are.
pub(crate) fn in_limits(things: usize) -> Result<(), ReadError> {
    if things <= MAX_THINGS {
        return Ok(());
    }
    Err(ReadError::whole(Fault::TooMany { what: "items", limit: MAX_THINGS }))
}

/// Puts things in the order in which `order` names them; what they stand in goes by its new number. Gives the new number
/// of each.
pub(crate) fn put_in_order(things: &mut [Thing], order: &[usize]) -> Vec<usize> {
    let mut new = vec![0; order.len()];
    for (now, before) in order.iter().enumerate() {
        new[*before] = now;
    }
    for thing in things.iter_mut() {
        thing.parent = thing.parent.map(|parent| new[parent]);
        thing.also.iter_mut().for_each(|parent| *parent = new[*parent]);
    }
    to_places(things, &new);
    new
}

/// Each goes to its new place where it stands: there are many, and none of them is small.
pub(crate) fn to_places<T>(all: &mut [T], new: &[usize]) {
    let mut new = new.to_vec();
    for at in 0..new.len() {
        while new[at] != at {
            let to = new[at];
            all.swap(at, to);
            new.swap(at, to);
        }
    }
}

/// Grows things into a framework; siblings stand in the order of the list.
///
/// # Errors
/// If there are more than a framework holds, or the reading was stopped.
pub(crate) fn grow(build: &mut Build<'_>, input: &Input<'_>, things: &[Thing]) -> Result<Grown, ReadError> {
    in_limits(things.len())?;
    let shape = Shape::of(build, things);
    let mut planter = plant::Planter::new(build, things, &shape);
    let mut waiting: Vec<(usize, plant::Place)> =
        shape.roots.iter().rev().map(|at| (*at, plant::Place::default())).collect();
    let mut done = 0_usize;
    while let Some((at, place)) = waiting.pop() {
        if done.is_multiple_of(1000) {
            input.go_on()?;
        }
        done += 1;
        let next = planter.plant(at, place)?;
        waiting.extend(shape.below[at].iter().rev().map(|child| (*child, next)));
    }
    planter.finish()
}

/// How the things stand in each other.
pub(crate) struct Shape {
    pub parents: Vec<Option<usize>>,
    pub below: Vec<Vec<usize>>,
    /// The place of each among those that stand in the same, from 0.
    pub nth: Vec<usize>,
    pub roots: Vec<usize>,
    /// How many levels stand below each.
    pub heights: Vec<usize>,
    /// What the names of those below each are.
    pub levels: Vec<Option<super::levels::Looks>>,
    /// What the names of the outermost are.
    pub root_levels: Option<super::levels::Looks>,
}

impl Shape {
    fn of(build: &Build<'_>, things: &[Thing]) -> Shape {
        let parents = without_cycles(things);
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); things.len()];
        let mut roots = Vec::new();
        let mut nth = Vec::with_capacity(things.len());
        for (at, parent) in parents.iter().enumerate() {
            let row = parent.map_or(&mut roots, |parent| &mut below[parent]);
            nth.push(row.len());
            row.push(at);
        }
        let heights = heights(&below, &roots);
        let said = |thing: &Thing| thing.title.clone().or_else(|| thing.text.clone());
        let name = |at: &usize| match &things[*at].called {
            Some(called) => called.clone(),
            None => said(&things[*at]).map(|part| build.text(&part).to_owned()).unwrap_or_default(),
        };
        // Names matter only where the file does not say what things are.
        let is_open = |row: &[usize]| row.iter().any(|at| things[*at].kind.is_none());
        let looks = |row: &[usize]| super::levels::most(row.iter().take(50).map(name));
        let levels = below
            .iter()
            .zip(things)
            .map(|(row, thing)| (thing.kind.is_none() || is_open(row)).then(|| looks(row)).flatten())
            .collect();
        let root_levels = looks(&roots);
        Shape { parents, below, nth, roots, heights, levels, root_levels }
    }
}

/// The parents, with every cycle cut at the first thing of it.
fn without_cycles(things: &[Thing]) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> =
        things.iter().map(|thing| thing.parent.filter(|p| *p < things.len())).collect();
    // 0: not looked at, 1: on the way, 2: leads to a root.
    let mut state = vec![0_u8; things.len()];
    for start in 0..things.len() {
        let (mut way, mut at) = (Vec::new(), start);
        loop {
            match state[at] {
                2 => break,
                1 => {
                    parents[at] = None;
                    break;
                }
                _ => {}
            }
            state[at] = 1;
            way.push(at);
            match parents[at] {
                Some(parent) => at = parent,
                None => break,
            }
        }
        for one in way {
            state[one] = 2;
        }
    }
    parents
}

fn heights(below: &[Vec<usize>], roots: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = roots.to_vec();
    let mut at = 0;
    while at < order.len() {
        order.extend(&below[order[at]]);
        at += 1;
    }
    let mut heights = vec![0; below.len()];
    for one in order.into_iter().rev() {
        heights[one] = below[one].iter().map(|child| heights[*child] + 1).max().unwrap_or(0);
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_in_another_order_stand_in_the_same_things() {
        let check = |order: &[usize]| {
            let named = |at: usize| Thing { called: Some(at.to_string()), ..Thing::default() };
            let mut things: Vec<Thing> = (0..order.len()).map(named).collect();
            (things[0].parent, things[1].also) = (Some(2), vec![0, 3]);
            let new = put_in_order(&mut things, order);
            let called = |at: usize| things[at].called.clone().unwrap();
            let found: Vec<usize> = (0..order.len()).map(|at| called(at).parse().unwrap()).collect();
            assert_eq!(found, order);
            assert_eq!(things[new[0]].parent.map(called), Some("2".to_owned()), "{order:?}");
            let also: Vec<String> = things[new[1]].also.iter().map(|at| called(*at)).collect();
            assert_eq!(also, ["0", "3"], "{order:?}");
        };
        check(&[0, 1, 2, 3]);
        check(&[3, 2, 1, 0]);
        check(&[1, 2, 3, 0]);
        check(&[2, 0, 3, 1]);
    }
}
