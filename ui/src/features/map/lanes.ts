// Where lines leave boxes and which lane of a channel they run in, so that they cross little and never lie on each other.
import type { Route } from "./route";

/** One end of a transition at the side of a box. A transition that runs level has one port for both ends. */
export type Port = {
  readonly transition: number;
  readonly end: "from" | "to" | "both";
  readonly channel: number;
  readonly row: number;
  /** Where it goes from here, in rows; halves are gaps. */
  readonly to: number;
  /** Whether it comes back to the same side of the channel. */
  readonly back: boolean;
};

/** The ports of every channel at every row, from top to bottom. */
export function portsOf(routes: readonly Route[]): Map<string, Port[]> {
  const all = new Map<string, Port[]>();
  const put = (port: Port) => {
    const key = portKey(port.channel, port.row);
    const row = all.get(key);
    if (row) row.push(port);
    else all.set(key, [port]);
  };
  for (const [transition, { a, b, way }] of routes.entries()) {
    if (way.is === "level") put({ transition, end: "both", channel: way.channel, row: a.row, to: a.row, back: false });
    if (way.is === "beside") {
      const back = a.column === b.column;
      put({ transition, end: "from", channel: way.channel, row: a.row, to: b.row, back });
      put({ transition, end: "to", channel: way.channel, row: b.row, to: a.row, back });
    }
    if (way.is === "across") {
      put({ transition, end: "from", channel: way.first, row: a.row, to: way.gap - 0.5, back: false });
      put({ transition, end: "to", channel: way.last, row: b.row, to: way.gap - 0.5, back: false });
    }
  }
  for (const row of all.values()) row.sort(byOrder);
  return all;
}

export function portKey(channel: number, row: number): string {
  return `${channel}/${row}`;
}

/**
 * What goes up leaves above what goes down. Of what goes up and through, the farthest leaves first; what comes back to
 * its own side leaves before all that, the nearest first. What goes down is the mirror of it.
 */
function byOrder(p: Port, q: Port): number {
  const key = (port: Port): readonly number[] => {
    const by = port.to - port.row;
    if (by === 0) return [1, 0, 0];
    if (by < 0) return [0, port.back ? 0 : 1, port.back ? -by : by];
    return [2, port.back ? 1 : 0, port.back ? -by : by];
  };
  const [a, b] = [key(p), key(q)];
  for (const [i, part] of a.entries()) if (part !== b[i]) return part - (b[i] ?? 0);
  return p.transition - q.transition || (p.end === q.end ? 0 : p.end === "from" ? -1 : 1);
}

/** A vertical stretch in a channel. */
export type Stretch = {
  readonly transition: number;
  readonly channel: number;
  readonly top: number;
  readonly bottom: number;
  /** Both ends on the side of the column before (`start`) or behind (`end`) the channel, or down or up through it. */
  readonly kind: "start" | "down" | "up" | "end";
};

/**
 * The lane of each stretch, by its index, and how many lanes the channel needs. Lanes are shared by stretches that are
 * `apart` from each other. Loops hug their own side, the shortest innermost; what goes down gives way to what is above it,
 * what goes up to what is below it.
 */
export function lanesOf(stretches: readonly Stretch[], apart: number): { lanes: number[]; count: number } {
  const lanes = stretches.map(() => 0);
  const ordered = (kinds: readonly Stretch["kind"][]) =>
    stretches
      .map((stretch, i) => ({ ...stretch, i }))
      .filter((stretch) => kinds.includes(stretch.kind))
      .toSorted((s, t) => orderOf(s) - orderOf(t) || s.transition - t.transition);
  const fill = (row: readonly (Stretch & { i: number })[]): number => {
    const filled: Stretch[][] = [];
    for (const stretch of row) {
      const fits = (lane: Stretch[]) => lane.every((o) => o.bottom + apart <= stretch.top || stretch.bottom + apart <= o.top);
      const free = filled.findIndex(fits);
      const at = free < 0 ? filled.length : free;
      (filled[at] ??= []).push(stretch);
      lanes[stretch.i] = at;
    }
    return filled.length;
  };
  const start = fill(ordered(["start"]));
  const through = fill([...ordered(["down"]), ...ordered(["up"])]);
  const end = fill(ordered(["end"]));
  const count = start + through + end;
  for (const [i, stretch] of stretches.entries()) {
    const lane = lanes[i] ?? 0;
    lanes[i] = stretch.kind === "start" ? lane : stretch.kind === "end" ? count - 1 - lane : start + lane;
  }
  return { lanes, count };
}

function orderOf(stretch: Stretch): number {
  if (stretch.kind === "down") return -stretch.top;
  if (stretch.kind === "up") return stretch.top;
  return stretch.bottom - stretch.top;
}
