// What a row of the document shows of its node: its fields on both sides, with marks where they differ.
import { fieldsOf } from "@/data/kinds";
import type { Change, Field, Record as Node, WordMark } from "@/wire/wire";
import type { Row } from "./document";
import { listMarks, tokenMarks } from "./lists";
import type { Say } from "./say";
import type { Side } from "./side";
import { listWords, shapeOf, valueWords } from "./values";
import { marksOf, sideMarks } from "./words";

/** How much room a field takes: the words of the node, prose below them, a value beside its name, or a list. */
export type FieldLook = "face" | "prose" | "value" | "list";

/** One field on both sides; a side without the field has no marks. */
export type FieldLine = {
  readonly field: Field;
  readonly look: FieldLook;
  readonly old: readonly WordMark[];
  readonly new: readonly WordMark[];
  /** Both sides in one, as far as they are in the same row. */
  readonly both: readonly WordMark[];
};

const FACES: readonly Field[] = ["title", "heading", "statement"];
const PROSE: readonly Field[] = ["summary", "body", "definition", "example", "tagline", "note"];

/**
 * The fields of a row. `shown` holds the changes that are to be marked; what changed without being shown reads as plain text.
 * One end of a node (added, removed, moved) marks its own words as a whole only where the node came or went.
 */
export function fieldLines(row: Row, changes: readonly Change[], shown: (change: number) => boolean, old: Side, next: Side, say: Say): FieldLine[] {
  const lines: FieldLine[] = [];
  for (const field of fieldsOf[row.kind]) {
    const [a, b] = [row.old?.fields[field], row.new?.fields[field]];
    if (a === undefined && b === undefined) continue;
    const at = row.changes.find((i) => changes[i]?.change === "edited" && changes[i]?.field === field);
    const marked = at !== undefined && shown(at);
    const words = at === undefined ? undefined : changes[at]?.words;
    const whole = row.shape === "added" || row.shape === "removed" ? row.shape : null;
    const show = whole !== null && row.changes.some(shown) ? whole : null;
    const look = lookOf(field, row);
    // The competency of every ability is noise where nobody changed it, and so is the language of the framework.
    const quiet = (row.kind === "ability" && look === "value") || field === "language";
    if (quiet && at === undefined && whole === null) continue;
    const both = bothMarks(field, row, marked, words, show, old, next, say);
    lines.push({ field, look, old: sideMarks(both.old, "old"), new: sideMarks(both.new, "new"), both: both.both });
  }
  return lines;
}

type Both = { old: readonly WordMark[]; new: readonly WordMark[]; both: readonly WordMark[] };

function bothMarks(
  field: Field,
  row: Row,
  marked: boolean,
  words: readonly WordMark[] | undefined,
  whole: "added" | "removed" | null,
  old: Side,
  next: Side,
  say: Say,
): Both {
  const lists = shapeOf(field) === "texts" || shapeOf(field) === "links";
  const items = (node: Node | null, side: Side): string[] => {
    const value = node?.fields[field];
    // A weight that is not written down counts as one.
    if (value === undefined && (field !== "weight" || node === null)) return [];
    return lists ? listWords(field, value, side, say) : [valueWords(field, value, side, say)];
  };
  const [a, b] = [items(row.old, old), items(row.new, next)];
  const plain = (texts: string[], is: WordMark["is"] = "same"): WordMark[] => texts.map((text) => ({ is, text }));
  if (whole === "added") return { old: [], new: plain(b, "added"), both: plain(b, "added") };
  if (whole === "removed") return { old: plain(a, "removed"), new: [], both: plain(a, "removed") };
  if (!marked) return { old: plain(a), new: plain(b), both: plain(b.length > 0 || row.new ? b : a) };
  const [was, is] = [a[0] ?? "", b[0] ?? ""];
  const text = shapeOf(field) === "text" || shapeOf(field) === "link";
  const marks = lists ? listMarks(a, b) : text ? marksOf(words, was, is) : tokenMarks(was, is);
  return { old: marks, new: marks, both: marks };
}

function lookOf(field: Field, row: Row): FieldLook {
  if (shapeOf(field) === "texts" || shapeOf(field) === "links") return "list";
  // The statement is what an ability says; its optional title stands beside its name.
  if (row.kind === "ability" && field === "title") return "value";
  if (FACES.includes(field)) return "face";
  return PROSE.includes(field) ? "prose" : "value";
}
