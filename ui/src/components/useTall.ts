// A text area that is as tall as what stands in it.
import { type RefObject, useLayoutEffect, useRef } from "react";

/** Gives the text area its height again whenever the text changes. */
export function useTall(text: string): RefObject<HTMLTextAreaElement | null> {
  const ref = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area) return;
    area.style.height = "auto";
    const border = area.offsetHeight - area.clientHeight;
    area.style.height = `${area.scrollHeight + border}px`;
  }, [text]);
  return ref;
}
