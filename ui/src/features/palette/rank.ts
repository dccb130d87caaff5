// How well words fit a query, and the best of many. Pure, so that it can be tested, and in slices, so that twenty thousand
// nodes never hold up a key.
import type { IconName } from "@/components";
import type { Id } from "@/wire/wire";

/** Something to go to or to do. `plain` is what is looked through. */
export type Entry = {
  id: string;
  words: string;
  plain: string;
  icon: IconName;
  /** Where it is, or what it is; of a node it is worked out when it is shown. */
  within: string;
  node?: Id;
  /** Its key, as shown. */
  keys?: string;
  /** What kinds of things weigh against each other: a command is more often meant than one of a thousand abilities. */
  bonus: number;
  run: () => void;
};

/** Words without case and accents. */
export function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of a query; each of them has to fit. */
export function tokens(query: string): string[] {
  return plain(query).split(/\s+/).filter(Boolean);
}

const isLetter = /[\p{L}\p{N}]/u;

/** How well one word fits: at the beginning, at the beginning of a word, by initials, or anywhere; 0 where it does not. */
function fit(text: string, token: string): number {
  let at = text.indexOf(token);
  if (at === 0) return 100;
  let inside = 0;
  for (; at > 0; at = text.indexOf(token, at + 1)) {
    if (!isLetter.test(text[at - 1] ?? "")) return 70;
    inside = 30;
  }
  // Nobody knows a sentence by its initials.
  const isName = text.length <= 60 && token.length > 1 && token.length <= 6;
  return inside || (isName && initials(text).includes(token) ? 40 : 0);
}

function initials(text: string): string {
  let letters = "";
  for (const word of text.split(/[^\p{L}\p{N}]+/u)) letters += word[0] ?? "";
  return letters;
}

/** How well an entry fits all words of a query; 0 where one of them does not. Shorter words fit better. */
export function score(entry: Entry, query: readonly string[]): number {
  let sum = 0;
  for (const token of query) {
    const one = fit(entry.plain, token);
    if (one === 0) return 0;
    sum += one;
  }
  const whole = query.length > 0 && entry.plain === query.join(" ") ? 40 : 0;
  return Math.max(1, sum / Math.max(1, query.length) + whole + entry.bonus - Math.min(entry.plain.length, 100) / 5);
}

/** So many entries are looked at before the page may have a breath. */
const slice = 250;

/**
 * The best entries for a query, best first; those with the same score in the order in which they came. `breathe` is
 * awaited between slices, and need not wait every time; where it says no, the search is over and null comes back.
 */
export async function best(
  entries: readonly Entry[],
  query: readonly string[],
  most: number,
  breathe: () => Promise<boolean>,
): Promise<Entry[] | null> {
  const top: { entry: Entry; score: number }[] = [];
  for (let from = 0; from < entries.length; from += slice) {
    if (from > 0 && !(await breathe())) return null;
    for (let i = from; i < Math.min(from + slice, entries.length); i++) {
      const entry = entries[i];
      if (!entry) continue;
      const points = score(entry, query);
      if (points === 0 || (top.length === most && points <= (top.at(-1)?.score ?? 0))) continue;
      const place = top.findIndex((other) => other.score < points);
      top.splice(place < 0 ? top.length : place, 0, { entry, score: points });
      if (top.length > most) top.pop();
    }
  }
  return top.map((one) => one.entry);
}
