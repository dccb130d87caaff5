// The outline as rows: what is unfolded, flattened in reading order. Pure, so that it can be tested and is fast.
import { fold, hasTerms, termsOf } from "@/data/fold";
import type { Framework, Node } from "@/data/framework";
import { slots } from "@/data/kinds";
import type { Id, Kind } from "@/wire/wire";

/** One row: a node, or the head of a section of the framework (a kind). */
export type Row = {
  key: string;
  node: Id | null;
  section: Kind | null;
  kind: Kind;
  level: number;
  /** Place among its siblings in the tree, from 1, and how many they are. */
  nth: number;
  of: number;
  /** Whether there is room for the sign that folds: all below one parent have it where one of them may need it. */
  foldable: boolean;
  unfolds: boolean;
  unfolded: boolean;
  /** How many stand below it; in the section of groups, how many competencies. */
  count: number;
  /** Whether the row itself has the words that are looked for, and does not only lead to one that has them. */
  hit: boolean;
};

/** The sections of a framework, in the order in which a person works on them. */
export const sections: readonly Kind[] = ["path", "group", "objective", "transition", "grade", "note"];

export function sectionKey(kind: Kind): string {
  return `section:${kind}`;
}

/** The rows to show. With words to look for, whatever has them and what leads there, all unfolded. */
export function outlineRows(framework: Framework, unfolded: ReadonlySet<string>, wanted: string): Row[] {
  const rows: Row[] = [];
  const terms = termsOf(wanted);
  const hits = terms.length > 0 ? leadingTo(framework, terms) : null;
  if (hits === null) {
    rows.push({
      key: framework.root, node: framework.root, section: null, kind: "framework", level: 1, nth: 1, of: 0,
      foldable: true, unfolds: false, unfolded: false, count: 0, hit: false,
    });
  }
  const present = sections.filter((kind) => visible(framework, framework.root, kind, hits).length > 0);
  const top = present.length + rows.length;
  for (const row of rows) row.of = top;
  for (const [i, kind] of present.entries()) {
    const ids = visible(framework, framework.root, kind, hits);
    const key = sectionKey(kind);
    const open = hits !== null || unfolded.has(key);
    rows.push({
      key, node: null, section: kind, kind, level: 1, nth: top - present.length + i + 1, of: top,
      foldable: true, unfolds: true, unfolded: open, count: countOf(framework, kind, ids, hits), hit: false,
    });
    if (open) addNodes(framework, ids, 2, unfolded, hits, rows);
  }
  return rows;
}

/** How many of what its head names stand in a section: that of the groups is named after the competencies in them. */
function countOf(f: Framework, kind: Kind, ids: readonly Id[], hits: Hits | null): number {
  if (kind !== "group") return ids.length;
  return ids.reduce((sum, id) => sum + visible(f, id, "competency", hits).length, 0);
}

function addNodes(f: Framework, ids: Id[], level: number, unfolded: ReadonlySet<string>, hits: Hits | null, rows: Row[]): void {
  const foldable = ids.some((id) => slots[f.get(id)?.kind ?? "note"].length > 0);
  for (const [i, id] of ids.entries()) {
    const node = f.get(id);
    if (!node) continue;
    const below = slots[node.kind].flatMap((kind) => visible(f, id, kind, hits));
    const open = below.length > 0 && (hits !== null || unfolded.has(id));
    rows.push({
      key: id, node: id, section: null, kind: node.kind, level, nth: i + 1, of: ids.length,
      foldable, unfolds: below.length > 0, unfolded: open, count: below.length,
      hit: hits?.get(id) ?? false,
    });
    if (open) addNodes(f, below, level + 1, unfolded, hits, rows);
  }
}

function visible(f: Framework, parent: Id, kind: Kind, hits: Hits | null): Id[] {
  const ids = f.children(parent, kind);
  return hits ? ids.filter((id) => hits.has(id)) : [...ids];
}

/** What is shown while words are looked for: whether each has them itself, or only leads to one that has them. */
type Hits = Map<Id, boolean>;

function leadingTo(f: Framework, terms: readonly string[]): Hits {
  const hits: Hits = new Map();
  for (const node of f.inOrder()) {
    if (!hasTerms(textOf(f, node), terms)) continue;
    hits.set(node.id, true);
    for (let at = node.parent; at && !hits.has(at); at = f.get(at)?.parent ?? null) hits.set(at, false);
  }
  return hits;
}

/** Records never change, they are replaced; so what was folded once need not be folded with every key again. */
const texts = new WeakMap<Node, string>();

function textOf(f: Framework, node: Node): string {
  const known = texts.get(node);
  if (known !== undefined) return known;
  const text = fold([f.words(node.id), node.fields.title, node.fields.code].filter(Boolean).join(" "));
  // The words of a transition are those of its ends.
  if (node.kind !== "transition") texts.set(node, text);
  return text;
}

/** What has to be unfolded for a node to be seen. */
export function leadsTo(framework: Framework, id: Id): string[] {
  const above = framework.above(id);
  const top = above.length > 1 ? above[1] : framework.get(id);
  return top && top.id !== framework.root ? [sectionKey(top.kind), ...above.slice(1).map((a) => a.id)] : [];
}

/** What is unfolded when a framework opens: the sections people came for, and paths down to their steps. */
export function firstUnfolded(framework: Framework): Set<string> {
  const open = new Set<string>(["path", "group", "objective"].map((kind) => sectionKey(kind as Kind)));
  const paths = framework.children(framework.root, "path");
  for (const id of paths.slice(0, 8)) open.add(id);
  if (paths.length === 0) {
    for (const kind of ["group", "objective"] as const) {
      for (const id of framework.children(framework.root, kind).slice(0, 12)) open.add(id);
    }
    open.add(sectionKey("note"));
  }
  return open;
}
