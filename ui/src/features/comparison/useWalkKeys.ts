// The keys that go from change to change, wherever on the screen the focus is: F8 and Shift+F8,
// N and P, J and K, Alt with arrows.
import { useEffect, useRef } from "react";
import { isTextEditor } from "@/data/commands";

/** Which way a key goes; null if it is no such key here. */
export function wayOf(event: KeyboardEvent): 1 | -1 | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey) return null;
  if (event.key === "F8") return event.shiftKey ? -1 : 1;
  const choosing = event.target instanceof HTMLElement && event.target.closest("select, [role=menu], [role=listbox]") !== null;
  if (choosing || isTextEditor(event.target)) return null;
  if (event.altKey) return event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
  return ["n", "j"].includes(event.key) ? 1 : ["p", "k"].includes(event.key) ? -1 : null;
}

/** Hears the keys while the screen stands. */
export function useWalkKeys(go: (by: 1 | -1) => void): void {
  const ref = useRef(go);
  useEffect(() => {
    ref.current = go;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector("[data-modal]")) return;
      const way = wayOf(event);
      if (way === null) return;
      event.preventDefault();
      ref.current(way);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
