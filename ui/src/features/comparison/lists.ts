// Two lists of words beside each other: which items stayed, came and went, in reading order.
import type { WordMark } from "@/wire/wire";

/** The marks of two short texts, word by word; neighbours of one kind are one mark. */
export function tokenMarks(before: string, after: string): WordMark[] {
  const words = (text: string) => text.match(/\s*\S+/g) ?? [];
  const marks: WordMark[] = [];
  for (const mark of listMarks(words(before), words(after))) {
    const last = marks.at(-1);
    if (last && last.is === mark.is) last.text += mark.text;
    else marks.push({ ...mark });
  }
  return marks;
}

/** The items of both lists in one order: the common ones once, what went before what came. */
export function listMarks(before: readonly string[], after: readonly string[]): WordMark[] {
  const [n, m] = [before.length, after.length];
  // Lengths of the longest common order of what is left, row by row from the end.
  const width = m + 1;
  const common = new Uint32Array((n + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const marks: WordMark[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    const [a, b] = [before[i], after[j]];
    if (a !== undefined && a === b) {
      marks.push({ is: "same", text: a });
      i++;
      j++;
    } else if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      marks.push({ is: "removed", text: a });
      i++;
    } else if (b !== undefined) {
      marks.push({ is: "added", text: b });
      j++;
    }
  }
  return marks;
}
