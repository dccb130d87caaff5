// Texts as they are looked for: without case, without marks on letters ("Über" is found by "uber").

/** A text to look in, and for each of its characters the place in the original from which it came. */
export type Folded = { text: string; at: number[] };

const marks = /\p{M}/gu;

/** A text without case and without marks on letters. */
export function fold(text: string): string {
  // Most texts hold nothing but plain letters, and a framework has many thousands of them.
  // oxlint-disable-next-line no-control-regex -- the range is that of ASCII
  return /^[\u0000-\u007f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFD").replace(marks, "").toLowerCase();
}

/** The same with the places, for marking. */
export function foldPlaces(text: string): Folded {
  const folded: Folded = { text: "", at: [] };
  let place = 0;
  for (const character of text) {
    const plain = fold(character);
    folded.text += plain;
    for (let i = 0; i < plain.length; i++) folded.at.push(place);
    place += character.length;
  }
  return folded;
}

/** The words that are looked for, each as `fold` has it. */
export function termsOf(query: string): string[] {
  return [...new Set(fold(query).split(/\s+/).filter(Boolean))];
}

/** Whether a folded text has every one of the words. */
export function hasTerms(folded: string, terms: readonly string[]): boolean {
  return terms.every((term) => folded.includes(term));
}
