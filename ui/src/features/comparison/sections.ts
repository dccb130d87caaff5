// The list of changes: by path and step (or grades, competencies, outcomes), in the order of the document, with what came
// or went with its container folded below it; filtering, and walking from one change to the next.
import type { Change } from "@/wire/wire";
import type { Document, Row } from "./document";

/** A kind of change. */
export type ChangeKind = Change["change"];

/** Every kind of change, in the order of the counts. */
export const CHANGE_KINDS: readonly ChangeKind[] = ["added", "removed", "moved", "reordered", "edited"];

/** One change, and those that came or went with it. */
export type Entry = {
  /** Its place in the comparison. */
  readonly change: number;
  /** The row of the document that shows it; -1 if none does. */
  readonly row: number;
  readonly children: Entry[];
  /** How many changes stand below it, at any depth. */
  inside: number;
};

/** Where a change belongs for a reader. `row` leads to the node that names the heading. */
export type Section =
  | { readonly is: "framework" | "grades" | "competencies" | "transitions" | "outcomes" }
  | { readonly is: "path"; readonly row: number };

/** A line of the list. */
export type Line =
  | { readonly is: "section"; readonly key: string; readonly section: Section }
  | { readonly is: "part"; readonly key: string; readonly part: number | "everyStep" }
  | { readonly is: "entry"; readonly key: string; readonly entry: Entry; readonly depth: number; readonly open: boolean };

/** What is to be seen of a comparison. */
export type Filter = {
  /** Only these kinds; every kind if there are none. */
  readonly kinds: ReadonlySet<ChangeKind>;
  /** Leaves out edits of case, white space or punctuation only. */
  readonly hideTrivial: boolean;
};

/** Whether a filter lets a change through. */
export function passes(change: Change, filter: Filter): boolean {
  return (filter.kinds.size === 0 || filter.kinds.has(change.change)) && !(filter.hideTrivial && change.trivial === true);
}

/** The changes in the order of the document, with what stands within another one below it. */
export function entriesOf(changes: readonly Change[], document: Document): Entry[] {
  const entries = changes.map((_, i): Entry => ({ change: i, row: document.rowOfChange[i] ?? -1, children: [], inside: 0 }));
  const containers = new Map<string, Entry>();
  changes.forEach((change, i) => {
    const at = change.change === "added" ? change.newAt : change.change === "removed" ? change.oldAt : undefined;
    const entry = entries[i];
    if (at !== undefined && entry) containers.set(`${change.change} ${at}`, entry);
  });
  const order = (a: Entry, b: Entry) => place(a) - place(b) || a.change - b.change;
  const roots: Entry[] = [];
  for (const entry of entries.toSorted(order)) {
    const change = changes[entry.change];
    const container = change?.within === undefined ? undefined : containers.get(`${change.change} ${change.within}`);
    (container && container !== entry ? container.children : roots).push(entry);
  }
  const count = (entry: Entry): number => {
    entry.inside = entry.children.reduce((sum, child) => sum + 1 + count(child), 0);
    return entry.inside;
  };
  for (const entry of roots) count(entry);
  return roots;
}

function place(entry: Entry): number {
  return entry.row < 0 ? Number.MAX_SAFE_INTEGER : entry.row;
}

/** The lines of the list: headings, and the entries that a filter lets through. `open` holds the changes unfolded. */
export function linesOf(
  roots: readonly Entry[],
  changes: readonly Change[],
  document: Document,
  filter: Filter,
  open: ReadonlySet<number>,
): Line[] {
  const lines: Line[] = [];
  let [section, part] = ["", ""];
  const put = (entry: Entry, depth: number) => {
    const isOpen = open.has(entry.change);
    lines.push({ is: "entry", key: `change ${entry.change}`, entry, depth, open: isOpen });
    if (isOpen) for (const child of entry.children) put(child, depth + 1);
  };
  for (const entry of roots) {
    const change = changes[entry.change];
    if (!change || !passes(change, filter)) continue;
    const home = homeOf(document.rows, entry.row);
    const sectionKey = `section ${home.section.is} ${home.section.is === "path" ? home.section.row : ""}`;
    if (sectionKey !== section) {
      lines.push({ is: "section", key: sectionKey, section: home.section });
      [section, part] = [sectionKey, ""];
    }
    const partKey = home.part === null ? "" : `part ${sectionKey} ${home.part}`;
    if (partKey !== part && home.part !== null) lines.push({ is: "part", key: partKey, part: home.part });
    part = partKey;
    put(entry, 0);
  }
  return lines;
}

/** The heading and the heading below it under which a row of the document belongs. */
export function homeOf(rows: readonly Row[], at: number): { section: Section; part: number | "everyStep" | null } {
  let [top, below] = [at, -1];
  let row = rows[top];
  while (row && row.depth > 1) {
    [below, top] = [top, row.parent];
    row = rows[top];
  }
  switch (row?.kind) {
    case "path": {
      const kind = rows[below]?.kind;
      return { section: { is: "path", row: top }, part: kind === "step" ? below : kind === "ability" ? "everyStep" : null };
    }
    case "group":
      return { section: { is: "competencies" }, part: top };
    case "objective":
      return { section: { is: "outcomes" }, part: top };
    case "grade":
      return { section: { is: "grades" }, part: null };
    case "transition":
      return { section: { is: "transitions" }, part: null };
    default:
      return { section: { is: "framework" }, part: null };
  }
}

/** How many changes of each kind a list of entries holds, what is folded included. */
export function countsOf(changes: readonly Change[], hideTrivial: boolean): { [K in ChangeKind]: number } {
  const counts = { added: 0, removed: 0, moved: 0, reordered: 0, edited: 0 };
  for (const change of changes) if (!(hideTrivial && change.trivial === true)) counts[change.change] += 1;
  return counts;
}

/** Each change's place in reading order, whether it is folded or not. */
export function ranksOf(roots: readonly Entry[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  const walk = (entry: Entry) => {
    ranks.set(entry.change, ranks.size);
    entry.children.forEach(walk);
  };
  roots.forEach(walk);
  return ranks;
}

/**
 * The change after (or before) another one among those in sight, going round at the ends. From a change that is folded away
 * or filtered out it goes on from where that one would stand.
 */
export function walk(visible: readonly number[], ranks: ReadonlyMap<number, number>, from: number | null, by: 1 | -1): number | null {
  if (visible.length === 0) return null;
  const [first, last] = [visible[0] ?? null, visible.at(-1) ?? null];
  if (from === null) return by === 1 ? first : last;
  const rank = ranks.get(from) ?? -1;
  const rankOf = (change: number) => ranks.get(change) ?? -1;
  if (by === 1) return visible.find((change) => rankOf(change) > rank) ?? first;
  return visible.findLast((change) => rankOf(change) < rank) ?? last;
}
