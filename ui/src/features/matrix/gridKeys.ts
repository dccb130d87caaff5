// Going through the matrix by arrow keys. The places to stop at are elements with `data-stop` inside a cell that says
// its row and column; the focus moves by the page itself, so nothing is drawn again.
const stopsIn = (cell: Element) => [...cell.querySelectorAll<HTMLElement>("[data-stop]")];

function cellOf(stop: Element): HTMLElement | null {
  return stop.closest<HTMLElement>("[data-row][data-column]");
}

function cellAt(grid: HTMLElement, row: number, column: number): HTMLElement | null {
  return grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
}

/** Rows that are far away are not drawn yet: bringing them into view draws them. */
function bring(grid: HTMLElement, row: number): void {
  grid.querySelector<HTMLElement>(`[data-far="${row}"]`)?.scrollIntoView({ block: "nearest" });
}

function focus(stop: HTMLElement | undefined): boolean {
  if (!stop) return false;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/** Moves the focus as a key asks. Says whether the key meant a move. */
export function gridMove(grid: HTMLElement, key: string, rows: number, columns: number): boolean {
  const stop = document.activeElement?.closest("[data-stop]");
  const cell = stop && cellOf(stop);
  if (!stop || !cell || !grid.contains(cell)) return false;
  const row = Number(cell.dataset.row);
  const column = Number(cell.dataset.column);
  const inCell = stopsIn(cell);
  const at = inCell.indexOf(stop as HTMLElement);

  const down = (by: 1 | -1): boolean => {
    if (focus(inCell[at + by])) return true;
    for (let r = row + by; r >= 0 && r < rows; r += by) {
      const next = cellAt(grid, r, column) ?? cellAt(grid, r, 0);
      if (next) {
        const stops = stopsIn(next);
        if (focus(by > 0 ? stops[0] : stops.at(-1))) return true;
      } else if (grid.querySelector(`[data-far="${r}"]`)) {
        bring(grid, r);
        requestAnimationFrame(() => requestAnimationFrame(() => {
          const late = cellAt(grid, r, column);
          if (late) focus(by > 0 ? stopsIn(late)[0] : stopsIn(late).at(-1));
        }));
        return true;
      }
    }
    return true;
  };
  const across = (by: 1 | -1): boolean => {
    for (let c = column + by; c >= 0 && c < columns; c += by) {
      const next = cellAt(grid, row, c);
      if (!next) continue;
      const stops = stopsIn(next);
      if (focus(stops[Math.min(at, stops.length - 1)])) return true;
    }
    return true;
  };

  switch (key) {
    case "ArrowDown": return down(1);
    case "ArrowUp": return down(-1);
    case "ArrowRight": return across(1);
    case "ArrowLeft": return across(-1);
    case "Home": {
      const first = cellAt(grid, row, 0) ?? cellAt(grid, row, 1);
      return first ? focus(stopsIn(first)[0]) : false;
    }
    case "End": {
      const last = cellAt(grid, row, columns - 1);
      return last ? focus(stopsIn(last)[0]) : false;
    }
    default: return false;
  }
}

/** Where the focus goes when the line it is on goes away: to the next line, or to the one before. */
export function neighbour(stop: Element): HTMLElement | undefined {
  const cell = cellOf(stop);
  const all = cell ? stopsIn(cell) : [];
  const at = all.indexOf(stop as HTMLElement);
  return all[at + 1] ?? all[at - 1];
}

/** Puts the focus back on a place of the grid once it stands there again. */
export function focusPlace(grid: HTMLElement, place: string): void {
  focus(grid.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) ?? undefined);
}

/** The one stop that Tab leads to is the last that had the focus. */
export function keepStop(grid: HTMLElement, stop: HTMLElement): void {
  for (const other of grid.querySelectorAll<HTMLElement>('[data-stop][tabindex="0"]')) if (other !== stop) other.tabIndex = -1;
  stop.tabIndex = 0;
}
