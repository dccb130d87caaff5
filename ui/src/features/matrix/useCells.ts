// The cells of a grid under the hands: the focus goes from cell to cell by arrows, into a cell by Enter and out of it by
// Escape; blocks are picked by Shift, by dragging, whole rows and columns by Space.
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { openLive } from "@/data/live";
import { cellOf, focusCell, focusStop, keepTab, rowsOfPage, spotOf, stepInside, stopsIn } from "./gridKeys";
import { Picking } from "./picking";
import { nextSpot, samePlace, type Size, type Spot } from "./spots";

type Props = {
  grid: RefObject<HTMLDivElement | null>;
  scroll: RefObject<HTMLDivElement | null>;
  size: Size;
  readOnly: boolean;
  /** Hears which cell has the focus now. */
  onCell: (spot: Spot) => void;
};

/** Whether keys belong to a text that is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** Opens the words of a stop, with what was typed to do so. */
function edit(stop: HTMLElement, typed: string | null = null): void {
  const { place } = stop.dataset;
  if (place) void openLive(place, typed);
  else stop.click();
}

export function useCells({ grid, scroll, size, readOnly, onCell }: Props) {
  const [picking] = useState(() => new Picking());
  /** The cell that was edited without going into it: the focus comes back to it. */
  const direct = useRef<HTMLElement | null>(null);
  const drag = useRef<{ from: Spot; moved: boolean } | null>(null);
  const quiet = useRef(false);
  useEffect(() => {
    picking.size = size;
    // Rows and columns that come or go take the cell under the keys elsewhere.
    const cell = cellOf(document.activeElement);
    if (cell && grid.current?.contains(cell) && !picking.many && cell.dataset.wide === undefined) picking.just(spotOf(cell));
  });

  // The first cell is where Tab leads to.
  useEffect(() => {
    const element = grid.current;
    if (!element || element.querySelector('[data-row][tabindex="0"]')) return;
    const first = element.querySelector<HTMLElement>('[role="gridcell"][data-row]') ?? element.querySelector<HTMLElement>("[data-row]");
    if (first) first.tabIndex = 0;
  });

  const go = (spot: Spot, extend = false) => {
    if (!grid.current) return;
    if (extend) picking.extend(spot);
    else picking.just(spot);
    focusCell(grid.current, spot);
  };

  /** Goes into a cell: to its lines, or straight to the words where there is one line or none. */
  const enter = (cell: HTMLElement, at: "words" | "lines", typed: string | null = null) => {
    const stops = stopsIn(cell);
    const add = stops.find((stop) => stop.dataset.place?.startsWith("add:"));
    const lines = stops.filter((stop) => stop !== add);
    const face = lines.find((stop) => stop.dataset.place?.endsWith(":title")) ?? lines[0];
    const head = cell.getAttribute("role") !== "gridcell";
    if (at === "lines" && lines.length > 1) return void focusStop(lines[0]);
    // What is typed on a cell begins a further line: the lines that are there are never typed over unseen.
    const stop = typed !== null && !head ? add : (face ?? add);
    if (!stop || readOnly) return void focusStop(lines[0]);
    direct.current = cell;
    edit(stop, typed);
  };

  /** Opens the words at a place; of a head the focus comes back to the whole of it. */
  const openAt = useCallback(
    (place: string) => {
      const stop = grid.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`) ?? null;
      const cell = cellOf(stop);
      if (cell && cell.getAttribute("role") !== "gridcell") direct.current = cell;
      void openLive(place);
    },
    [grid],
  );

  const inCell = (event: KeyboardEvent, cell: HTMLElement): boolean => {
    const { key, shiftKey: shift } = event;
    const mod = event.ctrlKey || event.metaKey;
    const at = picking.pick.to;
    if (event.altKey) return false;
    if (key === " " && (mod || shift)) {
      if (mod && shift) picking.widen("all");
      else picking.widen(mod ? "columns" : "rows");
      return true;
    }
    if (mod && key.toLowerCase() === "a") {
      picking.widen("all");
      return true;
    }
    if (key === "Enter" && !mod) enter(cell, "lines");
    else if (key === "F2" && !readOnly) enter(cell, "words");
    else if (key === "Escape" && picking.cut) picking.mark(null);
    else if (key === "Escape" && picking.many) picking.just(at);
    else if (!mod && key.length === 1 && key !== " " && key !== "?" && !readOnly) enter(cell, "words", key);
    else {
      const rtl = getComputedStyle(cell).direction === "rtl";
      const side = rtl ? { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[key] : undefined;
      const page = key.startsWith("Page") && grid.current && scroll.current ? rowsOfPage(grid.current, scroll.current, at.row, key === "PageUp" ? -1 : 1) : 1;
      const next = nextSpot(at, side ?? key, mod, picking.size, page);
      if (!next) return false;
      go(next, shift);
    }
    return true;
  };

  const inside = (event: KeyboardEvent, stop: HTMLElement, cell: HTMLElement): boolean => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    if (key === "Escape") cell.focus({ preventScroll: true });
    else if (key === "ArrowLeft" || key === "ArrowRight") return inCell(event, cell);
    else if (/^(Arrow(Up|Down)|Home|End)$/.test(key)) stepInside(stop, key);
    else if (key.length === 1 && key !== " " && key !== "?" && !readOnly && stop.dataset.place) edit(stop, key);
    else return false;
    return true;
  };

  /** Does what a key means for going through the grid. Says whether it meant anything. */
  const press = (event: KeyboardEvent): boolean => {
    const target = event.target as HTMLElement;
    const cell = cellOf(target);
    if (!cell || isTyping(target) || event.nativeEvent.isComposing) return false;
    const stop = target.closest<HTMLElement>("[data-stop]");
    const meant = target === cell ? inCell(event, cell) : stop ? inside(event, stop, cell) : event.key === "Escape" && (cell.focus({ preventScroll: true }), true);
    if (meant) event.preventDefault();
    return meant;
  };

  const onFocus = (event: FocusEvent) => {
    const target = event.target as HTMLElement;
    const cell = cellOf(target);
    if (!cell || !grid.current) return;
    keepTab(grid.current, cell);
    const back = direct.current;
    if (back && !isTyping(target)) {
      direct.current = null;
      if (back === cell && target !== cell) return cell.focus({ preventScroll: true });
    }
    const spot = spotOf(cell);
    const { to } = picking.pick;
    // One wide cell is all columns of its row: the column that somebody came along is kept.
    const wide = cell.dataset.wide !== undefined && to.row === spot.row && to.column > 0;
    if (!wide && !samePlace(to, spot)) picking.just(spot);
    if (target === cell) onCell(spot);
  };

  const onPointerDown = (event: PointerEvent) => {
    const target = event.target as HTMLElement;
    const cell = cellOf(target);
    if (!cell || event.button !== 0 || isTyping(target)) return;
    if (event.shiftKey) {
      event.preventDefault();
      quiet.current = true;
      go(spotOf(cell), true);
      return;
    }
    quiet.current = false;
    drag.current = { from: spotOf(cell), moved: false };
    const move = (moved: globalThis.PointerEvent) => {
      const over = cellOf(document.elementFromPoint(moved.clientX, moved.clientY));
      const now = drag.current;
      if (!now || !over || !grid.current?.contains(over)) return;
      const spot = spotOf(over);
      if (!now.moved && samePlace(spot, now.from)) return;
      if (!now.moved) picking.just(now.from);
      now.moved = true;
      picking.extend(spot);
      keepTab(grid.current, over);
      over.focus({ preventScroll: true });
    };
    const up = () => {
      quiet.current = drag.current?.moved ?? false;
      drag.current = null;
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
  };

  /** A click that ended a pick opens nothing. */
  const onClickCapture = (event: MouseEvent) => {
    if (!quiet.current) return;
    quiet.current = false;
    event.preventDefault();
    event.stopPropagation();
  };

  return { picking, go, openAt, press, handlers: { onFocus, onPointerDown, onClickCapture } };
}
