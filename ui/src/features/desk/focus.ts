// Where the focus goes: to the words of a node when something leads there, and never to nothing after a change.
import { useEffect } from "react";
import { focusLost } from "@/components";
import { faceOf } from "@/data/kinds";
import type { Id } from "@/wire/wire";
import type { Desk } from "./desk";

/** Rows that are far away are drawn a moment after they were scrolled to. */
const frames = 20;

/** The words of a node in the middle of the screen, if they are drawn. */
function wordsIn(desk: Desk, id: Id): HTMLElement | null {
  const kind = desk.framework.get(id)?.kind;
  const face = kind && faceOf[kind];
  // A step on the map is one thing to stop at; everywhere else its words are.
  const box = document.querySelector<HTMLElement>(`#map [data-stop][data-node="${id}"]`);
  if (box) return box;
  const of = (end: string) =>
    document.querySelector<HTMLElement>(`:is(#matrix, #document, #map, #outcomes) [data-place][data-node="${id}"]${end}`);
  return (face && of(`[data-place$=":${face}"]`)) || of("");
}

/** Counts the calls of `focusNode`: a later one is meant, and so is what a person clicks meanwhile. */
let calls = 0;

/**
 * Selects a node and puts the focus on its words in the middle; on its row in the outline where it has none there.
 * `lost`: only as long as nothing else has the focus.
 */
export function focusNode(desk: Desk, id: Id, lost = false): void {
  desk.leaveMapFor(id);
  desk.select(id);
  calls += 1;
  const call = calls;
  const from = document.activeElement;
  const look = (left: number) => {
    // Somebody has gone elsewhere while the words were on their way to the screen.
    if (call !== calls || (!isLost() && (lost || document.activeElement !== from))) return;
    const words = wordsIn(desk, id);
    if (words) {
      words.focus({ preventScroll: true });
      words.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else if (left > 0) requestAnimationFrame(() => look(left - 1));
    else document.getElementById("outline")?.focus({ preventScroll: true });
  };
  // What is drawn already has the focus at once; keys that come quickly find it.
  look(frames);
}

/** Where the focus was last, for the moment in which what had it is gone. */
let last: Region = "outline";

/** Whether somebody works in the middle of the screen. */
export function isInCentre(): boolean {
  return (isLost() ? last : regionOf(document.activeElement)) === "centre";
}

/** Whether the focus is in something that is about many nodes at once and stays where it is after an undo. */
export function staysFocused(): boolean {
  return document.activeElement?.closest("[data-stays]") !== null && !isLost();
}

/** Whether nothing on the page has the focus, so that keys go nowhere. */
function isLost(): boolean {
  const active = document.activeElement;
  return !active || active === document.body || !active.isConnected;
}

type Region = "outline" | "centre" | "side";

function regionOf(target: EventTarget | null): Region | null {
  if (!(target instanceof Element)) return null;
  if (target.closest("#outline-pane")) return "outline";
  if (target.closest("#matrix, #document, #map, #outcomes")) return "centre";
  return target.closest("#side-pane") ? "side" : null;
}

/** After a change or an undo the focus stays where the work is, even if what had it is gone. */
export function useKeptFocus(desk: Desk): void {
  useEffect(() => {
    const hear = (event: FocusEvent) => {
      last = regionOf(event.target) ?? last;
    };
    document.addEventListener("focusin", hear);
    return () => {
      document.removeEventListener("focusin", hear);
      last = "outline";
    };
  }, []);
  useEffect(() => {
    let frame = 0;
    const keep = () => {
      if (!isLost() || document.querySelector("[data-modal], [role=menu]")) return;
      if (last === "centre") return focusNode(desk, desk.selected, true);
      const side = last === "side" && document.querySelector<HTMLElement>('#side-pane [role="tab"][aria-selected="true"]');
      (side || document.getElementById("outline"))?.focus({ preventScroll: true });
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      // Once it is drawn. Whatever made the change may still put the focus elsewhere: that is not lost then.
      frame = requestAnimationFrame(keep);
    };
    const stop = desk.framework.hear("revision", soon);
    document.addEventListener(focusLost, soon);
    // A framework that was just opened can be walked through at once.
    const timer = window.setTimeout(keep, 120);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      stop();
      document.removeEventListener(focusLost, soon);
    };
  }, [desk]);
}
