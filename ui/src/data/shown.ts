// Which framework is on the screen, and how to get around in it: the screen that shows one says so, and what is not part
// of the screen (the palette) can lead to places in it.
import { useEffect, useRef } from "react";
import type { Id } from "@/wire/wire";
import type { Framework } from "./framework";

export type Shown = {
  framework: Framework;
  /** Selects a node and leads to it. */
  go: (node: Id) => void;
  /** Opens a version to be read, or (null) the draft. */
  version: (version: Id | null) => void;
};

const stack: { current: Shown }[] = [];

/** The framework on the screen, if any. */
export function shown(): Shown | null {
  return stack.at(-1)?.current ?? null;
}

/** Says that this framework is on the screen for as long as the component is. */
export function useShown(what: Shown): void {
  const ref = useRef(what);
  useEffect(() => {
    ref.current = what;
  });
  useEffect(() => {
    stack.push(ref);
    return () => {
      stack.splice(stack.indexOf(ref), 1);
    };
  }, []);
}
