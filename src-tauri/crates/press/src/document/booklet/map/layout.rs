//! The map as a picture: boxes for steps, lines for transitions, in one unit. A pure rule, the same as the page's
//! (`ui/src/features/map/layout.ts`); both are held against one set of pictures.

use super::grid::{Cell, MapOf, grid};
use super::lanes::{End, Port, Run, Stretch, lanes, ports};
use super::route::{Route, Way, routes};
use std::collections::{BTreeMap, HashMap};

/// The sizes a map is drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    pub(super) box_width: f64,
    pub(super) box_height: f64,
    /// The least room between two columns, and between two rows.
    pub(super) channel: f64,
    pub(super) gap: f64,
    /// The room outside the first and behind the last column where no line runs.
    pub(super) edge: f64,
    /// From one lane to the next, from one port of a box to the next, and from a box to the first lane.
    pub(super) lane: f64,
    pub(super) port: f64,
    pub(super) pad: f64,
}

pub(super) type Point = (f64, f64);

/// A step: where its box begins, and how high it is; its width is the measures'.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) height: f64,
}

#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// By step.
    pub(super) boxes: Vec<Placed>,
    /// The number of each transition that is drawn, and its corners.
    pub(super) lines: Vec<(usize, Vec<Point>)>,
    /// Where each path begins.
    pub(super) columns: Vec<f64>,
    /// Grade, upper edge, height.
    pub(super) bands: Vec<(usize, f64, f64)>,
}

/// Draws a map. Equal input gives an equal picture.
pub(super) fn layout(of: &MapOf, m: &Measures) -> Layout {
    let grid = grid(of);
    let (routes, gap_lanes) = routes(of, &grid);
    let down = Down::new(&ports(&routes), &gap_lanes, grid.rows, m);
    let across = Across::new(&stretches(&routes, &down), of.paths.len(), m);
    let placed =
        |cell: &Cell| Placed { x: across.columns[cell.column], y: down.tops[cell.row], height: down.heights[cell.row] };
    Layout {
        width: across.width,
        height: down.height,
        boxes: grid.cells.iter().map(placed).collect(),
        lines: routes.iter().enumerate().map(|(n, r)| (r.nth, points(n, r, &down, &across, m))).collect(),
        columns: across.columns.clone(),
        bands: grid
            .bands
            .iter()
            .map(|band| {
                let last = band.first + band.rows - 1;
                let y = down.tops[band.first];
                (band.grade, y, down.tops[last] + down.heights[last] - y)
            })
            .collect(),
    }
}

/// What stands where from top to bottom.
struct Down {
    height: f64,
    tops: Vec<f64>,
    heights: Vec<f64>,
    /// Middle of each gap, and how many lanes it has.
    gaps: Vec<(f64, usize)>,
    lane: f64,
    ports: HashMap<(usize, End), f64>,
}

impl Down {
    /// A row is as high as the box with most ports needs, a gap as its lanes need; ports are spread evenly.
    fn new(ports: &BTreeMap<(usize, usize), Vec<Port>>, gap_lanes: &[usize], rows: usize, m: &Measures) -> Down {
        let mut most = vec![0; rows];
        for ((_, row), here) in ports {
            most[*row] = here.len().max(most[*row]);
        }
        let heights: Vec<f64> = most.iter().map(|count| m.box_height.max((*count as f64 + 1.0) * m.port)).collect();
        let (mut tops, mut gaps, mut y) = (Vec::new(), Vec::new(), 0.0);
        for (row, lanes) in gap_lanes.iter().enumerate() {
            let height = if *lanes > 0 { m.gap.max(2.0 * m.pad + (*lanes as f64 - 1.0) * m.lane) } else { m.gap };
            gaps.push((y + height / 2.0, *lanes));
            y += height;
            tops.push(y);
            y += heights.get(row).copied().unwrap_or(0.0);
        }
        let mut at = HashMap::new();
        for ((_, row), here) in ports {
            let step = heights[*row] / (here.len() as f64 + 1.0);
            for (i, port) in here.iter().enumerate() {
                at.insert((port.route, port.end), tops[*row] + (i as f64 + 1.0) * step);
            }
        }
        Down { height: y, tops, heights, gaps, lane: m.lane, ports: at }
    }

    fn gap(&self, gap: usize, lane: usize) -> f64 {
        let (middle, lanes) = self.gaps[gap];
        middle + (lane as f64 - (lanes as f64 - 1.0) / 2.0) * self.lane
    }

    fn port(&self, route: usize, end: End) -> f64 {
        self.ports.get(&(route, end)).copied().unwrap_or(0.0)
    }
}

/// What stands where from start to end.
struct Across {
    width: f64,
    columns: Vec<f64>,
    lanes: HashMap<(usize, usize), f64>,
}

impl Across {
    /// A channel is as wide as its lanes need.
    fn new(stretches: &[Stretch], columns: usize, m: &Measures) -> Across {
        let (mut starts, mut at, mut x) = (Vec::new(), HashMap::new(), 0.0);
        for channel in 0..=columns {
            let here: Vec<Stretch> = stretches.iter().filter(|s| s.channel == channel).copied().collect();
            let (lanes, count) = lanes(&here, m.lane);
            let least = if channel == 0 || channel == columns { m.edge } else { m.channel };
            let lanes_width = if count > 0 { 2.0 * m.pad + (count as f64 - 1.0) * m.lane } else { 0.0 };
            let width = least.max(lanes_width);
            for (stretch, lane) in here.iter().zip(lanes) {
                let lane = (lane as f64 - (count as f64 - 1.0) / 2.0) * m.lane;
                at.insert((stretch.route, channel), x + width / 2.0 + lane);
            }
            x += width;
            if channel < columns {
                starts.push(x);
                x += m.box_width;
            }
        }
        Across { width: x, columns: starts, lanes: at }
    }

    fn lane(&self, route: usize, channel: usize) -> f64 {
        self.lanes.get(&(route, channel)).copied().unwrap_or(0.0)
    }
}

/// The vertical stretches of all routes.
fn stretches(routes: &[Route], down: &Down) -> Vec<Stretch> {
    let mut all = Vec::new();
    for (n, Route { a, b, way, .. }) in routes.iter().enumerate() {
        let at = |end| down.port(n, end);
        let stretch = |channel, one: f64, other: f64, run| Stretch {
            route: n,
            channel,
            top: one.min(other),
            bottom: one.max(other),
            run,
        };
        let through =
            |channel, start: f64, end: f64| stretch(channel, start, end, if start < end { Run::Down } else { Run::Up });
        let on = b.column > a.column;
        match *way {
            Way::Straight { .. } | Way::Level { .. } => {}
            Way::Beside { channel } if a.column == b.column => {
                let run = if channel > a.column { Run::Start } else { Run::End };
                all.push(stretch(channel, at(End::From), at(End::To), run));
            }
            Way::Beside { channel } if on => all.push(through(channel, at(End::From), at(End::To))),
            Way::Beside { channel } => all.push(through(channel, at(End::To), at(End::From))),
            Way::Across { first, gap, lane, last } => {
                let over = down.gap(gap, lane);
                if on {
                    all.extend([through(first, at(End::From), over), through(last, over, at(End::To))]);
                } else {
                    all.extend([through(first, over, at(End::From)), through(last, at(End::To), over)]);
                }
            }
        }
    }
    all
}

/// The corners of a line, from where it leaves to where it arrives.
fn points(n: usize, route: &Route, down: &Down, across: &Across, m: &Measures) -> Vec<Point> {
    let Route { a, b, way, .. } = *route;
    let (from, to) = (down.port(n, End::From), down.port(n, End::To));
    // Where a line meets a box: at the side that looks at the channel.
    let side =
        |column: usize, channel: usize| across.columns[column] + if channel > column { m.box_width } else { 0.0 };
    match way {
        Way::Straight { nth, of } => {
            let apart = (nth as f64 - (of as f64 - 1.0) / 2.0) * 2.0 * m.lane;
            let middle = across.columns[a.column] + m.box_width / 2.0 + apart;
            let edge = |row: usize, other: usize| down.tops[row] + if other > row { down.heights[row] } else { 0.0 };
            vec![(middle, edge(a.row, b.row)), (middle, edge(b.row, a.row))]
        }
        Way::Level { channel } => {
            let y = down.port(n, End::Both);
            vec![(side(a.column, channel), y), (side(b.column, channel), y)]
        }
        Way::Beside { channel } => {
            let lane = across.lane(n, channel);
            vec![(side(a.column, channel), from), (lane, from), (lane, to), (side(b.column, channel), to)]
        }
        Way::Across { first, gap, lane, last } => {
            let (out, back, over) = (across.lane(n, first), across.lane(n, last), down.gap(gap, lane));
            vec![
                (side(a.column, first), from),
                (out, from),
                (out, over),
                (back, over),
                (back, to),
                (side(b.column, last), to),
            ]
        }
    }
}
