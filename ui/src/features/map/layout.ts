// The map as a picture: boxes for steps, lines for transitions, in one unit. A pure rule that the printed map has too
// (press/src/document/booklet/map). No box touches another, no line touches a box but its own two, no two lines lie on each other.
import type { Id } from "@/wire/wire";
import { gridOf, type MapOf } from "./grid";
import { type Port, type Stretch, lanesOf, portsOf } from "./lanes";
import { type Route, routesOf } from "./route";

export type Point = { readonly x: number; readonly y: number };
export type Box = {
  readonly id: Id;
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Line = { readonly id: Id; readonly from: Id; readonly to: Id; readonly points: readonly Point[] };
export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly columns: readonly { readonly path: Id; readonly x: number; readonly width: number }[];
  readonly bands: readonly { readonly grade: Id; readonly y: number; readonly height: number }[];
};

/** The sizes a map is drawn with. */
export type Measures = {
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** The least room between two columns, and between two rows. */
  readonly channel: number;
  readonly gap: number;
  /** The room outside the first and behind the last column where no line runs. */
  readonly edge: number;
  /** From one lane to the next, from one port of a box to the next, and from a box to the first lane. */
  readonly lane: number;
  readonly port: number;
  readonly pad: number;
};

export const screen: Measures = { boxWidth: 184, boxHeight: 68, channel: 44, gap: 22, edge: 16, lane: 9, port: 9, pad: 18 };

/** Draws a map. Equal input gives an equal picture. */
export function layoutOf(of: MapOf, measures: Measures = screen): Layout {
  const grid = gridOf(of);
  const { routes, gapLanes } = routesOf(of, grid);
  const ports = portsOf(routes);
  const down = downOf(ports, gapLanes, grid.rows, measures);
  const across = acrossOf(stretchesOf(routes, down), of.paths.length, measures);
  const boxes = of.paths.flatMap((path) =>
    path.steps.flatMap((step): Box[] => {
      const cell = grid.cells.get(step.id);
      if (!cell) return [];
      const { column, row } = cell;
      const [x, y] = [across.columnX(column), down.rowTop(row)];
      return [{ id: step.id, column, row, x, y, width: measures.boxWidth, height: down.rowHeight(row) }];
    }),
  );
  return {
    width: across.width,
    height: down.height,
    boxes,
    lines: routes.map((route, i) => ({ id: route.id, from: route.from, to: route.to, points: pointsOf(route, i, down, across, measures) })),
    columns: of.paths.map((path, column) => ({ path: path.id, x: across.columnX(column), width: measures.boxWidth })),
    bands: grid.bands.map((band) => {
      const last = band.first + band.rows - 1;
      const y = down.rowTop(band.first);
      return { grade: band.grade, y, height: down.rowTop(last) + down.rowHeight(last) - y };
    }),
  };
}

type End = Port["end"];

/** What stands where from top to bottom. */
type Down = {
  readonly height: number;
  readonly rowTop: (row: number) => number;
  readonly rowHeight: (row: number) => number;
  readonly gapY: (gap: number, lane: number) => number;
  readonly portY: (transition: number, end: End) => number;
};

/** A row is as high as the box with most ports needs, a gap as its lanes need; ports are spread evenly over their row. */
function downOf(ports: ReadonlyMap<string, readonly Port[]>, gapLanes: readonly number[], rows: number, m: Measures): Down {
  const most = Array.from({ length: rows }, () => 0);
  for (const row of ports.values()) if (row[0]) most[row[0].row] = Math.max(most[row[0].row] ?? 0, row.length);
  const gapHeight = gapLanes.map((lanes) => Math.max(m.gap, lanes > 0 ? 2 * m.pad + (lanes - 1) * m.lane : 0));
  const heights = most.map((count) => Math.max(m.boxHeight, (count + 1) * m.port));
  const [gapTops, tops]: [number[], number[]] = [[], []];
  let y = 0;
  for (let row = 0; row <= rows; row++) {
    gapTops[row] = y;
    y += gapHeight[row] ?? 0;
    tops[row] = y;
    y += heights[row] ?? 0;
  }
  const at = new Map<string, number>();
  for (const row of ports.values()) {
    for (const [i, port] of row.entries()) {
      const step = (heights[port.row] ?? 0) / (row.length + 1);
      at.set(`${port.transition}/${port.end}`, (tops[port.row] ?? 0) + (i + 1) * step);
    }
  }
  return {
    height: y,
    rowTop: (row) => tops[row] ?? 0,
    rowHeight: (row) => heights[row] ?? 0,
    gapY: (gap, lane) => {
      const middle = (gapTops[gap] ?? 0) + (gapHeight[gap] ?? 0) / 2;
      return middle + (lane - ((gapLanes[gap] ?? 1) - 1) / 2) * m.lane;
    },
    portY: (transition, end) => at.get(`${transition}/${end}`) ?? 0,
  };
}

/** What stands where from start to end. */
type Across = {
  readonly width: number;
  readonly columnX: (column: number) => number;
  readonly laneX: (transition: number, channel: number) => number;
};

/** A channel is as wide as its lanes need. */
function acrossOf(stretches: readonly Stretch[], columns: number, m: Measures): Across {
  const [starts, widths]: [number[], number[]] = [[], []];
  const lane = new Map<string, number>();
  let x = 0;
  for (let channel = 0; channel <= columns; channel++) {
    const here = stretches.filter((stretch) => stretch.channel === channel);
    const { lanes, count } = lanesOf(here, m.lane);
    const least = channel === 0 || channel === columns ? m.edge : m.channel;
    const width = Math.max(least, count > 0 ? 2 * m.pad + (count - 1) * m.lane : 0);
    for (const [i, stretch] of here.entries()) {
      lane.set(`${stretch.transition}/${channel}`, x + width / 2 + ((lanes[i] ?? 0) - (count - 1) / 2) * m.lane);
    }
    starts[channel] = x;
    widths[channel] = width;
    x += width + (channel < columns ? m.boxWidth : 0);
  }
  return {
    width: x,
    columnX: (column) => (starts[column] ?? 0) + (widths[column] ?? 0),
    laneX: (transition, channel) => lane.get(`${transition}/${channel}`) ?? 0,
  };
}

/** The vertical stretches of all routes. */
function stretchesOf(routes: readonly Route[], down: Down): Stretch[] {
  return routes.flatMap(({ a, b, way }, transition): Stretch[] => {
    const at = (end: End) => down.portY(transition, end);
    const stretch = (channel: number, one: number, other: number, kind: Stretch["kind"]): Stretch => ({
      transition,
      channel,
      top: Math.min(one, other),
      bottom: Math.max(one, other),
      kind,
    });
    const through = (channel: number, start: number, end: number) => stretch(channel, start, end, start < end ? "down" : "up");
    const on = b.column > a.column;
    if (way.is === "beside") {
      if (a.column === b.column) return [stretch(way.channel, at("from"), at("to"), way.channel > a.column ? "start" : "end")];
      return [on ? through(way.channel, at("from"), at("to")) : through(way.channel, at("to"), at("from"))];
    }
    if (way.is !== "across") return [];
    const over = down.gapY(way.gap, way.lane);
    return on
      ? [through(way.first, at("from"), over), through(way.last, over, at("to"))]
      : [through(way.first, over, at("from")), through(way.last, at("to"), over)];
  });
}

/** The corners of a line, from where it leaves to where it arrives. */
function pointsOf({ a, b, way }: Route, transition: number, down: Down, across: Across, m: Measures): Point[] {
  const at = (end: End) => down.portY(transition, end);
  /** Where a line meets a box: at the side that looks at the channel. */
  const side = (column: number, channel: number) => across.columnX(column) + (channel > column ? m.boxWidth : 0);
  const point = (x: number, y: number): Point => ({ x, y });
  switch (way.is) {
    case "straight": {
      const middle = across.columnX(a.column) + m.boxWidth / 2 + (way.nth - (way.of - 1) / 2) * 2 * m.lane;
      const edge = (row: number, other: number) => down.rowTop(row) + (other > row ? down.rowHeight(row) : 0);
      return [point(middle, edge(a.row, b.row)), point(middle, edge(b.row, a.row))];
    }
    case "level":
      return [point(side(a.column, way.channel), at("both")), point(side(b.column, way.channel), at("both"))];
    case "beside": {
      const lane = across.laneX(transition, way.channel);
      const [from, to] = [at("from"), at("to")];
      return [point(side(a.column, way.channel), from), point(lane, from), point(lane, to), point(side(b.column, way.channel), to)];
    }
    case "across": {
      const [out, back, over] = [across.laneX(transition, way.first), across.laneX(transition, way.last), down.gapY(way.gap, way.lane)];
      const [from, to] = [at("from"), at("to")];
      return [
        point(side(a.column, way.first), from),
        point(out, from),
        point(out, over),
        point(back, over),
        point(back, to),
        point(side(b.column, way.last), to),
      ];
    }
  }
}
