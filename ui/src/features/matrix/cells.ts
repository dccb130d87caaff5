// The matrix of a path as plain data: which abilities stand in which cell. What did not change keeps its identity, so
// that one edit draws one cell again.
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";

/** One row of cells: a competency, or (null) what belongs to none. `cells` has one list of abilities per step. */
export type MatrixRow = { competency: Id | null; cells: readonly (readonly Id[])[]; used: boolean };

/** Competencies that stand together. */
export type MatrixGroup = { group: Id | null; rows: readonly MatrixRow[] };

export type Matrix = {
  steps: readonly Id[];
  groups: readonly MatrixGroup[];
  /** Abilities of the steps without a competency. */
  other: MatrixRow;
  /** Whether any ability of the path has a competency, or it has no abilities at all: otherwise there is one row. */
  byCompetency: boolean;
  /** Competencies of the framework that no ability of this path refers to. */
  unused: number;
};

/** Sorts the abilities of a path into cells. */
export function matrixOf(framework: Framework, path: Id, before?: Matrix): Matrix {
  const steps = framework.children(path, "step");
  const byRow = new Map<Id | null, Id[][]>();
  const blank = () => steps.map((): Id[] => []);
  for (const [column, step] of steps.entries()) {
    for (const id of framework.children(step, "ability")) {
      const link = framework.get(id)?.fields.competency;
      const row = link && framework.get(link)?.kind === "competency" ? link : null;
      let cells = byRow.get(row);
      if (!cells) byRow.set(row, (cells = blank()));
      cells[column]?.push(id);
    }
  }
  const known = new Map<Id | null, MatrixRow>();
  for (const group of before?.groups ?? []) for (const row of group.rows) known.set(row.competency, row);
  if (before) known.set(null, before.other);

  let unused = 0;
  let byCompetency = false;
  const groups = framework.children(framework.root, "group").map((group): MatrixGroup => {
    const rows = framework.children(group, "competency").map((competency): MatrixRow => {
      const cells = byRow.get(competency);
      if (cells) byCompetency = true;
      else unused += 1;
      return same(known.get(competency), { competency, cells: cells ?? blank(), used: cells !== undefined });
    });
    return { group, rows };
  });
  // A path that has no abilities yet offers the rows that it can be filled in.
  if (byRow.size === 0 && unused > 0) byCompetency = true;
  const rest = byRow.get(null);
  const other = same(known.get(null), { competency: null, cells: rest ?? blank(), used: rest !== undefined });
  return { steps, groups, other, byCompetency, unused };
}

function same(before: MatrixRow | undefined, now: MatrixRow): MatrixRow {
  if (!before || before.cells.length !== now.cells.length) return now;
  const cells = now.cells.map((cell, i) => (sameIds(before.cells[i] ?? [], cell) ? (before.cells[i] ?? cell) : cell));
  const all = cells.every((cell, i) => cell === before.cells[i]);
  return all && before.used === now.used ? before : { ...now, cells };
}

function sameIds(a: readonly Id[], b: readonly Id[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** How a path is best shown when nobody chose: prose as a document, competencies and bullets as a matrix. */
export function bestView(framework: Framework, path: Id): "matrix" | "document" {
  const steps = framework.children(path, "step");
  const prose = steps.filter((step) => framework.children(step, "note").length > 0).length;
  if (steps.length === 0 || prose * 2 < steps.length) return "matrix";
  const linked = steps.some((step) =>
    framework.nodes(step, "ability").some((a) => framework.get(a.fields.competency)?.kind === "competency"),
  );
  return linked ? "matrix" : "document";
}
