// What is far away is drawn when it comes near for the first time, and stays drawn.
import { type RefCallback, useCallback, useState } from "react";

/** What each stand-in does when it comes near. */
const waiting = new WeakMap<Element, () => void>();
let watch: IntersectionObserver | null = null;

/** One observer for all: hundreds of them, one a row, are slow to make. */
function observer(): IntersectionObserver {
  watch ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) waiting.get(entry.target)?.();
    },
    { rootMargin: "900px" },
  );
  return watch;
}

/** Whether something is drawn, what its stand-in is tied to, and a way to draw it at once. */
export function useNear(far: boolean): { seen: boolean; ref: RefCallback<HTMLElement>; see: () => void } {
  const [seen, setSeen] = useState(!far);
  const see = useCallback(() => setSeen(true), []);
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      waiting.set(element, see);
      observer().observe(element);
      return () => {
        observer().unobserve(element);
        waiting.delete(element);
      };
    },
    [see],
  );
  return { seen, ref, see };
}
