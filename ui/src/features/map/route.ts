// Which way every transition takes through the grid, before anything is measured: straight down its column, level to the
// neighbour, beside a column, or across others in the room between two rows. A pure rule; the printed map has it too.
import type { Id } from "@/wire/wire";
import type { Cell, Grid, MapOf } from "./grid";

/** `nth` of so many between the same two steps. Channel c is the room before column c; the one behind the last column counts too. */
export type Way =
  | { readonly is: "straight"; readonly nth: number; readonly of: number }
  | { readonly is: "level"; readonly channel: number }
  | { readonly is: "beside"; readonly channel: number }
  /** Gap k is the room above row k; `lane` is its line there. */
  | { readonly is: "across"; readonly first: number; readonly gap: number; readonly lane: number; readonly last: number };

export type Route = { readonly id: Id; readonly from: Id; readonly to: Id; readonly a: Cell; readonly b: Cell; readonly way: Way };

/** The ways of all transitions whose two ends stand on the map, and how many lanes each gap needs. */
export function routesOf(of: MapOf, grid: Grid): { routes: Route[]; gapLanes: number[] } {
  const stands = new Set([...grid.cells.values()].map((cell) => `${cell.column}/${cell.row}`));
  const isFree = (column: number, from: number, to: number) => {
    for (let row = Math.min(from, to) + 1; row < Math.max(from, to); row++) if (stands.has(`${column}/${row}`)) return false;
    return true;
  };
  const load = Array.from({ length: of.paths.length + 1 }, () => 0);
  const gaps: { from: number; to: number; lane: number }[][] = Array.from({ length: grid.rows + 1 }, () => []);
  const ends = of.transitions.flatMap((transition) => {
    const a = grid.cells.get(transition.from);
    const b = grid.cells.get(transition.to);
    return a && b && transition.from !== transition.to ? [{ id: transition.id, from: transition.from, to: transition.to, a, b }] : [];
  });
  const pairs = new Map<string, number>();
  for (const { a, b } of ends) pairs.set(pairOf(a, b), (pairs.get(pairOf(a, b)) ?? 0) + 1);
  const drawn = new Map<string, number>();
  const take = (channel: number) => {
    load[channel] = (load[channel] ?? 0) + 1;
  };
  const wayOf = (a: Cell, b: Cell): Way => {
    if (a.column === b.column) {
      if (isFree(a.column, a.row, b.row)) {
        const pair = pairOf(a, b);
        const nth = drawn.get(pair) ?? 0;
        drawn.set(pair, nth + 1);
        return { is: "straight", nth, of: pairs.get(pair) ?? 1 };
      }
      const channel = (load[a.column] ?? 0) < (load[a.column + 1] ?? 0) ? a.column : a.column + 1;
      take(channel);
      return { is: "beside", channel };
    }
    const on = b.column > a.column;
    const first = on ? a.column + 1 : a.column;
    const last = on ? b.column : b.column + 1;
    take(first);
    if (first === last) return { is: a.row === b.row ? "level" : "beside", channel: first };
    take(last);
    // Right behind the row it leaves, or right before the one it comes to: where fewer others run.
    const near = b.row > a.row ? a.row + 1 : a.row;
    const far = b.row > a.row ? b.row : b.row + 1;
    const gap = (gaps[near]?.length ?? 0) < (gaps[far]?.length ?? 0) ? near : far;
    const span = { from: Math.min(first, last), to: Math.max(first, last), lane: 0 };
    const row = gaps[gap] ?? [];
    while (row.some((other) => other.lane === span.lane && other.from <= span.to && span.from <= other.to)) span.lane += 1;
    row.push(span);
    return { is: "across", first, gap, lane: span.lane, last };
  };
  const routes = ends.map(({ id, from, to, a, b }): Route => ({ id, from, to, a, b, way: wayOf(a, b) }));
  return { routes, gapLanes: gaps.map((row) => row.reduce((most, span) => Math.max(most, span.lane + 1), 0)) };
}

/** Two places, whichever of them a transition begins at. */
function pairOf(a: Cell, b: Cell): string {
  return [`${a.column}/${a.row}`, `${b.column}/${b.row}`].toSorted().join(" ");
}
