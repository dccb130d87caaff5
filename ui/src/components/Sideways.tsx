// What scrolls to the side says so: a shade stands at each edge behind which there is more.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import styles from "./Sideways.module.css";

/** The edges behind which there is more, for a place in what scrolls: all in pixels, the place as `scrollLeft` says it. */
export function moreAt(place: number, room: number, all: number): ("start" | "end")[] {
  // Where the page reads from the right, the place is counted downwards from 0.
  const gone = Math.abs(place);
  const hidden = all - room;
  // Parts of a pixel are no more.
  return [...(gone > 1 ? (["start"] as const) : []), ...(hidden - gone > 1 ? (["end"] as const) : [])];
}

type Props = {
  scroll: RefObject<HTMLDivElement | null>;
  /** What scrolls, as it looks. */
  className?: string;
  /** The frame around it; `--still` in it says how wide a column at the start stays where it is. */
  frame?: string;
  children: ReactNode;
};

export function Sideways({ scroll, className, frame, children }: Props) {
  const around = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [element, edges] = [scroll.current, around.current];
    if (!element || !edges) return undefined;
    const look = () => {
      const more = moreAt(element.scrollLeft, element.clientWidth, element.scrollWidth).join(" ");
      if (edges.dataset.more !== more) edges.dataset.more = more;
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    for (const inside of element.querySelectorAll(":scope > *, [role=grid]")) watch.observe(inside);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroll]);
  return (
    <div ref={around} className={frame ? `${styles.frame} ${frame}` : styles.frame}>
      <div ref={scroll} className={className}>
        {children}
      </div>
    </div>
  );
}
