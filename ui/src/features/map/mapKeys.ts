// Keys on the map: from box to box, from line to line, and what can be done to either.
import type { KeyboardEvent } from "react";
import { perform } from "@/data/commands";
import type { Desk } from "@/features/desk/desk";
import { nodeKey } from "@/features/desk/nodeMenu";
import type { Id } from "@/wire/wire";
import type { Layout } from "./layout";
import { removeTransition } from "./removing";
import type { Drawing } from "./useDrawing";
import type { Zoom } from "./useZoom";
import { boxBeside, directionOf, endToward, linesOf } from "./walk";

type On = {
  desk: Desk;
  layout: Layout;
  id: Id;
  drawing: Drawing;
  zoom: Zoom;
  focus: (id: Id) => void;
  rename: (id: Id) => void;
  added: (id: Id) => void;
};

/** The box whose lines are being gone through, so that T goes on around it and Escape comes back to it. */
let around: Id | null = null;

/** Whether the map is drawn from right to left, as its language is read. */
function isMirrored(map: EventTarget & Element): boolean {
  return getComputedStyle(map).direction === "rtl";
}

/** Does what a key asks for on the map. */
export function mapKey(event: KeyboardEvent, on: On): void {
  const { desk, id } = on;
  const kind = desk.framework.get(id)?.kind;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const act = plain ? (zoomKey(event.key, on) ?? (kind === "transition" ? lineKey(event, on) : boxKey(event, on))) : undefined;
  if (act) {
    event.preventDefault();
    event.stopPropagation();
    act();
  } else if (kind === "step") nodeKey(event, desk, id, { rename: on.rename, added: on.added });
}

function zoomKey(key: string, { zoom }: On): (() => void) | undefined {
  const acts: { [key: string]: () => void } = { "+": zoom.larger, "=": zoom.larger, "-": zoom.smaller, "0": zoom.full, f: zoom.fit };
  return acts[key];
}

function boxKey(event: KeyboardEvent, { desk, layout, id, drawing, focus }: On): (() => void) | undefined {
  const direction = directionOf(event.key, isMirrored(event.currentTarget));
  if (direction) {
    const next = boxBeside(layout.boxes, id, direction);
    return () => next && focus(next.id);
  }
  switch (event.key) {
    case "Home": return () => layout.boxes[0] && focus(layout.boxes[0].id);
    case "End": return () => layout.boxes.at(-1) && focus(layout.boxes.at(-1)?.id ?? id);
    case "Enter": return drawing.from ? () => drawing.lead(id) : () => void perform("details");
    case " ": return drawing.from ? () => drawing.lead(id) : undefined;
    case "Escape": return drawing.from ? () => drawing.end() : undefined;
    case "a": return desk.framework.readOnly ? undefined : () => drawing.begin(id);
    case "t":
    case "T": {
      const lines = linesOf(layout, id);
      const next = event.shiftKey ? lines.at(-1) : lines[0];
      if (!next) return undefined;
      return () => {
        around = id;
        focus(next);
      };
    }
    default: return undefined;
  }
}

function lineKey(event: KeyboardEvent, { desk, layout, id, focus, rename }: On): (() => void) | undefined {
  const line = layout.lines.find((one) => one.id === id);
  if (!line) return undefined;
  const box = around === line.from || around === line.to ? around : line.from;
  const direction = directionOf(event.key, isMirrored(event.currentTarget));
  if (direction) {
    const end = endToward(layout, id, direction);
    return () => end && focus(end);
  }
  switch (event.key) {
    case "t":
    case "T": {
      const lines = linesOf(layout, box);
      const at = lines.indexOf(id) + (event.shiftKey ? -1 : 1);
      const next = lines.at(at % lines.length);
      return () => next && focus(next);
    }
    case "Home": return () => focus(line.from);
    case "End": return () => focus(line.to);
    case "Escape": return () => focus(box);
    case "Enter":
    case "F2": return desk.framework.readOnly ? () => void perform("details") : () => rename(id);
    case "Delete": return desk.framework.readOnly ? undefined : () => void removeTransition(desk, id).then((gone) => gone && focus(box));
    default: return undefined;
  }
}

/** The one stop that Tab leads to is the last that had the focus. */
export function keepStop(plane: Element, stop: Element): void {
  for (const other of plane.querySelectorAll('[data-stop][tabindex="0"]')) if (other !== stop) other.setAttribute("tabindex", "-1");
  stop.setAttribute("tabindex", "0");
}
