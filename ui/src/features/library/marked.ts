// Where the words that were looked for stand in a text.
export type Part = { text: string; hit: boolean };

/** The text in parts. Every word of the query is marked wherever it stands, whatever its case. */
export function marked(text: string, query: string): Part[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  // Lower case of a few letters has another length: then nothing can be marked by place.
  if (wanted.length === 0 || lower.length !== text.length) return [{ text, hit: false }];
  const hit = Array.from({ length: text.length }, () => false);
  for (const word of wanted) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) hit.fill(true, at, at + word.length);
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
