// Where a change is, and how sure its pair is, in words.
import { percent as percentWords } from "@/data/locale";
import type { Kind } from "@/wire/wire";
import { percentOf } from "./pairing";
import type { Say } from "./say";
import type { Compared } from "./useComparison";
import { wordsOf } from "./values";

const PLACES: readonly Kind[] = ["path", "step", "group", "objective"];

/** The path and step, group or objective that a change is in; null where that is the framework itself. */
export function whereWords(compared: Compared, change: number, say: Say): string | null {
  const { rows, rowOfChange } = compared.document;
  const names: string[] = [];
  for (let row = rows[rowOfChange[change] ?? -1]; row; row = rows[row.parent]) {
    if (!PLACES.includes(row.kind)) continue;
    if (row.new) names.unshift(wordsOf(row.new, compared.new, say));
    else if (row.old) names.unshift(wordsOf(row.old, compared.old, say));
  }
  const [first, ...rest] = names;
  return first === undefined ? null : rest.reduce((path, step) => say("compare.inPath", { path, step }), first);
}

/** "paired by content, 87 %". */
export function sureWords(sure: number, say: Say): string {
  const percent = percentWords(percentOf(sure) / 100);
  return say("compare.pair.sure", { percent });
}
