// What a person can ask for by key or by menu. Screens say what they can do; the newest to say so is asked first.
import { useEffect, useRef } from "react";
import { on } from "@/platform/door";

/** The commands, by the names that the native menu uses. */
export type Command =
  | "new" | "import" | "exportPdf" | "exportJson" | "exportRungs" | "saveVersion" | "undo" | "redo" | "find"
  | "library" | "versions" | "compare" | "outline" | "matrix" | "details" | "themeLight" | "themeDark" | "themeSystem"
  | "duplicate" | "remove" | "moveUp" | "moveDown" | "about" | "keys" | "takeIn" | "mend";

type Answers = { [C in Command]?: () => void };

const stack: { current: Answers }[] = [];

/** Does a command, if anything on the screen knows it. Says whether it did. */
export function perform(command: Command): boolean {
  for (let i = stack.length - 1; i >= 0; i--) {
    const answer = stack[i]?.current[command];
    if (answer) {
      answer();
      return true;
    }
  }
  return false;
}

/** Answers commands for as long as the component stands on the screen. */
export function useCommands(answers: Answers): void {
  const ref = useRef(answers);
  useEffect(() => {
    ref.current = answers;
  });
  useEffect(() => {
    stack.push(ref);
    return () => {
      stack.splice(stack.indexOf(ref), 1);
    };
  }, []);
}

/** Whether keys that edit text belong to the element, not to the window. */
export function isTextEditor(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/** The command that a key asks for; null for a key that belongs to the element it was pressed in. */
export function commandOf(event: KeyboardEvent): Command | null {
  const mod = event.ctrlKey || event.metaKey;
  const text = isTextEditor(event.target);
  if (event.key === "F1") return "keys";
  if (event.key === "?" && !text && !mod) return "keys";
  if (!mod || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case "n": return "new";
    case "o": return "import";
    case "s": return "saveVersion";
    case "f": return "find";
    case "p": return "exportPdf";
    case "l": return "library";
    case "d": return text ? null : "duplicate";
    case "c": return event.shiftKey && !text ? "compare" : null;
    case "v": return event.shiftKey && !text ? "versions" : null;
    case "z": return text ? null : event.shiftKey ? "redo" : "undo";
    case "y": return text ? null : "redo";
    case "1": return "outline";
    case "2": return "matrix";
    case "3": return "details";
    default: return null;
  }
}

/** Leaves the text being edited, which keeps it, before a command looks at the framework. */
export function leaveText(): void {
  const active = document.activeElement;
  if (isTextEditor(active) && active instanceof HTMLElement) active.blur();
}

const keepsText: readonly Command[] = ["outline", "matrix", "details", "find", "keys"];

/** Listens to keys and to the native menu; called once, by the page itself. */
export function useCommandSources(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command || event.defaultPrevented) return;
      // A dialog is its own small world: nothing behind it answers.
      if (document.querySelector("[data-modal]")) {
        event.preventDefault();
        return;
      }
      event.preventDefault();
      if (!keepsText.includes(command)) leaveText();
      perform(command);
    };
    window.addEventListener("keydown", press);
    const stop = on("menu", ({ command }) => {
      if (document.querySelector("[data-modal]")) return;
      // The menu cannot know whether a text is being typed; the text has its own undo.
      if ((command === "undo" || command === "redo") && isTextEditor(document.activeElement)) {
        document.execCommand(command);
        return;
      }
      const known = command as Command;
      if (!keepsText.includes(known)) leaveText();
      perform(known);
    });
    return () => {
      window.removeEventListener("keydown", press);
      stop();
    };
  }, []);
}
