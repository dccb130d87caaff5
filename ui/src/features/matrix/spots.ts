// Spots of a grid and what is picked there, as plain arithmetic. Row 0 holds the heads of the columns, column 0 those of
// the rows.

export type Spot = { readonly row: number; readonly column: number };

/** Rows and columns from first to last, both included. */
export type Area = { readonly top: number; readonly bottom: number; readonly start: number; readonly end: number };

/** How many rows and columns a grid has, heads included. */
export type Size = { readonly rows: number; readonly columns: number };

/** What is picked: all between two spots; the second is where the focus is. Wide picks go over whole rows or columns. */
export type Pick = { readonly from: Spot; readonly to: Spot; readonly whole: "rows" | "columns" | "all" | null };

export function samePlace(a: Spot, b: Spot): boolean {
  return a.row === b.row && a.column === b.column;
}

/** The area of a pick within a grid. */
export function areaOf(pick: Pick, size: Size): Area {
  const { from, to, whole } = pick;
  const rows = whole === "columns" || whole === "all";
  const columns = whole === "rows" || whole === "all";
  return {
    top: rows ? 0 : Math.min(from.row, to.row),
    bottom: rows ? size.rows - 1 : Math.max(from.row, to.row),
    start: columns ? 0 : Math.min(from.column, to.column),
    end: columns ? size.columns - 1 : Math.max(from.column, to.column),
  };
}

export function within(area: Area, { row, column }: Spot): boolean {
  return row >= area.top && row <= area.bottom && column >= area.start && column <= area.end;
}

/** Where a key leads from a spot; null for a key that leads nowhere. `page` is how many rows a page is. */
export function nextSpot(at: Spot, key: string, far: boolean, size: Size, page: number): Spot | null {
  const row = (to: number) => ({ row: Math.max(0, Math.min(size.rows - 1, to)), column: at.column });
  const column = (to: number) => ({ row: at.row, column: Math.max(0, Math.min(size.columns - 1, to)) });
  switch (key) {
    case "ArrowDown": return far ? row(size.rows - 1) : row(at.row + 1);
    case "ArrowUp": return far ? row(0) : row(at.row - 1);
    case "ArrowRight": return far ? column(size.columns - 1) : column(at.column + 1);
    case "ArrowLeft": return far ? column(0) : column(at.column - 1);
    case "PageDown": return row(at.row + page);
    case "PageUp": return row(at.row - page);
    case "Home": return far ? { row: Math.min(1, size.rows - 1), column: Math.min(1, size.columns - 1) } : column(0);
    case "End": return far ? { row: size.rows - 1, column: size.columns - 1 } : column(size.columns - 1);
    default: return null;
  }
}

/** How a spot lies in an area, for its border: `in`, and the edges of the area that it touches; empty outside. */
export function edgesOf(area: Area, spot: Spot): string {
  if (!within(area, spot)) return "";
  const edges = ["in"];
  if (spot.row === area.top) edges.push("top");
  if (spot.row === area.bottom) edges.push("bottom");
  if (spot.column === area.start) edges.push("start");
  if (spot.column === area.end) edges.push("end");
  return edges.join(" ");
}
