// How wide something is, now and whenever that changes.
import { type RefObject, useLayoutEffect, useState } from "react";

/** The inner width of an element in pixels; 0 until it is there. */
export function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(0);
  // It may come later than those who ask.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same element again draws nothing again
  useLayoutEffect(() => setElement(ref.current));
  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [element]);
  return width;
}
