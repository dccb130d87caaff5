// The first words of a text, for a line that names it.

/** The first words of a text, in one line. */
export function short(words: string, most = 60): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** The first words of a text, in one line that ends with a whole word. */
export function firstWords(words: string, most: number): string {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const end = line.lastIndexOf(" ", most - 1);
  return end > 0 ? `${line.slice(0, end).replace(/[\s,;:·–—،؛-]+$/u, "")}…` : short(line, most);
}
