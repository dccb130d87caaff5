// The document with long stretches folded away in which nothing changed.
import type { Row } from "./document";

/** A row of the document, or a stretch of it (up to, not with, the row `to`) that can be unfolded. */
export type Stretch =
  | { readonly is: "row"; readonly key: string; readonly row: number }
  | { readonly is: "fold"; readonly key: string; readonly from: number; readonly to: number; readonly count: number };

/**
 * Folds what is unchanged. A marked row keeps its containers and its `context` neighbours in sight; a stretch of fewer than
 * three rows is not worth a fold. `unfolded` holds the keys of stretches a reader has opened; rows that the view does not
 * have are left out.
 */
export function foldUnchanged(
  rows: readonly Row[],
  marked: (row: Row, at: number) => boolean,
  unfolded: ReadonlySet<string>,
  context = 1,
  has: (row: Row) => boolean = () => true,
): Stretch[] {
  const kept: number[] = [];
  rows.forEach((row, at) => {
    if (has(row)) kept.push(at);
  });
  const shown = new Uint8Array(rows.length);
  kept.forEach((at, i) => {
    const row = rows[at];
    if (!row || !marked(row, at)) return;
    for (let k = Math.max(0, i - context); k <= Math.min(kept.length - 1, i + context); k++) shown[kept[k] ?? at] = 1;
    for (let up = row.parent; up >= 0; up = rows[up]?.parent ?? -1) shown[up] = 1;
  });
  if (rows.length > 0) shown[0] = 1;
  const stretches: Stretch[] = [];
  for (let i = 0; i < kept.length; i++) {
    let end = i;
    while (end < kept.length && !shown[kept[end] ?? 0]) end++;
    const key = `fold ${rows[kept[i] ?? 0]?.key ?? ""}`;
    if (end - i >= 3 && !unfolded.has(key)) {
      stretches.push({ is: "fold", key, from: kept[i] ?? 0, to: kept[end] ?? rows.length, count: end - i });
      i = end - 1;
      continue;
    }
    for (let k = i; k < Math.max(end, i + 1); k++) {
      const row = kept[k] ?? 0;
      stretches.push({ is: "row", key: rows[row]?.key ?? "", row });
    }
    i = Math.max(end, i + 1) - 1;
  }
  return stretches;
}

/** The stretch that shows a row: its own, the fold it is in, or the nearest above it; -1 if there is none. */
export function stretchOf(stretches: readonly Stretch[], row: number): number {
  return stretches.findLastIndex((stretch) => (stretch.is === "row" ? stretch.row : stretch.from) <= row);
}
