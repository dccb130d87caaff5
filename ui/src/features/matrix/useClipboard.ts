// The clipboard while the focus is in a grid. The events come to the document, because a grid has no caret of its own.
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { isTyping } from "./useCells";

/** What the clipboard is given: tab-separated text, and the same as a table. */
export type Words = { text: string; html: string };

type Props = {
  grid: RefObject<HTMLDivElement | null>;
  onCopy: () => Words | null;
  onCut: (() => Words | null) | null;
  onPaste: (words: Words) => void;
};

/** Answers copy, cut and paste for a grid. What comes back asks for a copy or a cut from a menu. */
export function useClipboard({ grid, onCopy, onCut, onPaste }: Props): (what: "copy" | "cut") => void {
  const now = useRef({ onCopy, onCut, onPaste });
  /** A menu asks while the focus is in the menu. */
  const asked = useRef(false);
  useEffect(() => {
    now.current = { onCopy, onCut, onPaste };
  });
  useEffect(() => {
    const ours = () => {
      if (asked.current) return true;
      const active = document.activeElement;
      if (!grid.current?.contains(active) || isTyping(active) || document.querySelector("[data-modal]")) return false;
      // Words that somebody marked with the pointer are copied as such.
      return document.getSelection()?.isCollapsed ?? true;
    };
    const give = (event: ClipboardEvent, make: () => Words | null) => {
      if (!ours()) return;
      const words = make();
      if (!words || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", words.text);
      event.clipboardData.setData("text/html", words.html);
    };
    const copy = (event: ClipboardEvent) => give(event, now.current.onCopy);
    const cut = (event: ClipboardEvent) => give(event, () => (now.current.onCut ?? now.current.onCopy)());
    const paste = (event: ClipboardEvent) => {
      if (!ours() || !event.clipboardData) return;
      event.preventDefault();
      now.current.onPaste({ text: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html") });
    };
    // WebKit only sends the events above where something says beforehand that it will answer them.
    const before = (event: Event) => {
      if (ours()) event.preventDefault();
    };
    const heard: [string, (event: never) => void][] = [
      ["copy", copy], ["cut", cut], ["paste", paste], ["beforecopy", before], ["beforecut", before], ["beforepaste", before],
    ];
    for (const [name, hear] of heard) document.addEventListener(name, hear as EventListener);
    return () => {
      for (const [name, hear] of heard) document.removeEventListener(name, hear as EventListener);
    };
  }, [grid]);
  return useCallback((what) => {
    asked.current = true;
    document.execCommand(what);
    asked.current = false;
  }, []);
}
