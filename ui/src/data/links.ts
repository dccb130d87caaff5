// Links between nodes, and from nodes to things outside: a crosswalk to another framework, peers, what replaced what.
import type { Association, Id, Kind, Record as Node } from "@/wire/wire";
import type { Framework } from "./framework";

/** The key of the links of a framework in its native JSON. */
export const LINKS = "associations";

/** What a link can mean, the words of CASE 1.1, the likeliest first. `isChildOf` is left to the tree itself. */
export const relations = [
  "isRelatedTo",
  "exactMatchOf",
  "isPeerOf",
  "isPartOf",
  "precedes",
  "replacedBy",
  "hasSkillLevel",
  "exemplar",
  "isTranslationOf",
] as const;

/** Meanings that have words of their own. */
const worded: ReadonlySet<string> = new Set([...relations, "isChildOf"]);

/** The kinds that can have links: what other programs know as things of their own. */
export const linked: ReadonlySet<Kind> = new Set([
  "framework",
  "grade",
  "group",
  "competency",
  "path",
  "step",
  "ability",
  "objective",
  "valueStream",
]);

/** A link as it is seen from one node. */
export type Link = {
  readonly association: Association;
  /** Whether it leads away from the node, here from elsewhere, or is about two things outside. */
  readonly way: "out" | "in" | "outside";
  /** The node at the other end; null where that is outside. */
  readonly other: Id | null;
};

/** The words of the catalogue for what a link means, seen from one end; null where no standard has the word. */
export function relationId(relation: string, way: "out" | "in"): string | null {
  return worded.has(relation) ? `links.${way}.${relation}` : null;
}

const indexes = new WeakMap<readonly Association[], Map<string, Association[]>>();

/** The links by their ends. A framework that has just been changed otherwise keeps its list, and so its index. */
function indexOf(all: readonly Association[]): Map<string, Association[]> {
  const known = indexes.get(all);
  if (known) return known;
  const index = new Map<string, Association[]>();
  for (const association of all) {
    for (const end of new Set([association.from.toLowerCase(), association.to.toLowerCase()])) {
      const row = index.get(end) ?? [];
      row.push(association);
      index.set(end, row);
    }
  }
  indexes.set(all, index);
  return index;
}

/** The links of a node, those that lead away from it first; with the framework itself, those between two things outside. */
export function linksOf(framework: Framework, node: Id): Link[] {
  const all = framework.get(framework.root)?.associations;
  if (!all) return [];
  const at = (end: string) => framework.get(end.toLowerCase())?.id ?? null;
  const out: Link[] = [];
  const back: Link[] = [];
  for (const association of indexOf(all).get(node) ?? []) {
    if (at(association.from) === node) out.push({ association, way: "out", other: at(association.to) });
    else back.push({ association, way: "in", other: at(association.from) });
  }
  if (node !== framework.root) return [...out, ...back];
  const outside = all.filter(({ from, to }) => at(from) === null && at(to) === null);
  return [...out, ...back, ...outside.map((association): Link => ({ association, way: "outside", other: null }))];
}

/** What something outside is called, and its address; of a link between two such things, what it leads to. */
export function outsideOf({ association, way }: Link): { title: string; address: string } {
  return { title: association.title ?? "", address: way === "in" ? association.from : association.to };
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The address that a text ends with, and the words before it, which are what it is called; null where there is none. */
export function addressIn(typed: string): { to: string; title: string } | null {
  const words = typed.trim().split(/\s+/);
  const to = words.pop() ?? "";
  return /^[a-z][a-z\d+.-]*:\S/i.test(to) || uuid.test(to) ? { to, title: words.join(" ") } : null;
}

/** A link from an entry of the native JSON; null where the entry is none. */
export function readLink(entry: unknown): Association | null {
  const has = entry as { [key: string]: unknown } | null;
  if (typeof has !== "object" || has === null) return null;
  const text = (key: string) => (typeof has[key] === "string" ? has[key] : "");
  const link = { id: text("id"), relation: text("relation"), from: text("from"), to: text("to"), title: text("title") };
  return link.relation && link.from && link.to ? link : null;
}

/** The node that links were about which differ between two states: one of their ends that is there, at best the given one. */
export function nodeOfChanged(framework: Framework, before: Node | undefined, after: Node | undefined, near: Id): Id | null {
  const [old, now] = [before, after].map((node) => new Map(node?.associations?.map((one) => [JSON.stringify(one), one])));
  const changed = [...(old ?? [])].filter(([key]) => !now?.has(key)).concat([...(now ?? [])].filter(([key]) => !old?.has(key)));
  const ends = changed.flatMap(([, { from, to }]) => [from, to]).map((end) => framework.get(end.toLowerCase())?.id);
  return ends.find((id) => id === near) ?? ends.find((id) => id !== undefined) ?? null;
}
