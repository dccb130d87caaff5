// A conflict in words: what it is about, and what each of the three states says, with marks against the one before.
import { fieldsOf } from "@/data/kinds";
import { LINKS } from "@/data/links";
import { listMarks, tokenMarks } from "@/features/comparison/lists";
import type { Say } from "@/features/comparison/say";
import { KEYS, type Side } from "@/features/comparison/side";
import { fieldWords, listWords, placeWords, shapeOf, valueWords, wordsOf } from "@/features/comparison/values";
import { marksOf, sideMarks } from "@/features/comparison/words";
import type { Fields, Held, Kind, OpenConflict, Record as Node, WordMark } from "@/wire/wire";

/** One line of a state: a text, or one item of a list; `label` names the field where there are several. */
export type Line = { readonly label: string | null; readonly marks: readonly WordMark[] };

/** What one side has; `absent` says in one word that there is nothing. */
export type Column = { readonly side: Held; readonly absent: "absent" | "gone" | "empty" | null; readonly lines: readonly Line[]; readonly list: boolean };

export const SIDES: readonly Held[] = ["base", "ours", "theirs"];

/** Texts with more words on both sides together, multiplied, are not marked word by word: nobody would read the marks. */
const MOST = 1_000_000;

type About = "field" | "key" | "order" | "container" | "node";

/** What is in dispute: a field, the order of a row, where a node stands, or the node itself. */
export function aboutOf({ kind, node, field, base, ours, theirs }: OpenConflict): About {
  if (kind === "order") return "order";
  if (field !== null) {
    const isLinks = node === "framework" && field === LINKS;
    return isLinks || fieldsOf[node].some((known) => known === field) ? "field" : "key";
  }
  if (kind === "move/move") return "container";
  return [base, ours, theirs].some((value) => typeof value === "string") ? "container" : "node";
}

/** Whether a person may write a text of their own. */
export function takesText(conflict: OpenConflict): boolean {
  return aboutOf(conflict) === "field" && shapeOf(conflict.field ?? "") === "text";
}

/** What the two sides did, in one line. */
export function conflictSays(conflict: OpenConflict, say: Say): string {
  const about = aboutOf(conflict);
  const name = conflict.field ?? "";
  const field = about === "key" ? say("review.conflict.unknownField", { field: name }) : fieldWords(name, conflict.node, say);
  switch (conflict.kind) {
    case "order":
      return say("review.conflict.order", { kinds: say(`kinds.${KEYS[name] ?? "note"}`) });
    case "move/move":
      return say("review.conflict.moveMove");
    case "edit/remove":
      if (conflict.ours === null) return say("review.conflict.oursRemoved");
      return say(conflict.theirs === null ? "review.conflict.theirsRemoved" : "review.conflict.editRemove");
    case "added twice":
      return about === "field" || about === "key" ? say("review.conflict.addedTwice", { field }) : say("review.conflict.addedTwicePlace");
    case "edit/edit":
      return say("review.conflict.editEdit", { field });
  }
}

/** The three states beside each other; mine and theirs are marked against the one before. */
export function columnsOf(conflict: OpenConflict, look: Side, say: Say): Column[] {
  return SIDES.map((side) => columnOf(conflict, side, look, say));
}

function columnOf(conflict: OpenConflict, side: Held, look: Side, say: Say): Column {
  const [was, is] = [conflict.base, conflict[side]];
  const lone = (marks: readonly WordMark[]): Line[] => (marks.length > 0 ? [{ label: null, marks }] : []);
  const items = (of: (value: unknown) => string[]): Line[] =>
    (side === "base" ? plain(of(is)) : listMarks(of(was), of(is))).map((mark) => ({ label: null, marks: [mark] }));
  switch (aboutOf(conflict)) {
    case "order": {
      const lines = items((value) => ids(value).map((id) => placeWords(id, look, say)));
      // What only changed places would stand there twice; each side shows its own order.
      return { side, absent: null, lines: lines.filter(({ marks }) => marks[0]?.is !== "removed"), list: true };
    }
    case "container": {
      const words = typeof is === "string" ? placeWords(is, look, say, true) : "";
      return { side, absent: words ? null : "absent", lines: lone(words ? plain([words]) : []), list: false };
    }
    case "node":
      return nodeColumn(conflict, side, look, say);
    case "key": {
      const text = (value: unknown) => (value === null || value === undefined ? "" : JSON.stringify(value));
      return { side, absent: text(is) ? null : "absent", lines: lone(marked(text(was), text(is), side)), list: false };
    }
    case "field": {
      const field = conflict.field ?? "";
      if (is === null || is === undefined || is === "") return { side, absent: "empty", lines: [], list: false };
      if (Array.isArray(is)) return { side, absent: is.length > 0 ? null : "empty", lines: items((value) => listWords(field, value, look, say)), list: true };
      const words = (value: unknown) => (value === null || value === undefined ? "" : valueWords(field, value, look, say));
      return { side, absent: null, lines: lone(marked(words(was), words(is), side)), list: false };
    }
  }
}

/** A node with all its fields, or that it is gone. */
function nodeColumn(conflict: OpenConflict, side: Held, look: Side, say: Say): Column {
  const [was, is] = [fieldsIn(conflict.base), fieldsIn(conflict[side])];
  if (is === null) return { side, absent: side === "base" ? "absent" : "gone", lines: [], list: false };
  const kind = conflict.node;
  const lines = fieldsOf[kind].flatMap((field): Line[] => {
    const value = is[field];
    if (value === undefined || value === null) return [];
    const before = was?.[field];
    const words = valueWords(field, value, look, say);
    const old = before === undefined || before === null ? "" : valueWords(field, before, look, say);
    const isFace = field === "title" || field === "statement" || field === "heading";
    return [{ label: isFace && lineOf(kind, field) ? null : fieldWords(field, kind, say), marks: marked(old, words, side) }];
  });
  if (lines.length > 0) return { side, absent: null, lines, list: false };
  const bare: Node = { id: conflict.id, kind, parent: null, place: 0, fields: is };
  return { side, absent: null, lines: [{ label: null, marks: plain([wordsOf(bare, look, say)]) }], list: false };
}

/** The words a node is known by need no name before them; the short title of an ability does. */
function lineOf(kind: Kind, field: string): boolean {
  return kind !== "ability" || field === "statement";
}

function marked(was: string, is: string, side: Held): readonly WordMark[] {
  return side === "base" ? plain([is]) : sideless(wordMarks(was, is));
}

/** The marks of two texts word by word; where that would be too much to read, one text for the other. */
export function wordMarks(was: string, is: string): readonly WordMark[] {
  const many = (text: string) => text.match(/\s*\S+/g)?.length ?? 0;
  return many(was) * many(is) > MOST ? marksOf(undefined, was, is) : tokenMarks(was, is);
}

/** A text that replaced another altogether is not shown with it: the one before stands beside it. */
function sideless(marks: readonly WordMark[]): readonly WordMark[] {
  return marks.some((mark) => mark.is === "same") ? marks : sideMarks(marks, "new");
}

function plain(texts: readonly string[]): WordMark[] {
  return texts.filter(Boolean).map((text) => ({ is: "same", text }));
}

function ids(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function fieldsIn(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** One side to look words up in, whichever side has the node: the new one first. */
export function lookIn(old: Side, next: Side): Side {
  return { ...next, byId: new Map([...old.byId, ...next.byId]) };
}
