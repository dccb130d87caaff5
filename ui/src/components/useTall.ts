// A text area that is as tall as what stands in it.
import { type RefObject, useLayoutEffect, useRef } from "react";

function fit(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  const border = area.offsetHeight - area.clientHeight;
  area.style.height = `${area.scrollHeight + border}px`;
}

/** Gives the text area its height again whenever the text changes, or the width in which it stands. */
export function useTall(text: string): RefObject<HTMLTextAreaElement | null> {
  const ref = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (ref.current) fit(ref.current);
  }, [text]);
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area) return undefined;
    let wide = area.clientWidth;
    const watch = new ResizeObserver(() => {
      // Its own height is no reason to measure again.
      if (area.clientWidth === wide) return;
      wide = area.clientWidth;
      fit(area);
    });
    watch.observe(area);
    return () => watch.disconnect();
  }, []);
  return ref;
}
