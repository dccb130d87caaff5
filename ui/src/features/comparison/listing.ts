// The list of changes: part by part as the report tells them, many changes folded under the headline that says them in one
// sentence; filtering, and walking from one to the next.
import type { Change, Comparison, Headline, HeadlineKind, ReportPart } from "@/wire/wire";
import type { Document } from "./document";

/** A kind of change. */
export type ChangeKind = Change["change"];

/** Every kind of change, in the order of the counts. */
export const CHANGE_KINDS: readonly ChangeKind[] = ["added", "removed", "moved", "reordered", "edited"];

/** One thing that is said: a headline or a change, and what is folded below it. */
export type Item = {
  /** Its name in this list: "headline 3", "change 5". */
  readonly key: string;
  readonly headline: number | null;
  /** The change itself; of a headline the one that shows what it is about. */
  readonly change: number;
  /** Every change it speaks of, its own included. */
  readonly changes: readonly number[];
  readonly children: readonly Item[];
};

/** The items of one part of the framework, under its heading. */
export type Part = { readonly of: ReportPart; readonly items: readonly Item[] };

/** The whole list, and how to find something in it. */
export type Listing = {
  readonly parts: readonly Part[];
  readonly byKey: ReadonlyMap<string, Item>;
  /** For each change the key of the item that says it. */
  readonly keyOfChange: ReadonlyMap<number, string>;
  /** The key of the item that an item is folded under. */
  readonly above: ReadonlyMap<string, string>;
  /** Each item's place in reading order, whether it is folded or not. */
  readonly ranks: ReadonlyMap<string, number>;
};

/** A line of the list. */
export type Line =
  | { readonly is: "heading"; readonly key: string; readonly level: 1 | 2; readonly heading: Heading }
  | { readonly is: "item"; readonly key: string; readonly item: Item; readonly depth: number; readonly open: boolean; readonly folds: number };

/** What stands above the items of a part: a name from the catalogue, or the title of a path, step, group or objective. */
export type Heading = { readonly section: "framework" | "competencies" | "outcomes" } | { readonly title: string; readonly of: ReportPart };

/** What is to be seen of a comparison. */
export type Filter = {
  /** Only these kinds; every kind if there are none. */
  readonly kinds: ReadonlySet<ChangeKind>;
  /** Leaves out edits of case, white space or punctuation only. */
  readonly hideTrivial: boolean;
  /** Only what happened on this path, by its row in the document; null for everything. */
  readonly path: number | null;
  /** Only what this person changed; null for everybody. */
  readonly person: string | null;
};

export const NO_FILTER: Filter = { kinds: new Set(), hideTrivial: false, path: null, person: null };

/** The changes with what they are filtered by: the paths that each touches, by their rows in the document, and its author. */
export type Filtered = {
  readonly changes: readonly Change[];
  readonly paths: readonly (readonly number[])[];
  readonly authors: readonly string[];
};

/** Headlines of something that came or went whole: what they fold stands in it. */
const WHOLES: { readonly [K in HeadlineKind]?: ChangeKind } = {
  pathAdded: "added",
  pathRemoved: "removed",
  levelInserted: "added",
  levelRemoved: "removed",
  groupAdded: "added",
  groupRemoved: "removed",
  competencyAdded: "added",
  competencyRemoved: "removed",
  objectiveAdded: "added",
  objectiveRemoved: "removed",
  valueStreamAdded: "added",
  valueStreamRemoved: "removed",
};

const MOVES: readonly HeadlineKind[] = ["pathMoved", "levelMoved", "competencyMoved", "movedTogether"];

/** The kind of change that a headline speaks of; its mark stands before it. */
export function kindOfHeadline(kind: HeadlineKind): ChangeKind {
  return WHOLES[kind] ?? (MOVES.includes(kind) ? "moved" : "edited");
}

/** The paths that each change touches, by their rows in the document: a move touches that of either end. */
export function pathsOf(changes: readonly Change[], { rows, rowOfChange }: Document): readonly (readonly number[])[] {
  const pathOf = (at: number): number => {
    for (let row = at; row >= 0; row = rows[row]?.parent ?? -1) if (rows[row]?.kind === "path") return row;
    return -1;
  };
  return changes.map((_, i) => {
    const at = rowOfChange[i] ?? -1;
    const ends = [pathOf(at), pathOf(rows[at]?.counterpart ?? -1)];
    return [...new Set(ends)].filter((path) => path >= 0);
  });
}

/** Whether a filter lets a change through. */
export function passes({ changes, paths, authors }: Filtered, at: number, filter: Filter): boolean {
  const change = changes[at];
  return (
    change !== undefined &&
    (filter.kinds.size === 0 || filter.kinds.has(change.change)) &&
    !(filter.hideTrivial && change.trivial === true) &&
    (filter.path === null || paths[at]?.includes(filter.path) === true) &&
    (filter.person === null || authors[at] === filter.person)
  );
}

/** How many changes of each kind are left by what else is filtered. */
export function countsOf(all: Filtered, filter: Filter): { [K in ChangeKind]: number } {
  const counts = { added: 0, removed: 0, moved: 0, reordered: 0, edited: 0 };
  const rest = { ...filter, kinds: NO_FILTER.kinds };
  all.changes.forEach((change, i) => {
    if (passes(all, i, rest)) counts[change.change] += 1;
  });
  return counts;
}

/** How many changes of each person are left by what else is filtered. */
export function personCountsOf(all: Filtered, filter: Filter): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const rest = { ...filter, person: null };
  all.authors.forEach((author, i) => {
    if (passes(all, i, rest)) counts.set(author, (counts.get(author) ?? 0) + 1);
  });
  return counts;
}

/** Puts headlines and changes into the parts of the report, headlines first, each in the order of the document. */
export function listingOf(comparison: Comparison, parts: readonly ReportPart[], document: Document): Listing {
  const { changes, headlines } = comparison;
  const rank = (item: Item) => {
    const row = document.rowOfChange[item.change] ?? -1;
    return row < 0 ? Number.MAX_SAFE_INTEGER : row;
  };
  const inOrder = (a: Item, b: Item) => Number(a.headline === null) - Number(b.headline === null) || rank(a) - rank(b) || a.change - b.change;
  const listed = parts.map((part): Part => {
    const items = [...part.new, ...part.changed, ...part.gone].flatMap((entry): Item[] => {
      if ("change" in entry) return changes[entry.change] ? [single(entry.change, [])] : [];
      const headline = headlines[entry.headline];
      return headline ? [headlineItem(entry.headline, headline, changes, inOrder)] : [];
    });
    return { of: part, items: items.toSorted(inOrder) };
  });
  const [byKey, keyOfChange] = [new Map<string, Item>(), new Map<number, string>()];
  const [above, ranks] = [new Map<string, string>(), new Map<string, number>()];
  const know = (item: Item, upper: Item | null) => {
    byKey.set(item.key, item);
    ranks.set(item.key, ranks.size);
    if (upper) above.set(item.key, upper.key);
    if (item.headline === null || !keyOfChange.has(item.change)) keyOfChange.set(item.change, item.key);
    for (const child of item.children) know(child, item);
  };
  for (const part of listed) for (const item of part.items) know(item, null);
  return { parts: listed, byKey, keyOfChange, above, ranks };
}

function single(change: number, children: readonly Item[]): Item {
  return { key: `change ${change}`, headline: null, change, changes: [change, ...children.flatMap((child) => child.changes)], children };
}

function headlineItem(at: number, headline: Headline, changes: readonly Change[], inOrder: (a: Item, b: Item) => number): Item {
  const known = headline.changes.filter((i) => changes[i] !== undefined);
  const isAbout = (i: number) => changes[i]?.oldId === headline.oldId && changes[i]?.newId === headline.newId;
  const change = known.find(isAbout) ?? known[0] ?? -1;
  let children = forest(known, changes, inOrder);
  // What came or went whole is said by the headline: below it stands what was in it.
  if (WHOLES[headline.headline]) children = children.flatMap((child) => (child.change === change ? [...child.children] : [child]));
  // A headline about a single change says it all.
  else if (known.length === 1) children = [];
  return { key: `headline ${at}`, headline: at, change, changes: known, children };
}

/** The changes with what came or went within another one below it. */
function forest(folded: readonly number[], changes: readonly Change[], inOrder: (a: Item, b: Item) => number): Item[] {
  const containers = new Map<string, number>();
  for (const i of folded) {
    const change = changes[i];
    const at = change?.change === "added" ? change.newAt : change?.change === "removed" ? change.oldAt : undefined;
    if (change && at !== undefined) containers.set(`${change.change} ${at}`, i);
  }
  const roots: number[] = [];
  const below = new Map<number, number[]>();
  for (const i of folded) {
    const change = changes[i];
    const container = change?.within === undefined ? undefined : containers.get(`${change.change} ${change.within}`);
    if (container === undefined || container === i) roots.push(i);
    else below.set(container, [...(below.get(container) ?? []), i]);
  }
  const grow = (all: readonly number[]): Item[] => all.map((i) => single(i, grow(below.get(i) ?? []))).toSorted(inOrder);
  return grow(roots);
}

/** The lines of the list: headings, and the items that a filter lets through. `open` holds the keys of those unfolded. */
export function linesOf(listing: Listing, shown: (change: number) => boolean, open: ReadonlySet<string>): Line[] {
  const lines: Line[] = [];
  let section = "";
  const put = (item: Item, depth: number) => {
    if (!item.changes.some(shown)) return;
    const children = item.children.filter((child) => child.changes.some(shown));
    const isOpen = children.length > 0 && open.has(item.key);
    lines.push({ is: "item", key: item.key, item, depth, open: isOpen, folds: children.length });
    if (isOpen) for (const child of children) put(child, depth + 1);
  };
  listing.parts.forEach((part, i) => {
    if (!part.items.some((item) => item.changes.some(shown))) return;
    const [first, second] = headingsOf(part.of);
    const name = "title" in first ? `path ${first.title}` : first.section;
    if (name !== section) lines.push({ is: "heading", key: `heading 1 ${i}`, level: 1, heading: first });
    section = name;
    if (second) lines.push({ is: "heading", key: `heading 2 ${i}`, level: 2, heading: second });
    for (const item of part.items) put(item, 0);
  });
  return lines;
}

/** The headings of a part from the outside in. */
function headingsOf(part: ReportPart): [Heading, Heading?] {
  const [outer, inner] = part.heading;
  if (outer === undefined) return [{ section: "framework" }];
  if (part.node === "group" || part.node === "competency") return [{ section: "competencies" }, { title: outer, of: part }];
  if (part.node === "objective" || part.node === "valueStream") return [{ section: "outcomes" }, { title: outer, of: part }];
  const path: Heading = { title: outer, of: part };
  return inner === undefined ? [path] : [path, { title: inner, of: part }];
}

/**
 * The item after (or before) another one among those in sight, going round at the ends. From an item that is folded away
 * or filtered out it goes on from where that one would stand.
 */
export function walk(visible: readonly string[], ranks: ReadonlyMap<string, number>, from: string | null, by: 1 | -1): string | null {
  const [first, last] = [visible[0] ?? null, visible.at(-1) ?? null];
  if (from === null) return by === 1 ? first : last;
  const rankOf = (key: string) => ranks.get(key) ?? -1;
  const rank = rankOf(from);
  if (by === 1) return visible.find((key) => rankOf(key) > rank) ?? first;
  return visible.findLast((key) => rankOf(key) < rank) ?? last;
}

/** The item that says of the same node what another one said in an earlier listing; null where nobody speaks of it now. */
export function sameNode(before: Change | undefined, changes: readonly Change[], listing: Listing): string | null {
  if (!before) return null;
  const { oldId, newId } = before;
  const at = changes.findIndex((change) => (newId !== undefined && change.newId === newId) || (oldId !== undefined && change.oldId === oldId));
  return at < 0 ? null : (listing.keyOfChange.get(at) ?? null);
}
