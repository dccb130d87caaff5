// Whether there is more behind the edges of what scrolls, told to the style sheet.
import { type RefObject, useLayoutEffect } from "react";

/** The edges behind which there is more, for a place in what scrolls: all in pixels, the place as `scrollLeft` or `scrollTop` says it. */
export function moreAt(place: number, room: number, all: number): ("start" | "end")[] {
  // Where the page reads from the right, the place is counted downwards from 0.
  const gone = Math.abs(place);
  const hidden = all - room;
  // Parts of a pixel are no more.
  return [...(gone > 1 ? (["start"] as const) : []), ...(hidden - gone > 1 ? (["end"] as const) : [])];
}

/** Keeps `data-more` of `frame` at the edges ("start", "end") behind which `scroll` has more, across or down. */
export function useEdges(scroll: RefObject<HTMLElement | null>, frame: RefObject<HTMLElement | null>, way: "across" | "down"): void {
  useLayoutEffect(() => {
    const [element, edges] = [scroll.current, frame.current];
    if (!element || !edges) return undefined;
    const look = () => {
      const more =
        way === "across"
          ? moreAt(element.scrollLeft, element.clientWidth, element.scrollWidth)
          : moreAt(element.scrollTop, element.clientHeight, element.scrollHeight);
      const said = more.join(" ");
      if (edges.dataset.more !== said) edges.dataset.more = said;
    };
    look();
    const sizes = new ResizeObserver(look);
    const watch = () => {
      sizes.disconnect();
      sizes.observe(element);
      for (const inside of element.querySelectorAll(":scope > *, :scope > form > *, [role=grid]")) sizes.observe(inside);
    };
    watch();
    // What comes later is watched too.
    const children = new MutationObserver(watch);
    children.observe(element, { childList: true });
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      children.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroll, frame, way]);
}
