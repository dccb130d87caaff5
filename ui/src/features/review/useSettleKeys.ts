// The keys that accept (A) and reject (R) what is chosen among the changes, wherever on the screen the focus is.
import { useEffect, useRef } from "react";
import { isTextEditor } from "@/data/commands";
import type { Side } from "@/wire/wire";

/** The side that a key settles for; null if it is no such key here. Conflicts have their own buttons. */
export function sideOfKey(event: KeyboardEvent): Side | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return null;
  const side = event.key === "a" ? "new" : event.key === "r" ? "old" : null;
  if (side === null || isTextEditor(event.target)) return null;
  const elsewhere = event.target instanceof HTMLElement && event.target.closest("select, [role=menu], [role=listbox], [data-conflicts]") !== null;
  return elsewhere ? null : side;
}

/** Hears the keys while the screen stands. */
export function useSettleKeys(settle: (side: Side) => void): void {
  const ref = useRef(settle);
  useEffect(() => {
    ref.current = settle;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector("[data-modal]")) return;
      const side = sideOfKey(event);
      if (side === null) return;
      event.preventDefault();
      ref.current(side);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
