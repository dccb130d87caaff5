// How large the map is drawn: as large as its width allows at first, then as somebody asked for.
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CSSProperties } from "react";
import type { Layout } from "./layout";

export type Zoom = {
  scroller: RefObject<HTMLDivElement | null>;
  style: CSSProperties;
  scale: number;
  larger: () => void;
  smaller: () => void;
  full: () => void;
  fit: () => void;
};

const steps = [0.25, 0.35, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2];
/** Below this the words are hard to read: rather scroll. */
const readable = 0.8;
/** The room beside the plane, for the names of grades or for nothing, and above it, for the names of paths. */
const rails = { grades: 96, none: 12 };
const head = 44;

/** Scales that follow the window, or one that somebody chose. */
type Wish = "width" | "whole" | number;

export function useZoom(layout: Layout): Zoom {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 900, height: 600 });
  const [wish, setWish] = useState<Wish>("width");
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const rail = layout.bands.length > 0 ? rails.grades : rails.none;
  const wide = (room.width - rail - 16) / layout.width;
  const whole = Math.min(wide, (room.height - head - 16) / layout.height);
  const scale = typeof wish === "number" ? wish : wish === "whole" ? Math.min(1, whole) : Math.min(1, Math.max(readable, wide));
  const next = useCallback(
    (by: 1 | -1) => {
      const beyond = by > 0 ? steps.find((one) => one > scale + 0.01) : steps.findLast((one) => one < scale - 0.01);
      if (beyond) setWish(beyond);
    },
    [scale],
  );
  return useMemo(
    () => ({
      scroller,
      scale,
      style: { "--k": scale, "--w": layout.width, "--h": layout.height, "--rail": rail } as CSSProperties,
      larger: () => next(1),
      smaller: () => next(-1),
      full: () => setWish(1),
      fit: () => setWish("whole"),
    }),
    [scale, layout, rail, next],
  );
}
