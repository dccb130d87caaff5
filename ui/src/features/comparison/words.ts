// Word marks of two texts: one side of them, and the short piece around what changed.
import type { WordMark } from "@/wire/wire";

/** The marks of a changed text; without marks of the comparison the whole text was replaced. */
export function marksOf(words: readonly WordMark[] | undefined, before: string, after: string): readonly WordMark[] {
  if (words && words.length > 0) return words;
  const marks: WordMark[] = [];
  if (before === after) return before ? [{ is: "same", text: before }] : marks;
  if (before) marks.push({ is: "removed", text: before });
  if (after) marks.push({ is: "added", text: after });
  return marks;
}

/** The marks that one side shows: the old one nothing that was added, the new one nothing that was removed. */
export function sideMarks(marks: readonly WordMark[], side: "old" | "new"): readonly WordMark[] {
  return marks.filter((mark) => mark.is !== (side === "old" ? "added" : "removed"));
}

/** The same marks with long unchanged stretches cut, so that what changed is in sight; no word is cut. */
export function excerpt(marks: readonly WordMark[], around = 32): WordMark[] {
  return marks.map((mark, i) => {
    if (mark.is !== "same") return mark;
    const [first, last] = [i === 0, i === marks.length - 1];
    if (first && last) return mark;
    const room = first || last ? around : around * 2;
    if (mark.text.length <= room + 8) return mark;
    const head = first ? "" : upTo(mark.text, around);
    const tail = last ? "" : from(mark.text, around);
    return { is: "same", text: `${head}…${tail}` };
  });
}

function upTo(text: string, length: number): string {
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(" ");
  return space > length / 2 ? cut.slice(0, space + 1) : wholePairs(cut);
}

function from(text: string, length: number): string {
  const cut = text.slice(-length);
  const space = cut.indexOf(" ");
  if (space >= 0 && space < length / 2) return cut.slice(space);
  return /^[\uDC00-\uDFFF]/.test(cut) ? cut.slice(1) : cut;
}

function wholePairs(cut: string): string {
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
