// Rows are drawn when they come near for the first time, and stay drawn.
import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether a row is drawn, what its stand-in is tied to, and a way to draw it at once. */
export function useNear(far: boolean): { seen: boolean; ref: RefObject<HTMLDivElement | null>; see: () => void } {
  const [seen, setSeen] = useState(!far);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (seen || !element) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: "900px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [seen]);
  return { seen, ref, see: () => setSeen(true) };
}
