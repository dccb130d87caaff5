// Drawing a transition: by the pointer from the dot of a box to another box, or from a box to one chosen by keys.
import { type PointerEvent, type RefObject, useCallback, useMemo, useState } from "react";
import { toast } from "@/components";
import { type Desk, short } from "@/features/desk/desk";
import type { Id } from "@/wire/wire";

export type Drawing = {
  /** The step that the new transition leads from, while one is drawn. */
  from: Id | null;
  /** The step it would lead to now. */
  over: Id | null;
  /** The line under the pointer. */
  rubber: string | null;
  /** What came of the last one, for those who hear it. */
  said: string;
  begin: (from: Id) => void;
  lead: (to: Id) => void;
  end: () => void;
  /** For the dot of a box. */
  dot: (from: Id) => { onPointerDown: (event: PointerEvent<HTMLElement>) => void };
};

/** A pointer that moved less than this was a click. */
const click = 5;

type Now = { from: Id; over: Id | null; rubber: string | null };

export function useDrawing(desk: Desk, plane: RefObject<HTMLElement | null>, focus: (id: Id) => void): Drawing {
  const [now, setNow] = useState<Now | null>(null);
  const [said, setSaid] = useState("");
  const end = useCallback(() => setNow(null), []);
  const begin = useCallback(
    (from: Id) => {
      if (desk.framework.readOnly) return;
      setNow({ from, over: null, rubber: null });
      focus(from);
    },
    [desk, focus],
  );
  const add = useCallback(
    async (from: Id, to: Id) => {
      setNow(null);
      if (from === to) {
        toast({ words: desk.say("map.itself") });
        return;
      }
      const { framework } = desk;
      const there = framework.nodes(framework.root, "transition").find((one) => one.fields.from === from && one.fields.to === to);
      if (there) toast({ words: desk.say("map.there") });
      const made = there?.id ?? (await desk.add("transition", framework.root, undefined, { from, to }));
      if (!made) return;
      if (!there) setSaid(desk.say("map.added", { from: short(desk.name(from)), to: short(desk.name(to)) }));
      focus(made);
    },
    [desk, focus],
  );
  const lead = useCallback((to: Id) => now && void add(now.from, to), [now, add]);
  const dot = useCallback(
    (from: Id) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        follow(event, plane.current, from, setNow, (to) => (to ? void add(from, to) : begin(from)), end);
      },
    }),
    [plane, add, begin, end],
  );
  return useMemo(
    () => ({ from: now?.from ?? null, over: now?.over ?? null, rubber: now?.rubber ?? null, said, begin, lead: (to: Id) => void lead(to), end, dot }),
    [now, said, begin, lead, end, dot],
  );
}

/** Follows the pointer until it is let go: over a step, over nothing, or where it began, which was a click. */
function follow(
  event: PointerEvent<HTMLElement>,
  plane: HTMLElement | null,
  from: Id,
  show: (now: Now | null) => void,
  onDone: (to: Id | null) => void,
  onEnd: () => void,
): void {
  const dot = event.currentTarget;
  if (!plane) return;
  const start = { x: event.clientX, y: event.clientY };
  let moved = false;
  const stepAt = (x: number, y: number) => {
    const id = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-step]")?.dataset.node;
    return id && id !== from ? id : null;
  };
  const move = (next: globalThis.PointerEvent) => {
    if (Math.hypot(next.clientX - start.x, next.clientY - start.y) > click) moved = true;
    if (!moved) return;
    const svg = plane.querySelector("svg");
    const into = svg?.getScreenCTM()?.inverse();
    if (!into) return;
    const at = (x: number, y: number) => {
      const point = new DOMPoint(x, y).matrixTransform(into);
      return `${point.x} ${point.y}`;
    };
    const over = stepAt(next.clientX, next.clientY);
    show({ from, over, rubber: `M${at(start.x, start.y)}L${at(next.clientX, next.clientY)}` });
  };
  const stop = () => {
    dot.removeEventListener("pointermove", move);
    dot.removeEventListener("pointerup", up);
    dot.removeEventListener("pointercancel", cancel);
    window.removeEventListener("keydown", key, true);
    if (dot.hasPointerCapture(event.pointerId)) dot.releasePointerCapture(event.pointerId);
  };
  const up = (last: globalThis.PointerEvent) => {
    stop();
    const to = stepAt(last.clientX, last.clientY);
    if (moved && !to) onEnd();
    else onDone(to);
  };
  const cancel = () => {
    stop();
    onEnd();
  };
  const key = (pressed: globalThis.KeyboardEvent) => {
    if (pressed.key !== "Escape") return;
    pressed.preventDefault();
    pressed.stopPropagation();
    cancel();
  };
  dot.setPointerCapture(event.pointerId);
  dot.addEventListener("pointermove", move);
  dot.addEventListener("pointerup", up);
  dot.addEventListener("pointercancel", cancel);
  window.addEventListener("keydown", key, true);
}
