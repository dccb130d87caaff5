// Everything a person can ask for, in one list: the native menu, the keys, the palette and the list of keys are made
// from it, and a command that is added here is in all of them. Screens say what they can do; the newest is asked first.
import { useEffect, useRef } from "react";
import { on } from "@/platform/door";
import { presses } from "./keys";

export type MenuName = "file" | "edit" | "view" | "version" | "help";

/** What becomes of a text that is being typed when the key is pressed. */
type InText =
  /** It is left, and so kept, before the command looks at the framework. */
  | "leave"
  /** It stays open. */
  | "keep"
  /** The key belongs to the text: the command is not meant. */
  | "own";

export type Described = {
  id: string;
  menu: MenuName;
  /** A menu within the menu. */
  within?: "recent" | "appearance" | "density" | "language";
  /** "Mod" is Ctrl, or the command key of a Mac. The first one is shown. */
  keys?: readonly string[];
  text?: InText;
  /** A line above it in the menu. */
  line?: true;
  /** Ticked in the menu while it holds. */
  choice?: true;
  /** What cannot be meant where the palette is: asking for the palette itself. */
  palette?: false;
};

export const commands = [
  { id: "new", menu: "file", keys: ["Mod+N"] },
  { id: "import", menu: "file", keys: ["Mod+O"] },
  { id: "takeIn", menu: "file" },
  { id: "library", menu: "file", keys: ["Mod+L"], line: true },
  { id: "exportPdf", menu: "file", keys: ["Mod+P"], line: true },
  { id: "exportXlsx", menu: "file" },
  { id: "exportDocx", menu: "file" },
  { id: "exportJson", menu: "file" },
  { id: "exportRungs", menu: "file" },
  { id: "exportAs", menu: "file", keys: ["Mod+Shift+E"] },

  { id: "undo", menu: "edit", keys: ["Mod+Z"], text: "own" },
  { id: "redo", menu: "edit", keys: ["Mod+Shift+Z", "Mod+Y"], text: "own" },
  { id: "find", menu: "edit", keys: ["Mod+F"], text: "keep", line: true },
  { id: "findNext", menu: "edit", keys: ["F3"], text: "keep" },
  { id: "findPrevious", menu: "edit", keys: ["Shift+F3"], text: "keep" },
  { id: "replace", menu: "edit", keys: ["Mod+H"] },
  { id: "searchAll", menu: "edit", keys: ["Mod+Shift+F"] },
  { id: "duplicate", menu: "edit", keys: ["Mod+D"], text: "own", line: true },
  { id: "moveUp", menu: "edit" },
  { id: "moveDown", menu: "edit" },
  { id: "moveTo", menu: "edit" },
  { id: "remove", menu: "edit" },

  { id: "palette", menu: "view", keys: ["Mod+K"], palette: false },
  { id: "outline", menu: "view", keys: ["Mod+1"], text: "keep", line: true },
  { id: "matrix", menu: "view", keys: ["Mod+2"], text: "keep" },
  { id: "details", menu: "view", keys: ["Mod+3"], text: "keep" },
  { id: "mend", menu: "view", keys: ["Mod+."] },
  { id: "zoomIn", menu: "view", keys: ["Mod+="], text: "keep", line: true },
  { id: "zoomOut", menu: "view", keys: ["Mod+-"], text: "keep" },
  { id: "zoomReset", menu: "view", keys: ["Mod+0"], text: "keep" },
  { id: "themeSystem", menu: "view", within: "appearance", choice: true, text: "keep", line: true },
  { id: "themeLight", menu: "view", within: "appearance", choice: true, text: "keep" },
  { id: "themeDark", menu: "view", within: "appearance", choice: true, text: "keep" },
  { id: "themeContrast", menu: "view", within: "appearance", choice: true, text: "keep" },
  { id: "densityComfortable", menu: "view", within: "density", choice: true, text: "keep" },
  { id: "densityCompact", menu: "view", within: "density", choice: true, text: "keep" },
  { id: "languageSystem", menu: "view", within: "language", choice: true },
  { id: "languageEn", menu: "view", within: "language", choice: true },
  { id: "languageFr", menu: "view", within: "language", choice: true },
  { id: "languageDe", menu: "view", within: "language", choice: true },
  { id: "languageAr", menu: "view", within: "language", choice: true },

  { id: "saveVersion", menu: "version", keys: ["Mod+S"] },
  { id: "versions", menu: "version", keys: ["Mod+Shift+V"], line: true },
  { id: "compare", menu: "version", keys: ["Mod+Shift+C"] },

  { id: "keys", menu: "help", keys: ["F1", "?"], text: "keep" },
  { id: "about", menu: "help" },
] as const satisfies readonly Described[];

/** The commands, by the names that the native menu uses. */
export type Command = (typeof commands)[number]["id"];

const all: readonly (Described & { id: Command })[] = commands;

/** The description of a command. */
export function described(id: string): (Described & { id: Command }) | undefined {
  return all.find((command) => command.id === id);
}

/** What can be done: a command that is there, but undefined, is known and cannot be done just now. */
export type Answers = { [C in Command]?: (() => void) | undefined };

const stack: { current: Answers }[] = [];
const hearers = new Set<() => void>();

function answerTo(command: Command): (() => void) | undefined {
  for (let i = stack.length - 1; i >= 0; i--) {
    const answers = stack[i]?.current;
    if (answers && command in answers) return answers[command];
  }
  return undefined;
}

/** Whether anything on the screen can do this command just now. */
export function can(command: Command): boolean {
  return answerTo(command) !== undefined;
}

/** Hears when other commands can be done than before. */
export function hearCommands(hear: () => void): () => void {
  hearers.add(hear);
  return () => {
    hearers.delete(hear);
  };
}

function tell(): void {
  for (const hear of hearers) hear();
}

const said = new Map<Command, string>();

/** What a command says it would do just now ("Undo change “Plans”"); none where its own words say it. */
export function saysNow(command: Command): string | undefined {
  return said.get(command);
}

/** Lets commands say what they would do, for as long as the component stands on the screen. */
export function useCommandWords(words: { [C in Command]?: string | null }): void {
  const told = JSON.stringify(words);
  useEffect(() => {
    const entries = Object.entries(JSON.parse(told) as typeof words) as [Command, string | null][];
    for (const [command, now] of entries) if (now) said.set(command, now);
    tell();
    return () => {
      for (const [command] of entries) said.delete(command);
      tell();
    };
  }, [told]);
}

/** Does a command, if anything on the screen can. Says whether it did. */
export function perform(command: Command): boolean {
  const answer = answerTo(command);
  answer?.();
  return answer !== undefined;
}

/**
 * Answers commands for as long as the component stands on the screen. `last`: only what nothing else answers, which the page
 * itself has to say, because it begins to listen after what stands in it.
 */
export function useCommands(answers: Answers, last = false): void {
  const ref = useRef(answers);
  const able = Object.entries(answers).map(([id, answer]: [string, (() => void) | undefined]) => (answer === undefined ? `-${id}` : id)).join(" ");
  useEffect(() => {
    ref.current = answers;
  });
  useEffect(() => {
    if (last) stack.unshift(ref);
    else stack.push(ref);
    return () => {
      stack.splice(stack.indexOf(ref), 1);
      tell();
    };
  }, [last]);
  useEffect(() => tell(), [able]);
}

/** Whether keys that edit text belong to the element, not to the window. */
export function isTextEditor(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/** The command that a key asks for; null for a key that belongs to the element it was pressed in. */
export function commandOf(event: KeyboardEvent): Command | null {
  const text = isTextEditor(event.target);
  for (const { id, keys, text: inText } of all) {
    const key = keys?.find((one) => presses(one, event));
    if (!key) continue;
    // A key that writes a letter writes it where somebody types.
    return text && (inText === "own" || key.length === 1) ? null : id;
  }
  return null;
}

/** Leaves the text being edited, which keeps it, before a command looks at the framework. */
export function leaveText(): void {
  const active = document.activeElement;
  if (isTextEditor(active) && active instanceof HTMLElement) active.blur();
}

function ask(command: Command): void {
  if (described(command)?.text !== "keep") leaveText();
  perform(command);
}

/** What the menu can say beside commands: a framework to open. */
const opening = "open:";

/** Listens to keys and to the native menu; called once, by the page itself. `onOpen` is told which framework was chosen. */
export function useCommandSources(onOpen: (framework: string) => void): void {
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command || event.defaultPrevented) return;
      event.preventDefault();
      // A dialog is its own small world: nothing behind it answers.
      if (!document.querySelector("[data-modal]")) ask(command);
    };
    window.addEventListener("keydown", press);
    const stop = on("menu", ({ command }) => {
      if (document.querySelector("[data-modal]")) return;
      if (command.startsWith(opening)) {
        leaveText();
        open.current(command.slice(opening.length));
        return;
      }
      // The menu cannot know whether a text is being typed; the text has its own undo.
      if ((command === "undo" || command === "redo") && isTextEditor(document.activeElement)) {
        document.execCommand(command);
        return;
      }
      const known = described(command);
      if (known) ask(known.id);
    });
    return () => {
      window.removeEventListener("keydown", press);
      stop();
    };
  }, []);
}
