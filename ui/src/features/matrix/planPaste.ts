// Where a block of cells goes in the matrix of a path, before anything is done: which rows and columns it meets, which
// it would need to have added, and whether its first row and column are heads.
import type { Framework } from "@/data/framework";
import type { Id, Paste, PasteColumn, PasteRow } from "@/wire/wire";
import { type Block, widthOf } from "./block";
import { type Sheet, sizeOf, type HeadWords } from "./sheet";
import type { Area } from "./spots";

/** The most cells that can be pasted at once, and the most characters in one of them; Rust asks for the same. */
export const mostCells = 10_000;
export const mostCharacters = 1 << 20;

/** Whether the first row of a block are titles of steps, its first column titles of competencies. */
export type Heads = { row: boolean; column: boolean };

/** Which heads a block has, and how many of them the path has already. `sure` where they do. */
export type Recognised = Heads & { sure: boolean; steps: number; competencies: number };

/** Where each row and column of a block goes, and what its cells say. */
export type Plan = {
  rows: readonly PasteRow[];
  columns: readonly PasteColumn[];
  cells: readonly (readonly (readonly string[] | null)[])[];
  newRows: number;
  newColumns: number;
};

const plain = (text: string) => text.split(/\s+/).filter(Boolean).join(" ").toLocaleLowerCase();
const said = (cell: readonly string[] | null | undefined) => (cell ?? []).join(" ");

/** Titles by which a step is known: its title, its code, or both. */
function stepsByName(framework: Framework, sheet: Sheet): Map<string, Id> {
  const names = new Map<string, Id>();
  for (const id of sheet.steps.toReversed()) {
    const { title = "", code = "" } = framework.get(id)?.fields ?? {};
    for (const name of [code, title, `${code} ${title}`, `${title} ${code}`, `${code}: ${title}`]) {
      if (plain(name)) names.set(plain(name), id);
    }
  }
  return names;
}

/** Titles by which a row is known: those that are shown come before others of the framework. */
function rowsByName(framework: Framework, sheet: Sheet, words: HeadWords): Map<string, PasteRow> {
  const names = new Map<string, PasteRow>([[plain(words.other), { is: "other" }]]);
  const shown = sheet.lines.flatMap((line) => (line.is === "cells" && line.row.competency ? [line.row.competency] : []));
  const all = framework.children(framework.root, "group").flatMap((group) => framework.children(group, "competency"));
  for (const id of [...all.toReversed(), ...shown.toReversed()]) {
    const title = plain(framework.get(id)?.fields.title ?? "");
    if (title) names.set(title, { is: "competency", id });
  }
  return names;
}

/** Looks whether a block brings its heads: most of them are known, or its corner is empty and all others look like titles. */
export function recognise(framework: Framework, sheet: Sheet, block: Block, words: HeadWords): Recognised {
  const steps = stepsByName(framework, sheet);
  const rows = rowsByName(framework, sheet, words);
  const across = (block[0] ?? []).slice(1).map(said);
  const down = block.slice(1).map((row) => said(row[0]));
  const known = (names: string[], has: (name: string) => boolean) => names.filter((name) => has(plain(name))).length;
  const most = (names: string[], count: number) => count > 0 && count * 2 >= names.filter((name) => name !== "").length;
  const [s, c] = [known(across, (n) => steps.has(n)), known(down, (n) => rows.has(n))];
  const corner = plain(said(block[0]?.[0]));
  const open = corner === "" || corner === plain(words.corner);
  // A block of one row or column alone may have a head in its first cell.
  const narrow = widthOf(block) === 1 && steps.has(corner);
  const flat = block.length === 1 && rows.has(corner);
  const row = block.length > 1 && (most(across, s) || narrow);
  const column = widthOf(block) > 1 && (most(down, c) || flat);
  if (row || column) return { row: row || (column && open && block.length > 1 && looksLikeHeads(across)), column, sure: true, steps: s, competencies: c };
  const guess = open && block.length > 1 && widthOf(block) > 1 && looksLikeHeads(across) && looksLikeHeads(down);
  return { row: guess, column: guess, sure: false, steps: s, competencies: c };
}

/** Titles are short, there, and differ from each other. */
function looksLikeHeads(names: string[]): boolean {
  return names.length > 0 && names.every((name) => name !== "" && name.length <= 80) && new Set(names.map(plain)).size === names.length;
}

type Where = { row: number; column: number };

/** Lays a block over the sheet: by its heads where it has them, otherwise from the cell where it is put. */
export function layOut(framework: Framework, sheet: Sheet, block: Block, at: Where, heads: Heads, words: HeadWords & { newRow: string; newStep: string }): Plan {
  const body = block.slice(heads.row ? 1 : 0).map((row) => row.slice(heads.column ? 1 : 0));
  const width = widthOf(body);
  const columns: PasteColumn[] = [];
  const known = stepsByName(framework, sheet);
  const made = new Map<string, PasteColumn>();
  const everyStep = !heads.row && sheet.lines[at.row]?.is === "everyStep";
  for (let i = 0; i < width; i += 1) {
    const title = heads.row ? said(block[0]?.[i + (heads.column ? 1 : 0)]) : "";
    const step = heads.row ? known.get(plain(title)) : sheet.steps[Math.max(0, at.column - 1) + i];
    if (everyStep && i === 0) columns.push({ is: "everyStep" });
    else if (step) columns.push({ is: "step", id: step });
    else {
      const column: PasteColumn = made.get(plain(title)) ?? { is: "new", title: heads.row ? title : words.newStep };
      if (title) made.set(plain(title), column);
      columns.push(column);
    }
  }
  const rows = rowTargets(framework, sheet, block.slice(heads.row ? 1 : 0), at, heads.column, words);
  return tidied({ rows, columns, cells: body.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null)) }, words.newStep);
}

function rowTargets(framework: Framework, sheet: Sheet, block: Block, at: Where, byHead: boolean, words: HeadWords & { newRow: string }): PasteRow[] {
  const last = sheet.lines.findLast((line) => line.is === "cells" && line.row.competency !== null);
  const fresh = (title: string): PasteRow =>
    last?.is === "cells" && last.group ? { is: "new", title, group: last.group } : { is: "new", title };
  if (byHead) {
    const known = rowsByName(framework, sheet, words);
    let before: PasteRow = { is: "other" };
    return block.map((row) => {
      const title = said(row[0]);
      // A row without a head goes on with the one above it, as merged cells do.
      if (title === "") return before;
      before = known.get(plain(title)) ?? fresh(title);
      known.set(plain(title), before);
      return before;
    });
  }
  const first = Math.max(1, at.row);
  return block.map((_, i): PasteRow => {
    const line = sheet.lines[first + i];
    if (line?.is === "everyStep") return { is: "other" };
    if (line?.is !== "cells") return fresh(words.newRow);
    if (line.row.competency) return { is: "competency", id: line.row.competency };
    // What belongs to no competency is met only where the block begins there.
    return i === 0 ? { is: "other" } : fresh(words.newRow);
  });
}

/** Rows and columns that are the same new one are joined, and a column with neither head nor words is left out. */
function tidied({ rows, columns, cells }: Pick<Plan, "rows" | "columns" | "cells">, newStep: string): Plan {
  const says = (i: number) => cells.some((row) => (row[i]?.length ?? 0) > 0);
  const untitled = (column: PasteColumn) => column.is === "new" && column.title === "";
  const stays = columns.map((column, i) => !untitled(column) || says(i));
  const named = columns.map((column): PasteColumn => (untitled(column) ? { is: "new", title: newStep } : column));
  const kept = joined(named.filter((_, i) => stays[i]), cells.map((row) => row.filter((_, i) => stays[i])));
  const across = joined(rows, transposed(kept.cells, kept.heads.length));
  const newRows = across.heads.filter((row) => row.is === "new").length;
  const newColumns = kept.heads.filter((column) => column.is === "new").length;
  return { rows: across.heads, columns: kept.heads, cells: transposed(across.cells, across.heads.length), newRows, newColumns };
}

type Cells = readonly (readonly (readonly string[] | null)[])[];

function transposed(cells: Cells, width: number): Cells {
  return Array.from({ length: width }, (_, i) => cells.map((row) => row[i] ?? null));
}

/** Columns with the same (identical) head become one that holds what all of them say. */
function joined<H>(heads: readonly H[], cells: Cells): { heads: H[]; cells: Cells } {
  const at = new Map<H, number>();
  for (const head of heads) if (!at.has(head)) at.set(head, at.size);
  const put = (row: readonly (readonly string[] | null)[]) => {
    const now: (readonly string[] | null)[] = Array.from({ length: at.size }, () => null);
    for (const [i, head] of heads.entries()) {
      const to = at.get(head) ?? 0;
      const lines = row[i];
      if (lines) now[to] = now[to] ? [...now[to], ...lines] : lines;
    }
    return now;
  };
  return { heads: [...at.keys()], cells: cells.map(put) };
}

/** The plan without what is not there yet: what fits. */
export function fitting(plan: Plan): Plan {
  const columns = plan.columns.flatMap((column, i) => (column.is === "new" ? [] : [i]));
  const rows = plan.rows.flatMap((row, i) => (row.is === "new" ? [] : [i]));
  return {
    rows: rows.flatMap((i) => plan.rows[i] ?? []),
    columns: columns.flatMap((i) => plan.columns[i] ?? []),
    cells: rows.map((y) => columns.map((x) => plan.cells[y]?.[x] ?? null)),
    newRows: 0,
    newColumns: 0,
  };
}

/** How many cells a plan says something about. */
export function countOf(plan: Plan): number {
  return plan.cells.reduce((sum, row) => sum + row.filter((cell) => cell !== null).length, 0);
}

/** The intention of a plan. */
export function pasteOf(path: Id, { rows, columns, cells }: Plan): { verb: "paste" } & Paste {
  return { verb: "paste", path, rows: [...rows], columns: [...columns], cells: cells.map((row) => row.map((cell) => cell && [...cell])) };
}

/** Rows and columns of the sheet within an area as targets, and what is to be said there: null leaves a cell alone. */
export function fill(sheet: Sheet, area: Area, say: (row: number, column: number) => readonly string[] | null): Plan {
  const { rows: all } = sizeOf(sheet);
  const rows: PasteRow[] = [];
  const cells: (readonly string[] | null)[][] = [];
  const start = Math.max(1, area.start);
  const steps = sheet.steps.slice(start - 1, area.end);
  const columns: PasteColumn[] = steps.map((id) => ({ is: "step", id }));
  // What holds on every step has a column of its own, which other rows leave alone.
  const every = sheet.lines.findIndex((line) => line.is === "everyStep");
  const wide = every >= area.top && every <= area.bottom;
  if (wide) columns.push({ is: "everyStep" });
  for (let row = Math.max(1, area.top); row <= Math.min(all - 1, area.bottom); row += 1) {
    const line = sheet.lines[row];
    if (!line || line.is === "heads") continue;
    const own = line.is === "everyStep";
    const id = own ? null : line.row.competency;
    rows.push(id ? { is: "competency", id } : { is: "other" });
    const here = steps.map((_, i) => (own ? null : say(row, start + i)));
    cells.push(wide ? [...here, own ? say(row, start) : null] : here);
  }
  return { rows, columns, cells, newRows: 0, newColumns: 0 };
}

/** Two plans as one: what the second says counts where both say something. */
export function over(first: Plan, second: Plan): Plan {
  const key = (head: PasteRow | PasteColumn) => JSON.stringify(head);
  const merge = <H extends PasteRow | PasteColumn>(a: readonly H[], b: readonly H[]) => {
    const heads = [...a];
    const seen = new Map(a.map((head, i) => [key(head), i]));
    const at = b.map((head) => {
      const there = head.is === "new" ? undefined : seen.get(key(head));
      return there ?? heads.push(head) - 1;
    });
    return { heads, at };
  };
  const rows = merge(first.rows, second.rows);
  const columns = merge(first.columns, second.columns);
  const cells = rows.heads.map((_, y) => columns.heads.map((__, x) => first.cells[y]?.[x] ?? null));
  for (const [y, row] of second.cells.entries()) {
    for (const [x, cell] of row.entries()) {
      const to = cells[rows.at[y] ?? 0];
      if (to && cell) to[columns.at[x] ?? 0] = cell;
    }
  }
  return { rows: rows.heads, columns: columns.heads, cells, newRows: second.newRows, newColumns: second.newColumns };
}

/** Why a block cannot be pasted at all. */
export type TooMuch = { is: "cells"; count: number } | { is: "characters" } | null;

export function tooMuch(block: Block): TooMuch {
  const count = block.length * widthOf(block);
  if (count > mostCells) return { is: "cells", count };
  const long = block.some((row) => row.some((cell) => (cell ?? []).reduce((sum, line) => sum + line.length, 0) > mostCharacters));
  return long ? { is: "characters" } : null;
}
