// All paths side by side as plain data: competencies down, grades across, in each cell the abilities of the steps of that
// grade.
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";

/** The abilities of one step in a cell. */
export type Part = { step: Id; ids: readonly Id[] };

export type GradeRow = { competency: Id | null; cells: readonly (readonly Part[])[]; used: boolean };

export type Grades = {
  grades: readonly Id[];
  /** The steps of each grade, path by path. */
  steps: readonly (readonly Id[])[];
  groups: readonly { group: Id; rows: readonly GradeRow[] }[];
  /** Abilities of no competency. */
  other: GradeRow;
  /** Steps without a grade (or with one that is gone): their abilities stand in no column. */
  without: readonly Id[];
};

export function gradesOf(framework: Framework, before?: Grades): Grades {
  const grades = framework.children(framework.root, "grade");
  const column = new Map(grades.map((id, i) => [id, i]));
  const steps: Id[][] = grades.map(() => []);
  const without: Id[] = [];
  const byRow = new Map<Id | null, Map<Id, Id[]>[]>();
  for (const path of framework.children(framework.root, "path")) {
    for (const step of framework.children(path, "step")) {
      const at = column.get(framework.get(step)?.fields.grade ?? "");
      if (at === undefined) {
        without.push(step);
        continue;
      }
      steps[at]?.push(step);
      for (const id of framework.children(step, "ability")) {
        const link = framework.get(id)?.fields.competency;
        const row = link && framework.get(link)?.kind === "competency" ? link : null;
        let cells = byRow.get(row);
        if (!cells) byRow.set(row, (cells = grades.map(() => new Map())));
        const cell = cells[at];
        const ids = cell?.get(step);
        if (ids) ids.push(id);
        else cell?.set(step, [id]);
      }
    }
  }
  const known = new Map<Id | null, GradeRow>();
  for (const group of before?.groups ?? []) for (const row of group.rows) known.set(row.competency, row);
  if (before) known.set(null, before.other);
  const row = (competency: Id | null): GradeRow => {
    const cells = byRow.get(competency);
    const now = grades.map((_, i) => [...(cells?.[i] ?? [])].map(([step, ids]): Part => ({ step, ids })));
    return same(known.get(competency), { competency, cells: now, used: cells !== undefined });
  };
  const groups = framework
    .children(framework.root, "group")
    .map((group) => ({ group, rows: framework.children(group, "competency").map(row) }));
  return { grades, steps, groups, other: row(null), without };
}

/** What did not change keeps its identity, so that it is not drawn again. */
function same(before: GradeRow | undefined, now: GradeRow): GradeRow {
  if (!before || before.cells.length !== now.cells.length || before.used !== now.used) return now;
  const cells = now.cells.map((cell, i) => (sameParts(before.cells[i] ?? [], cell) ? (before.cells[i] ?? cell) : cell));
  return cells.every((cell, i) => cell === before.cells[i]) ? before : { ...now, cells };
}

function sameParts(a: readonly Part[], b: readonly Part[]): boolean {
  return (
    a.length === b.length &&
    a.every((part, i) => {
      const other = b[i];
      return other?.step === part.step && other.ids.length === part.ids.length && part.ids.every((id, n) => id === other.ids[n]);
    })
  );
}
