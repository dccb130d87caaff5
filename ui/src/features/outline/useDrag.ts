// Dragging rows with the pointer: an extra, everything it does can be done by keys. Pointer events, because the drags
// of the browser do not begin reliably in every web view; the pointer is followed on the window, since the row that was
// pressed may be scrolled away and no longer be drawn.
import { type PointerEvent as Press, type RefObject, useEffect, useRef, useState } from "react";
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";
import { type Drop, dropAt, type Part } from "./drop";
import type { Row } from "./rows";

/** How far the pointer goes before a press becomes a drag, in pixels. */
const slack = 5;
/** How near the edge of the list it begins to scroll, and how fast at most, in pixels and pixels a frame. */
const edge = 36;
const fastest = 14;

/** A drag on its way: what is dragged, where the pointer is, and where it would be let go; null where it may not stand. */
export type Dragging = { ids: readonly Id[]; x: number; y: number; drop: Drop | null };

type Options = {
  framework: Framework;
  rows: readonly Row[];
  height: number;
  scroller: RefObject<HTMLElement | null>;
  tree: RefObject<HTMLElement | null>;
  /** What goes with a node when it is dragged; nothing where it stays. */
  takes: (id: Id) => readonly Id[];
  onDrop: (ids: readonly Id[], drop: Drop) => void;
};

/** What the pointer is over: a row, and which part of it. Only containers have a middle that takes things in. */
export function overAt(y: number, height: number, count: number): { row: number; part: Part } | null {
  if (count === 0) return null;
  const row = Math.max(0, Math.min(count - 1, Math.floor(y / height)));
  const within = y / height - row;
  return { row, part: within < 0.3 ? "before" : within > 0.7 ? "behind" : "into" };
}

export function useDrag(options: Options): { dragging: Dragging | null; press: (event: Press, id: Id) => void } {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const now = useRef(options);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => {
    now.current = options;
  });
  useEffect(() => () => stop.current(), []);

  const press = (event: Press, id: Id) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const ids = now.current.takes(id);
    if (ids.length === 0) return;
    stop.current();
    stop.current = follow(event.clientX, event.clientY, ids, now, setDragging);
  };
  return { dragging, press };
}

/** Follows the pointer until it is let go or Escape is pressed. */
function follow(
  fromX: number,
  fromY: number,
  ids: readonly Id[],
  now: RefObject<Options>,
  show: (dragging: Dragging | null) => void,
): () => void {
  let at = { x: fromX, y: fromY };
  let begun = false;
  let frame = 0;
  let drop: Drop | null = null;

  const look = () => {
    const { framework, rows, height, tree, scroller } = now.current;
    const box = tree.current?.getBoundingClientRect();
    const list = scroller.current?.getBoundingClientRect();
    const inside = list && at.x >= list.left && at.x <= list.right;
    const over = box && inside ? overAt(at.y - box.top, height, rows.length) : null;
    drop = over ? dropAt(framework, rows, ids, over.row, over.part) : null;
    show({ ids, ...at, drop });
  };
  const scroll = () => {
    const list = now.current.scroller.current;
    const box = list?.getBoundingClientRect();
    if (list && box) {
      const past = at.y < box.top + edge ? at.y - box.top - edge : at.y > box.bottom - edge ? at.y - box.bottom + edge : 0;
      const by = Math.max(-fastest, Math.min(fastest, past / 3));
      const before = list.scrollTop;
      if (by) list.scrollTop += by;
      if (list.scrollTop !== before) look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent) => {
    at = { x: event.clientX, y: event.clientY };
    if (!begun) {
      if (Math.hypot(at.x - fromX, at.y - fromY) < slack) return;
      begun = true;
      document.documentElement.dataset.dragging = "";
      frame = requestAnimationFrame(scroll);
    }
    look();
  };
  const end = () => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", end);
    window.removeEventListener("blur", end);
    window.removeEventListener("keydown", key, true);
    cancelAnimationFrame(frame);
    delete document.documentElement.dataset.dragging;
    show(null);
  };
  const up = () => {
    const { onDrop } = now.current;
    const place = begun ? drop : null;
    end();
    if (place) onDrop(ids, place);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !begun) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", end);
  window.addEventListener("blur", end);
  window.addEventListener("keydown", key, true);
  return end;
}
