// What happened to a node, as lines to read: the sentence, the marks, and the value that can be put back.
import { fieldsOf } from "@/data/kinds";
import { LINKS, readLink } from "@/data/links";
import { listMarks } from "@/features/comparison/lists";
import type { Say } from "@/features/comparison/say";
import type { Side } from "@/features/comparison/side";
import { fieldWords, listWords, shapeOf, valueWords } from "@/features/comparison/values";
import { marksOf } from "@/features/comparison/words";
import type { Change, Experience, Field, FieldEdits, Fields, Happened, Id, Metric, Record as Node, WordMark } from "@/wire/wire";

/** One line of the timeline. */
export type Line = {
  /** What happened, or which field changed. */
  readonly says: string;
  /** The words of the field with what went and what came; null where the sentence says it all. */
  readonly marks: readonly WordMark[] | null;
  /** Puts the old value back; null where it stands there now, or there is none that could be put. */
  readonly back: { readonly field: Field; readonly edit: FieldEdits; readonly words: string } | null;
};

/** The lines of one entry. `now`: the fields as they are; null where nothing can be put back. */
export function linesOf(one: Happened, now: Fields | null, names: Side, say: Say): Line[] {
  return one.changes.map((change) => ({
    says: saysOf(change, one.verb, names, say),
    marks: marksIn(change, names, say),
    back: now && backTo(change, now, names, say),
  }));
}

function saysOf(change: Change, verb: string, names: Side, say: Say): string {
  switch (change.change) {
    case "added":
      return verb === "begin" ? say("nodeHistory.came") : say("compare.says.added", { kind: say(`kind.${change.node}`) });
    case "removed":
      return say("compare.says.removed", { kind: say(`kind.${change.node}`) });
    case "moved": {
      const words = (title: string | undefined) => title || say("nodeHistory.nameless");
      return say("nodeHistory.moved", { from: words(change.from), to: words(change.to) });
    }
    case "reordered":
      return say("nodeHistory.reordered");
    case "edited": {
      const field = fieldIn(change);
      if (!field) return say("nodeHistory.unseen");
      const name = fieldWords(field, change.node, say);
      const [was, is] = [change.before, change.after].map((value) => valueWords(field, value, names, say));
      return isMarked(field) ? name : say("compare.says.value", { field: name, before: was ?? "", after: is ?? "" });
    }
  }
}

function marksIn(change: Change, names: Side, say: Say): readonly WordMark[] | null {
  const field = fieldIn(change);
  if (!field || !isMarked(field)) return null;
  const { before, after } = change;
  if (shapeOf(field) === "text") return marksOf(change.words, text(before), text(after));
  const items = listMarks(listWords(field, before, names, say), listWords(field, after, names, say));
  return items.map((mark, i) => (i === items.length - 1 ? mark : { is: mark.is, text: `${mark.text}\n` }));
}

/** Texts and lists are shown by what changed in them, short values by both. */
function isMarked(field: string): boolean {
  return ["text", "texts", "links"].includes(shapeOf(field));
}

function backTo(change: Change, now: Fields, names: Side, say: Say): Line["back"] {
  const field = fieldIn(change);
  // Links are put back one by one, in the details.
  if (field === LINKS) return null;
  const value = field ? wired(field, change.before) : null;
  // A field that was empty is emptied by hand; what was there before is what would be lost.
  if (!field || value === null || same(value, wired(field, now[field]))) return null;
  const gone = referred(field, value).some((id) => !names.byId.has(id) || names.index(id) < 0);
  if (gone) return null;
  return { field, edit: { [field]: value } as FieldEdits, words: valueWords(field, change.before, names, say) };
}

/** The field that changed, or the links; null where it is a key that Rungs does not know. */
function fieldIn(change: Change): Field | typeof LINKS | null {
  const known: readonly string[] = change.node === "framework" ? [...fieldsOf.framework, LINKS] : fieldsOf[change.node];
  return change.field !== undefined && known.includes(change.field) ? (change.field as Field | typeof LINKS) : null;
}

/** A value of the file format as the wire writes it: nothing left out. */
function wired(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (shapeOf(field)) {
    case "experience": {
      const e = value as Partial<Experience>;
      return { essential: e.essential ?? true, minYears: e.minYears ?? null, maxYears: e.maxYears ?? null, context: e.context ?? "" };
    }
    case "metric": {
      const m = value as Partial<Metric>;
      return { name: m.name ?? "", unit: m.unit ?? "", baseline: m.baseline ?? null, target: m.target ?? null };
    }
    default:
      return value;
  }
}

function referred(field: Field, value: unknown): Id[] {
  const shape = shapeOf(field);
  if (shape === "link") return [value as Id];
  return shape === "links" ? (value as Id[]) : [];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What nodes are called: as they are in the framework or, where they are gone (place -1), as they were last. */
export function namesOf(get: (id: Id) => Node | undefined, happened: readonly Happened[], gone: readonly Node[]): Side {
  const byId = new Map<Id, Node>(gone.map((node) => [node.id, node]));
  for (const one of happened) {
    for (const { before, after } of one.changes) {
      for (const value of [before, after].flat()) {
        const link = readLink(value);
        for (const id of link ? [link.from.toLowerCase(), link.to.toLowerCase()] : [value]) {
          const node = typeof id === "string" ? get(id) : undefined;
          if (node) byId.set(node.id, node);
        }
      }
    }
  }
  return { root: null, byId, compared: new Set(byId.keys()), children: () => [], index: (id) => (get(id) ? 0 : -1), at: () => null };
}
