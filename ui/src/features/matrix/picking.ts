// What is picked in a grid. It lives outside of what is drawn: only the rows whose part of it changes are drawn again.
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { type Area, areaOf, edgesOf, type Pick, samePlace, type Size, type Spot } from "./spots";

/** What was cut: where, and the words that the clipboard was given. */
export type Cut = { area: Area; text: string };

export class Picking {
  size: Size = { rows: 1, columns: 1 };
  pick: Pick = { from: { row: 1, column: 1 }, to: { row: 1, column: 1 }, whole: null };
  cut: Cut | null = null;
  private readonly hearers = new Set<() => void>();

  readonly hear = (tell: () => void): (() => void) => {
    this.hearers.add(tell);
    return () => this.hearers.delete(tell);
  };

  private tell(): void {
    for (const tell of this.hearers) tell();
  }

  /** What is picked now, within what is there now. */
  area(): Area {
    return areaOf(this.pick, this.size);
  }

  /** Whether more than one cell is picked. */
  get many(): boolean {
    const { top, bottom, start, end } = this.area();
    return bottom > top || end > start;
  }

  put(pick: Pick): void {
    const { from, to, whole } = this.pick;
    if (samePlace(from, pick.from) && samePlace(to, pick.to) && whole === pick.whole) return;
    this.pick = pick;
    this.tell();
  }

  /** Picks one cell. */
  just(spot: Spot): void {
    this.put({ from: spot, to: spot, whole: null });
  }

  /** Picks all from where the pick began to this cell. */
  extend(to: Spot): void {
    this.put({ from: this.pick.from, to, whole: null });
  }

  /** Picks whole rows, whole columns, or everything. */
  widen(whole: "rows" | "columns" | "all"): void {
    this.put({ ...this.pick, whole });
  }

  /** Marks what was cut, or (null) takes the mark away. */
  mark(cut: Cut | null): void {
    if (this.cut === cut) return;
    this.cut = cut;
    this.tell();
  }

  /** How the cells of a row are picked and cut, as one text, so that a row is drawn again only when it changes. */
  row(row: number): string {
    const area = this.many ? this.area() : null;
    const of = (area: Area | null | undefined) =>
      area && row >= area.top && row <= area.bottom
        ? `${area.start}-${area.end}${row === area.top ? "t" : ""}${row === area.bottom ? "b" : ""}`
        : "";
    const picked = of(area);
    const cut = of(this.cut?.area);
    return picked || cut ? `${picked}/${cut}` : "";
  }

  /** How one cell is picked. */
  look(spot: Spot): Look {
    const picked = this.many ? edgesOf(this.area(), spot) : "";
    return { picked, cut: this.cut ? edgesOf(this.cut.area, spot) : "" };
  }
}

/** How a cell is picked and cut: the edges that it touches of what is; empty where it is not. */
export type Look = { picked: string; cut: string };

export const PickingContext = createContext<Picking>(new Picking());

/** The looks of the cells of a row, from one column on; drawn again only when they change. */
export function useLooks(row: number): (column: number) => Look {
  const picking = useContext(PickingContext);
  const hear = useCallback((tell: () => void) => picking.hear(tell), [picking]);
  useSyncExternalStore(hear, () => picking.row(row));
  return (column) => picking.look({ row, column });
}
