// Going through a grid by keys. The focus is on a cell, or on one of the stops inside it (elements with `data-stop`);
// a cell says its row and column. The focus moves by the page itself, so nothing is drawn again.
import type { Spot } from "./spots";

/** The places inside a cell that the arrow keys lead to once somebody went in. */
export function stopsIn(cell: Element): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>("[data-stop]")];
}

/** The cell that something stands in. */
export function cellOf(inside: Element | null): HTMLElement | null {
  return inside?.closest<HTMLElement>("[data-row][data-column]") ?? null;
}

export function spotOf(cell: HTMLElement): Spot {
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/** The cell at a spot; where one cell is as wide as the row, that one. */
export function cellAt(grid: HTMLElement, { row, column }: Spot): HTMLElement | null {
  const at = (selector: string) => grid.querySelector<HTMLElement>(`[data-row="${row}"]${selector}`);
  return at(`[data-column="${column}"]`) ?? (column > 0 ? at("[data-wide]") : null);
}

function show(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Puts the focus on a cell. A row that is far away is not drawn yet: bringing it into view draws it. */
export function focusCell(grid: HTMLElement, spot: Spot, frames = 12): void {
  const cell = cellAt(grid, spot);
  if (cell) return show(cell);
  grid.querySelector<HTMLElement>(`[data-far="${spot.row}"]`)?.scrollIntoView({ block: "nearest" });
  if (frames > 0) requestAnimationFrame(() => focusCell(grid, spot, frames - 1));
}

/** Puts the focus on a stop inside a cell. */
export function focusStop(stop: HTMLElement | undefined): boolean {
  if (!stop) return false;
  show(stop);
  return true;
}

/** Goes from one stop of a cell to another; false where there is none further. */
export function stepInside(stop: HTMLElement, key: string): boolean {
  const cell = cellOf(stop);
  const all = cell ? stopsIn(cell) : [];
  const at = all.indexOf(stop);
  switch (key) {
    case "ArrowDown": return focusStop(all[at + 1]);
    case "ArrowUp": return focusStop(all[at - 1]);
    case "Home": return focusStop(all[0]);
    case "End": return focusStop(all.at(-1));
    default: return false;
  }
}

/** How many rows a page is from here, upwards (-1) or downwards (1). */
export function rowsOfPage(grid: HTMLElement, view: HTMLElement, row: number, by: 1 | -1): number {
  const rows = [...grid.querySelectorAll<HTMLElement>("[role=row][aria-rowindex]")];
  const at = rows.findIndex((one) => Number(one.getAttribute("aria-rowindex")) === row + 1);
  const head = rows[0]?.offsetHeight ?? 0;
  let left = (view.clientHeight - head) * 0.9;
  let count = 0;
  for (let i = at; i >= 0 && i < rows.length && left > 0; i += by) {
    left -= rows[i]?.offsetHeight ?? 0;
    count += 1;
  }
  return Math.max(1, count - 1);
}

/** Where the focus goes when the line it is on goes away: to the next line, to the one before, or to the cell. */
export function neighbour(stop: Element): HTMLElement | null {
  const cell = cellOf(stop);
  const all = cell ? stopsIn(cell).filter((one) => one.dataset.node) : [];
  const at = all.indexOf(stop as HTMLElement);
  return all[at + 1] ?? all[at - 1] ?? cell;
}

/** Puts the focus back on a place of the grid once it stands there again. */
export function focusPlace(grid: HTMLElement, place: string): void {
  focusStop(grid.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) ?? undefined);
}

/** Tab leads to the cell that had the focus last. */
export function keepTab(grid: HTMLElement, cell: HTMLElement): void {
  for (const other of grid.querySelectorAll<HTMLElement>('[data-row][tabindex="0"]')) if (other !== cell) other.tabIndex = -1;
  cell.tabIndex = 0;
}
