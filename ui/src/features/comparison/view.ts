// How the document is shown: both sides next to each other, or one column with the marks, as it is now, or as it was.
import type { WordMark } from "@/wire/wire";
import type { Row, RowShape } from "./document";
import type { FieldLine } from "./fields";

/** A way to show the document. */
export type View = "sides" | "marked" | "new" | "old";

/** Every view, in the order in which they are offered. */
export const VIEWS: readonly View[] = ["sides", "marked", "new", "old"];

const ABSENT: { readonly [V in View]: readonly RowShape[] } = {
  sides: [],
  marked: [],
  new: ["removed", "movedAway"],
  old: ["added", "movedHere"],
};

/** Whether a view has a row: as it is now there is nothing of what went. */
export function hasRow(view: View, row: Row): boolean {
  return !ABSENT[view].includes(row.shape);
}

/** Whether a view shows where a node was and where it is. */
export function hasBothEnds(view: View): boolean {
  return view === "sides" || view === "marked";
}

/** The marks of a field in one column: with the marks, or clean as one side reads. */
export function columnMarks(view: View, row: Row, line: FieldLine): readonly WordMark[] {
  const clean = (marks: readonly WordMark[]) => marks.map((mark): WordMark => ({ is: "same", text: mark.text }));
  switch (view) {
    case "new":
      return clean(line.new);
    case "old":
      return clean(line.old);
    default:
      return row.shape === "movedAway" ? line.old : row.shape === "movedHere" ? line.new : line.both;
  }
}
