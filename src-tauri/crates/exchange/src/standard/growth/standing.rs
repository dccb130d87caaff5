//! First floor, things of other houses: what stands in what, as a file says it one by one. A file may say that a thing
//! stands in what stands in it; one of the sayings that go round so is left out, and the others count.

use super::Thing;
use crate::standard::words::KINDS;
use std::cmp::Reverse;
use std::collections::HashSet;

/// How often it is tried to put things into the next of what they stand in, once the first would be a circle. Files have
/// one circle or two; what goes on being one after that stands at the top.
const ROUNDS: usize = 24;

/// What things stand in. One thing may stand in ever so many.
#[derive(Default)]
pub(crate) struct Standing {
    ways: Vec<Way>,
    known: HashSet<(usize, usize)>,
    /// Things of which the file also says that they stand in nothing else.
    at_top: HashSet<usize>,
}

/// One saying of a file.
struct Way {
    child: usize,
    parent: usize,
    /// By which number the file has it.
    said: usize,
    /// It would be a circle.
    out: bool,
    /// The next saying of the same thing.
    next: Option<usize>,
}

/// What came of it.
pub(crate) struct Settled {
    /// The saying that each thing stands in its container by, with the thing.
    pub first: Vec<(usize, usize)>,
    /// The sayings that would have been a circle.
    pub left_out: Vec<usize>,
}

impl Standing {
    /// Takes down that a thing stands in another, and by which number the file says so.
    pub fn take(&mut self, child: usize, parent: usize, said: usize) {
        if self.known.insert((child, parent)) {
            self.ways.push(Way { child, parent, said, out: child == parent, next: None });
        }
    }

    /// Takes down that a thing stands in nothing but the whole.
    pub fn at_top(&mut self, child: usize) {
        self.at_top.insert(child);
    }

    /// Tells each thing what it stands in: in what is named first, and also in the others.
    pub fn settle(mut self, things: &mut [Thing]) -> Settled {
        // Each thing's sayings one behind the other, the first of them in `now`.
        let mut now: Vec<Option<usize>> = vec![None; things.len()];
        for at in (0..self.ways.len()).rev().filter(|at| !self.ways[*at].out).collect::<Vec<_>>() {
            let child = self.ways[at].child;
            self.ways[at].next = now[child].replace(at);
        }
        let starts = now.clone();
        for round in 0.. {
            let circles = self.circles(&now);
            if circles.is_empty() {
                break;
            }
            for circle in circles {
                let Some(worst) = circle.into_iter().max_by_key(|way| self.doubt(*way, things)) else { continue };
                let way = &mut self.ways[worst];
                way.out = true;
                now[way.child] = way.next.filter(|_| round < ROUNDS);
            }
        }
        let first = now.iter().enumerate().filter_map(|(child, way)| Some((child, (*way)?))).collect::<Vec<_>>();
        for (child, way) in &first {
            things[*child].parent = Some(self.ways[*way].parent);
        }
        let inside = Inside::of(things);
        for child in 0..things.len() {
            let mut way = starts[child];
            while let Some(at) = way {
                let (parent, next) = (self.ways[at].parent, self.ways[at].next);
                if !self.ways[at].out && Some(at) != now[child] {
                    self.ways[at].out = inside.is(parent, child);
                    if !self.ways[at].out {
                        things[child].also.push(parent);
                    }
                }
                way = next;
            }
        }
        let left_out = self.ways.iter().filter(|way| way.out).map(|way| way.said).collect();
        Settled { first: first.into_iter().map(|(child, way)| (child, self.ways[way].said)).collect(), left_out }
    }

    /// How little is to be said for one saying of a circle: it puts a larger kind into a smaller one; the thing stands
    /// elsewhere as well; it comes first in the file, where things at the top do.
    fn doubt(&self, way: usize, things: &[Thing]) -> (bool, bool, Reverse<usize>) {
        let way = &self.ways[way];
        let size = |thing: usize| KINDS.iter().position(|kind| things[thing].kind == Some(*kind));
        let is_upside_down = size(way.child).zip(size(way.parent)).is_some_and(|(child, parent)| child < parent);
        let stands_elsewhere = way.next.is_some() || self.at_top.contains(&way.child);
        (is_upside_down, stands_elsewhere, Reverse(way.child))
    }

    /// The circles of what things stand in now, each as its sayings.
    fn circles(&self, now: &[Option<usize>]) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        // By which start a thing was come upon; 0: not yet.
        let mut seen = vec![0; now.len()];
        for start in 0..now.len() {
            let mut at = start;
            while seen[at] == 0 {
                seen[at] = start + 1;
                match now[at] {
                    Some(way) => at = self.ways[way].parent,
                    None => break,
                }
            }
            let Some(first) = now[at].filter(|_| seen[at] == start + 1) else { continue };
            let mut circle = vec![first];
            while self.ways[circle[circle.len() - 1]].parent != at {
                match now[self.ways[circle[circle.len() - 1]].parent] {
                    Some(way) => circle.push(way),
                    None => break,
                }
            }
            found.push(circle);
        }
        found
    }
}

/// Which things stand in which at any depth, as the stretch that each takes when they are gone through.
struct Inside {
    stretches: Vec<(usize, usize)>,
}

impl Inside {
    fn of(things: &[Thing]) -> Inside {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); things.len()];
        let mut open: Vec<(usize, bool)> = Vec::new();
        for (at, thing) in things.iter().enumerate() {
            match thing.parent {
                Some(parent) => below[parent].push(at),
                None => open.push((at, false)),
            }
        }
        let (mut stretches, mut count) = (vec![(0, 0); things.len()], 0);
        while let Some((at, is_done)) = open.pop() {
            if is_done {
                stretches[at].1 = count;
                continue;
            }
            count += 1;
            stretches[at].0 = count;
            open.push((at, true));
            open.extend(below[at].iter().map(|child| (*child, false)));
        }
        Inside { stretches }
    }

    fn is(&self, inner: usize, outer: usize) -> bool {
        let ((at, _), (from, end)) = (self.stretches[inner], self.stretches[outer]);
        (from..=end).contains(&at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_model::Kind;

    #[test]
    fn one_saying_of_each_circle_is_left_out() {
        use Kind::{Ability, Path, Step};
        // What stands in what, in the order of the file; what is at the top; what stands in what then; what is left out.
        let check = |kinds: &[Option<Kind>], ways: &[(usize, usize)], top: &[usize], expect: (&str, &[usize])| {
            let named = |kind: &Option<Kind>| Thing { kind: *kind, ..Thing::default() };
            let mut things: Vec<Thing> = kinds.iter().map(named).collect();
            let mut standing = Standing::default();
            top.iter().for_each(|at| standing.at_top(*at));
            ways.iter().enumerate().for_each(|(said, (child, parent))| standing.take(*child, *parent, said));
            let settled = standing.settle(&mut things);
            let said = |thing: &Thing| {
                let also: String = thing.also.iter().map(|at| format!("+{at}")).collect();
                thing.parent.map_or("-".to_owned(), |at| at.to_string()) + &also
            };
            let found = things.iter().map(said).collect::<Vec<_>>().join(" ");
            assert_eq!((&*found, &*settled.left_out), expect, "{ways:?}");
        };
        let none = [None; 4];
        check(&none, &[(1, 0), (2, 1)], &[0], ("- 0 1 -", &[]));
        // In itself, and the same twice.
        check(&none, &[(1, 1), (1, 0), (1, 0)], &[], ("- 0 - -", &[0]));
        // A ring of which nothing is known: what comes first in the file is at the top.
        check(&none, &[(0, 2), (1, 0), (2, 1)], &[], ("- 0 1 -", &[0]));
        // A path in an ability of its own, wherever the file says so.
        let ladder = [Some(Path), Some(Step), Some(Ability), Some(Path)];
        check(&ladder, &[(1, 0), (2, 1), (0, 2)], &[0], ("- 0 1 -", &[2]));
        check(&ladder, &[(0, 2), (1, 0), (2, 1)], &[], ("- 0 1 -", &[0]));
        // A step of two paths, of which one stands in it.
        check(&ladder, &[(1, 0), (1, 3), (0, 1)], &[], ("- 0+3 - -", &[2]));
        // What stands elsewhere too goes there.
        check(&none, &[(1, 2), (2, 1), (1, 0)], &[], ("- 0 1 -", &[0]));
        // Also in what stands in it.
        check(&none, &[(1, 0), (2, 1), (1, 2)], &[], ("- 0 1 -", &[2]));
    }

    #[test]
    fn ever_so_many_circles_take_no_longer_than_they_are_many() {
        let count = 20_000;
        let mut things = vec![Thing::default(); count];
        let mut standing = Standing::default();
        for at in 0..count {
            for back in 1..20 {
                standing.take(at, (at + back) % count, at * 20 + back);
                standing.take(at, (at + count - back) % count, at * 20 + back);
            }
        }
        let start = std::time::Instant::now();
        standing.settle(&mut things);
        let inside = Inside::of(&things);
        assert!(inside.stretches.iter().all(|(from, end)| *from > 0 && from <= end));
        assert!(start.elapsed().as_secs() < 10);
    }
}
