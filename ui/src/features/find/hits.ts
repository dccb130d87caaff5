// Where words stand in a framework, in reading order. Pure: the framework as the page holds it, so a version can be
// looked through too.
import type { Framework, Node } from "@/data/framework";
import { fieldsOf } from "@/data/kinds";
import type { Field, Id } from "@/wire/wire";

/** One place: the n-th in a field of a node, from 0. */
export type FindHit = { node: Id; field: Field; nth: number };

/** The letters that are compared. Lower case of a few letters has another length; nothing here counts on it. */
export function folded(text: string): string {
  return text.toLowerCase();
}

/** How often words stand in a text, both folded. */
export function countIn(text: string, wanted: string): number {
  if (wanted === "") return 0;
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) count += 1;
  return count;
}

function textsOf(node: Node, field: Field): readonly string[] {
  switch (field) {
    case "language":
    case "grade":
    case "competency":
    case "weight":
    case "from":
    case "to":
    case "abilities":
      return [];
    case "experience":
      return node.fields.experience ? [node.fields.experience.context] : [];
    case "metric":
      return node.fields.metric ? [node.fields.metric.name, node.fields.metric.unit] : [];
    case "examples":
    case "disqualifiers":
      return node.fields[field] ?? [];
    default:
      return [node.fields[field] ?? ""];
  }
}

type Text = { node: Id; field: Field; folded: string };
type Index = { revision: number; texts: readonly Text[]; order: ReadonlyMap<Id, number> };
const indexes = new WeakMap<Framework, Index>();

/** Every text, ready to be looked through; made once for each state of the framework. */
function indexOf(framework: Framework): Index {
  const before = indexes.get(framework);
  if (before?.revision === framework.revision) return before;
  const texts: Text[] = [];
  const order = new Map<Id, number>();
  for (const node of framework.inOrder()) {
    order.set(node.id, order.size);
    for (const field of fieldsOf[node.kind]) {
      for (const text of textsOf(node, field)) {
        if (text) texts.push({ node: node.id, field, folded: folded(text) });
      }
    }
  }
  const index = { revision: framework.revision, texts, order };
  indexes.set(framework, index);
  return index;
}

/** Every place where the words stand, whatever their case. */
export function hitsIn(framework: Framework, words: string): FindHit[] {
  const wanted = folded(words);
  const hits: FindHit[] = [];
  if (wanted.trim() === "") return hits;
  for (const { node, field, folded: text } of indexOf(framework).texts) {
    for (let left = countIn(text, wanted); left > 0; left--) {
      const last = hits.at(-1);
      const nth = last?.node === node && last.field === field ? last.nth + 1 : 0;
      hits.push({ node, field, nth });
    }
  }
  return hits;
}

/** The hit to begin with: the first at or behind the selected node, or the first of all. */
export function firstFrom(framework: Framework, hits: readonly FindHit[], selected: Id): number {
  if (hits.length === 0) return -1;
  const { order } = indexOf(framework);
  const from = order.get(selected) ?? 0;
  return Math.max(0, hits.findIndex((hit) => (order.get(hit.node) ?? 0) >= from));
}
