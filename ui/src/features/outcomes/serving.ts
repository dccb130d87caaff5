// Which abilities serve which value streams: the rows of the grid, the cells that are selected, and what a tick means.
import type { Framework } from "@/data/framework";
import type { Id, Intention } from "@/wire/wire";

/** A head of a path or step with the abilities below it, or one of them. */
export type Row =
  | { readonly is: "head"; readonly id: Id; readonly abilities: readonly Id[] }
  | { readonly is: "ability"; readonly id: Id };

/** What is shown of all abilities. */
export type Filter = { readonly words: string; readonly idle: ReadonlySet<Id> | null };

/** The abilities by where they stand, in reading order; what the filter leaves nothing of has no head either. */
export function servingRows(framework: Framework, { words, idle }: Filter): Row[] {
  const wanted = words.trim().toLowerCase();
  const rows: Row[] = [];
  const put = (parent: Id) => {
    const abilities = framework.nodes(parent, "ability").filter(({ id, fields }) => {
      const said = `${fields.title ?? ""} ${fields.statement ?? ""}`.toLowerCase();
      return said.includes(wanted) && (idle === null || idle.has(id));
    });
    if (abilities.length === 0) return;
    const ids = abilities.map((ability) => ability.id);
    rows.push({ is: "head", id: parent, abilities: ids });
    for (const id of ids) rows.push({ is: "ability", id });
  };
  for (const path of framework.children(framework.root, "path")) {
    put(path);
    for (const step of framework.children(path, "step")) put(step);
  }
  return rows;
}

/** A cell of the grid; column 0 is the ability itself, stream n stands in column n + 1. */
export type At = { readonly row: number; readonly column: number };

/** Everything between two cells, both included. */
export type Range = { readonly top: number; readonly bottom: number; readonly first: number; readonly last: number };

export function rangeOf(a: At, b: At): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    first: Math.min(a.column, b.column),
    last: Math.max(a.column, b.column),
  };
}

export type Ticks = ReadonlyMap<Id, ReadonlySet<Id>>;

/** Which abilities serve each stream. */
export function ticksOf(framework: Framework): Ticks {
  return new Map(framework.ofKind("valueStream").map((stream) => [stream.id, new Set(stream.fields.abilities)]));
}

/**
 * What ticking the cells of a range does: all that are not ticked yet are, and where all are already, none is any more.
 * A head alone stands for all abilities below it. Nothing where the range has no cell to tick.
 */
export function tick(rows: readonly Row[], streams: readonly Id[], ticks: Ticks, range: Range): Intention | null {
  const inside = rows.slice(range.top, range.bottom + 1);
  const alone = inside.length === 1 ? inside[0] : undefined;
  const abilities = alone?.is === "head" ? alone.abilities : inside.flatMap((row) => (row.is === "ability" ? [row.id] : []));
  const pairs = streams
    .slice(Math.max(0, range.first - 1), range.last)
    .flatMap((stream) => abilities.map((ability) => ({ stream, ability })));
  const missing = pairs.filter(({ stream, ability }) => !ticks.get(stream)?.has(ability));
  const verb = missing.length > 0 ? "link" : "unlink";
  const edits = (missing.length > 0 ? missing : pairs).map((pair): Intention => Object.assign({ verb } as const, pair));
  if (edits.length <= 1) return edits[0] ?? null;
  return { verb: "together", as: "tie", edits };
}

/** Where a key leads from a cell; nothing for a key that leads nowhere. `page` is how many rows are seen at once. */
export function move(at: At, key: string, far: boolean, rows: number, columns: number, page: number): At | null {
  const within = (row: number, column: number): At => ({
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (key) {
    case "ArrowUp": return within(far ? 0 : at.row - 1, at.column);
    case "ArrowDown": return within(far ? rows - 1 : at.row + 1, at.column);
    case "ArrowLeft": return within(at.row, far ? 0 : at.column - 1);
    case "ArrowRight": return within(at.row, far ? columns - 1 : at.column + 1);
    case "Home": return within(far ? 0 : at.row, 0);
    case "End": return within(far ? rows - 1 : at.row, columns - 1);
    case "PageUp": return within(at.row - page, at.column);
    case "PageDown": return within(at.row + page, at.column);
    default: return null;
  }
}

/** The arrow that means the same where the first column stands at the right. */
export function mirrored(key: string): string {
  return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}
