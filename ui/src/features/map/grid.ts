// Where every step stands on the map: its path is its column, its grade is its row. A pure rule; the printed map has it too.
import type { Id } from "@/wire/wire";

/** What a map is made of, in the order of the framework. */
export type MapOf = {
  readonly paths: readonly { readonly id: Id; readonly steps: readonly { readonly id: Id; readonly grade: Id | null }[] }[];
  readonly grades: readonly Id[];
  readonly transitions: readonly { readonly id: Id; readonly from: Id; readonly to: Id }[];
};

/** A place of the grid. */
export type Cell = { readonly column: number; readonly row: number };

/** The rows that one grade takes, from `first` on. */
export type Band = { readonly grade: Id; readonly first: number; readonly rows: number };

export type Grid = { readonly cells: ReadonlyMap<Id, Cell>; readonly rows: number; readonly bands: readonly Band[] };

/**
 * Levels are counted in halves: grade i is level 2i + 1, what stands between grades i - 1 and i is level 2i. Steps of one
 * path on one level stand below each other, so a level is as many rows as the path that has most of it. A step without a
 * grade comes right behind the last one before it that has one; a path without any grade is simply counted from the top.
 */
export function gridOf({ paths, grades }: MapOf): Grid {
  const rank = new Map(grades.map((grade, i) => [grade, i]));
  const levels = paths.map((path) => levelsOf(path.steps.map((step) => (step.grade === null ? -1 : (rank.get(step.grade) ?? -1)))));
  const heights = Array.from({ length: 2 * grades.length + 1 }, () => 0);
  for (const path of levels) {
    const counts = new Map<number, number>();
    for (const level of path ?? []) counts.set(level, (counts.get(level) ?? 0) + 1);
    for (const [level, count] of counts) heights[level] = Math.max(heights[level] ?? 0, count);
  }
  const starts = heights.map((_, level) => heights.slice(0, level).reduce((sum, height) => sum + height, 0));
  const cells = new Map<Id, Cell>();
  let rows = heights.reduce((sum, height) => sum + height, 0);
  for (const [column, path] of paths.entries()) {
    const taken = new Map<number, number>();
    for (const [i, step] of path.steps.entries()) {
      const level = levels[column]?.[i];
      const before = level === undefined ? i : (taken.get(level) ?? 0);
      if (level !== undefined) taken.set(level, before + 1);
      const row = level === undefined ? i : (starts[level] ?? 0) + before;
      cells.set(step.id, { column, row });
      rows = Math.max(rows, row + 1);
    }
  }
  const bands = grades.flatMap((grade, i) => {
    const height = heights[2 * i + 1] ?? 0;
    return height > 0 ? [{ grade, first: starts[2 * i + 1] ?? 0, rows: height }] : [];
  });
  return { cells, rows, bands };
}

/** The level of every step of a path by the ranks of their grades (-1: none); nothing where no step has a grade. */
function levelsOf(ranks: readonly number[]): number[] | undefined {
  const first = ranks.find((rank) => rank >= 0);
  if (first === undefined) return undefined;
  let gap = 2 * first;
  return ranks.map((rank) => {
    if (rank < 0) return gap;
    gap = 2 * rank + 2;
    return 2 * rank + 1;
  });
}
