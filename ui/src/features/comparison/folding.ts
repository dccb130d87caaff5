// The document with long stretches folded away in which nothing changed.
import type { Row } from "./document";

/** A row of the document, or a stretch of it that can be unfolded. */
export type Stretch =
  | { readonly is: "row"; readonly key: string; readonly row: number }
  | { readonly is: "fold"; readonly key: string; readonly from: number; readonly to: number };

/**
 * Folds what is unchanged. A marked row keeps its containers and its `context` neighbours in sight; a stretch of fewer than
 * three rows is not worth a fold. `unfolded` holds the keys of stretches a reader has opened.
 */
export function foldUnchanged(
  rows: readonly Row[],
  marked: (row: Row, at: number) => boolean,
  unfolded: ReadonlySet<string>,
  context = 1,
): Stretch[] {
  const shown = new Uint8Array(rows.length);
  rows.forEach((row, at) => {
    if (!marked(row, at)) return;
    for (let i = Math.max(0, at - context); i <= Math.min(rows.length - 1, at + context); i++) shown[i] = 1;
    for (let up = row.parent; up >= 0; up = rows[up]?.parent ?? -1) shown[up] = 1;
  });
  if (rows.length > 0) shown[0] = 1;
  const stretches: Stretch[] = [];
  for (let i = 0; i < rows.length; i++) {
    let end = i;
    while (end < rows.length && !shown[end]) end++;
    const key = `fold ${rows[i]?.key ?? ""}`;
    if (end - i >= 3 && !unfolded.has(key)) {
      stretches.push({ is: "fold", key, from: i, to: end });
      i = end - 1;
      continue;
    }
    for (let k = i; k < Math.max(end, i + 1); k++) stretches.push({ is: "row", key: rows[k]?.key ?? "", row: k });
    i = Math.max(end, i + 1) - 1;
  }
  return stretches;
}
