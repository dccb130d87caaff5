//! Where lines leave boxes and which lane of a channel they run in, so that they cross little and never lie on each
//! other. A pure rule, the same as the page's.

use super::route::{Route, Way};
use std::collections::BTreeMap;

/// Which end of a transition a port is; one that runs level has one port for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum End {
    From,
    To,
    Both,
}

/// Where a transition meets the side of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port {
    pub(super) route: usize,
    pub(super) end: End,
    /// Where it goes from here, in half rows down (or up, below zero).
    by: i64,
    /// Whether it comes back to the same side of the channel.
    back: bool,
}

/// The ports of every channel at every row, by channel and row, from top to bottom.
pub(super) fn ports(routes: &[Route]) -> BTreeMap<(usize, usize), Vec<Port>> {
    let mut all: BTreeMap<(usize, usize), Vec<Port>> = BTreeMap::new();
    let mut put = |channel: usize, row: usize, route: usize, end: End, to: i64, back: bool| {
        let by = to - 2 * row as i64;
        all.entry((channel, row)).or_default().push(Port { route, end, by, back });
    };
    for (n, Route { a, b, way, .. }) in routes.iter().enumerate() {
        match *way {
            Way::Straight { .. } => {}
            Way::Level { channel } => put(channel, a.row, n, End::Both, 2 * a.row as i64, false),
            Way::Beside { channel } => {
                let back = a.column == b.column;
                put(channel, a.row, n, End::From, 2 * b.row as i64, back);
                put(channel, b.row, n, End::To, 2 * a.row as i64, back);
            }
            Way::Across { first, gap, last, .. } => {
                let over = 2 * gap as i64 - 1;
                put(first, a.row, n, End::From, over, false);
                put(last, b.row, n, End::To, over, false);
            }
        }
    }
    for row in all.values_mut() {
        row.sort_by_key(order);
    }
    all
}

/// What goes up leaves above what goes down. Of what goes up and through, the farthest leaves first; what comes back to
/// its own side leaves before all that, the nearest first. What goes down is the mirror of it.
fn order(port: &Port) -> (u8, bool, i64, usize, End) {
    let by = if port.back { -port.by } else { port.by };
    let (group, back, by) = match port.by {
        0 => (1, false, 0),
        ..0 => (0, !port.back, by),
        _ => (2, port.back, by),
    };
    (group, back, by, port.route, port.end)
}

/// How a vertical stretch runs: back to the column before the channel, down or up through it, or back to the one behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Start,
    Down,
    Up,
    End,
}

/// A vertical stretch in a channel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) route: usize,
    pub(super) channel: usize,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) run: Run,
}

/// The lane of each stretch, by its index, and how many lanes the channel needs. Lanes are shared by stretches that are
/// `apart` from each other. Loops hug their own side, the shortest innermost; what goes down gives way to what is above
/// it, what goes up to what is below it.
pub(super) fn lanes(stretches: &[Stretch], apart: f64) -> (Vec<usize>, usize) {
    let mut lanes = vec![0; stretches.len()];
    let ordered = |run: Run| {
        let mut found: Vec<usize> = (0..stretches.len()).filter(|i| stretches[*i].run == run).collect();
        found.sort_by(|a, b| {
            let (a, b) = (&stretches[*a], &stretches[*b]);
            weight(a).total_cmp(&weight(b)).then(a.route.cmp(&b.route))
        });
        found
    };
    let mut fill = |row: Vec<usize>| {
        let mut filled: Vec<Vec<usize>> = Vec::new();
        for i in row {
            let one = &stretches[i];
            let free = filled.iter().position(|lane| {
                lane.iter().map(|o| &stretches[*o]).all(|o| o.bottom + apart <= one.top || one.bottom + apart <= o.top)
            });
            let at = free.unwrap_or_else(|| {
                filled.push(Vec::new());
                filled.len() - 1
            });
            filled[at].push(i);
            lanes[i] = at;
        }
        filled.len()
    };
    let start = fill(ordered(Run::Start));
    let through = fill([ordered(Run::Down), ordered(Run::Up)].concat());
    let count = start + through + fill(ordered(Run::End));
    for (stretch, lane) in stretches.iter().zip(&mut lanes) {
        *lane = match stretch.run {
            Run::Start => *lane,
            Run::Down | Run::Up => start + *lane,
            Run::End => count - 1 - *lane,
        };
    }
    (lanes, count)
}

fn weight(stretch: &Stretch) -> f64 {
    match stretch.run {
        Run::Down => -stretch.top,
        Run::Up => stretch.top,
        Run::Start | Run::End => stretch.bottom - stretch.top,
    }
}
