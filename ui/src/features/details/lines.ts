// Lists of texts: putting in, taking out, moving, and the lines of what was pasted. Pure.

/** The list with texts in place of line `at`, or behind the last. Texts without words are left out. */
export function put(list: readonly string[], at: number, texts: readonly string[]): string[] {
  const words = texts.map((text) => text.trim()).filter(Boolean);
  return [...list.slice(0, at), ...words, ...list.slice(at + 1)];
}

/** The list without line `at`. */
export function taken(list: readonly string[], at: number): string[] {
  return list.filter((_, i) => i !== at);
}

/** The list with line `from` so many places further down; null where there is no such place. */
export function moved(list: readonly string[], from: number, by: number): string[] | null {
  const to = from + by;
  const line = list[from];
  if (line === undefined || to < 0 || to >= list.length) return null;
  const rest = taken(list, from);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}

/** The lines of a text that have words, without the bullets and numbers that lists are pasted with. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-*•‣◦–·▪]|\d{1,3}[.)])\s+/, "").trim())
    .filter(Boolean);
}
