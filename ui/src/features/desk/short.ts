// The first words of a text, for a line that names it.

/** The first words of a text, in one line. */
export function short(words: string, most = 60): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}
