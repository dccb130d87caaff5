// Which of the two side columns stand on the screen. What a person chose is kept on this machine; until then the side panel
// stands where the window is wide enough for it and for a matrix of four steps.
import { useState, useSyncExternalStore } from "react";
import { prefer, preferences } from "@/data/preferences";

type Pane = "start" | "end";

/** From this width of the window, in pixels, the side panel stands from the beginning. */
const roomy = 1440;

function kept(pane: Pane): boolean | null {
  return preferences().panes[pane] ?? null;
}

/** A part of the width of a window, in pixels, within bounds. */
export function share(window: number, part: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, window * part)));
}

function onResize(told: () => void): () => void {
  window.addEventListener("resize", told);
  return () => window.removeEventListener("resize", told);
}

/** A part of the width of the window, in pixels, within bounds; drawn again only when that changes. */
export function useShare(part: number, least: number, most: number): number {
  return useSyncExternalStore(onResize, () => share(window.innerWidth, part, least, most));
}

/** `show` opens a pane, `gently` only where nobody closed it; `toggle` is what a person chose, and is kept. */
export function useSidePanes() {
  const [sides, setSides] = useState(() => ({
    start: kept("start") ?? true,
    end: kept("end") ?? window.innerWidth >= roomy,
  }));
  const show = (pane: Pane, gently = false) => {
    if (gently && kept(pane) === false) return;
    setSides((now) => (now[pane] ? now : { ...now, [pane]: true }));
  };
  const toggle = (pane: Pane) => {
    const open = !sides[pane];
    prefer({ panes: { ...preferences().panes, [pane]: open } });
    setSides((now) => ({ ...now, [pane]: open }));
  };
  return { sides, show, toggle };
}

export type SidePanes = ReturnType<typeof useSidePanes>;
