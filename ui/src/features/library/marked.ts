// Where the words that were looked for stand in a text.
import { fold, foldPlaces, termsOf } from "@/data/fold";

export type Part = { text: string; hit: boolean };

/** The text in parts. Every word of the query is marked wherever it stands, whatever its case and the marks on its letters. */
export function marked(text: string, query: string): Part[] {
  const terms = termsOf(query);
  if (terms.length === 0) return [{ text, hit: false }];
  const folded = foldPlaces(text);
  const hit = Array.from({ length: text.length }, () => false);
  for (const term of terms) {
    for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + term.length)) {
      const from = folded.at[at] ?? 0;
      // Up to the next letter that was not looked for, so that a mark behind its letter belongs to it.
      hit.fill(true, from, folded.at[at + term.length] ?? text.length);
    }
  }
  const parts: Part[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = parts.at(-1);
    const on = hit[i] ?? false;
    if (last && last.hit === on) last.text += text[i];
    else parts.push({ text: text[i] ?? "", hit: on });
  }
  return parts;
}

/**
 * The line of a text that has what `shown` lacks of the words that were looked for, from shortly before it; null where what
 * is shown has them all, or no line has one.
 */
export function lineWithHit(shown: string, texts: readonly string[], query: string): string | null {
  const folded = fold(shown);
  const lacks = termsOf(query).filter((term) => !folded.includes(term));
  if (lacks.length === 0) return null;
  const line = texts.flatMap((text) => text.split(/\n+/)).find((one) => lacks.some((term) => fold(one).includes(term)));
  return line === undefined ? null : fromHit(line.trim(), lacks.join(" "), 60);
}

/** The end of a long text from shortly before the first of the words, so that a narrow place shows them. */
export function fromHit(text: string, query: string, lead = 14): string {
  const parts = marked(text, query);
  const before = parts[0]?.hit === false && parts.length > 1 ? (parts[0]?.text ?? "") : "";
  if (before.length <= lead) return text;
  const space = before.indexOf(" ", before.length - lead);
  return `…${text.slice(space < 0 ? before.length : space + 1)}`;
}
