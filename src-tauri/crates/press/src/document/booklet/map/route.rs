//! Which way every transition takes through the grid, before anything is measured. A pure rule, the same as the page's.

use super::grid::{Cell, Grid, MapOf};
use std::collections::{HashMap, HashSet};

/// Channel c is the room before column c; the one behind the last column counts too. Gap k is the room above row k.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Down or up a column, `nth` of so many between the same two steps.
    Straight { nth: usize, of: usize },
    /// To the neighbour on the same row.
    Level { channel: usize },
    /// Through one channel.
    Beside { channel: usize },
    /// Through two channels, and between them along a gap.
    Across { first: usize, gap: usize, lane: usize, last: usize },
}

/// A transition whose two ends stand on the map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Route {
    /// Its number among all transitions.
    pub(super) nth: usize,
    pub(super) a: Cell,
    pub(super) b: Cell,
    pub(super) way: Way,
}

/// The ways of all transitions, and how many lanes each gap needs.
pub(super) fn routes(of: &MapOf, grid: &Grid) -> (Vec<Route>, Vec<usize>) {
    let ends = of.transitions.iter().enumerate().filter(|(_, [from, to])| from != to);
    let ends: Vec<_> =
        ends.filter_map(|(nth, [from, to])| Some((nth, *grid.cells.get(*from)?, *grid.cells.get(*to)?))).collect();
    let mut pairs: HashMap<(Cell, Cell), usize> = HashMap::new();
    for (_, a, b) in &ends {
        *pairs.entry(pair(*a, *b)).or_default() += 1;
    }
    let mut ways = Ways {
        stands: grid.cells.iter().copied().collect(),
        load: vec![0; of.paths.len() + 1],
        gaps: vec![Vec::new(); grid.rows + 1],
        drawn: HashMap::new(),
        pairs,
    };
    let routes = ends.into_iter().map(|(nth, a, b)| Route { nth, a, b, way: ways.of(a, b) }).collect();
    let lanes = |row: &Vec<Span>| row.iter().map(|span| span.lane + 1).max().unwrap_or(0);
    (routes, ways.gaps.iter().map(lanes).collect())
}

/// A stretch of a gap that is taken, from channel to channel.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: usize,
    to: usize,
    lane: usize,
}

/// What was given away so far.
struct Ways {
    stands: HashSet<Cell>,
    load: Vec<usize>,
    gaps: Vec<Vec<Span>>,
    drawn: HashMap<(Cell, Cell), usize>,
    pairs: HashMap<(Cell, Cell), usize>,
}

impl Ways {
    fn of(&mut self, a: Cell, b: Cell) -> Way {
        if a.column == b.column {
            let between = a.row.min(b.row) + 1..a.row.max(b.row);
            if between.into_iter().all(|row| !self.stands.contains(&Cell { column: a.column, row })) {
                let nth = self.drawn.entry(pair(a, b)).or_default();
                *nth += 1;
                return Way::Straight { nth: *nth - 1, of: self.pairs.get(&pair(a, b)).copied().unwrap_or(1) };
            }
            let (before, behind) = (a.column, a.column + 1);
            let channel = if self.load[before] < self.load[behind] { before } else { behind };
            self.load[channel] += 1;
            return Way::Beside { channel };
        }
        let on = b.column > a.column;
        let first = if on { a.column + 1 } else { a.column };
        let last = if on { b.column } else { b.column + 1 };
        self.load[first] += 1;
        if first == last {
            return if a.row == b.row { Way::Level { channel: first } } else { Way::Beside { channel: first } };
        }
        self.load[last] += 1;
        // Right behind the row it leaves, or right before the one it comes to: where fewer others run.
        let down = b.row > a.row;
        let near = if down { a.row + 1 } else { a.row };
        let far = if down { b.row } else { b.row + 1 };
        let gap = if self.gaps[near].len() < self.gaps[far].len() { near } else { far };
        let mut span = Span { from: first.min(last), to: first.max(last), lane: 0 };
        let row = &mut self.gaps[gap];
        while row.iter().any(|o| o.lane == span.lane && o.from <= span.to && span.from <= o.to) {
            span.lane += 1;
        }
        row.push(span);
        Way::Across { first, gap, lane: span.lane, last }
    }
}

/// Two places, whichever of them a transition begins at.
fn pair(a: Cell, b: Cell) -> (Cell, Cell) {
    (a.min(b), a.max(b))
}
