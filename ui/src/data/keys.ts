// Keys as they are written in the list of commands ("Mod+Shift+Z"), as they are pressed, shown, and told to the native menu.

const isMac = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);

type Key = { mod: boolean; shift: boolean; alt: boolean; name: string };

function parse(key: string): Key {
  const parts = key.split("+");
  const name = parts.pop() ?? "";
  return { mod: parts.includes("Mod"), shift: parts.includes("Shift"), alt: parts.includes("Alt"), name };
}

/** Where the same key lies on keyboards that need Shift for it, or on the number pad. */
const likewise: { [name: string]: readonly string[] } = { "=": ["=", "+"], "-": ["-", "_", "−"] };

/** Whether an event is this key. */
export function presses(key: string, event: KeyboardEvent): boolean {
  const { mod, shift, alt, name } = parse(key);
  if (mod !== (event.ctrlKey || event.metaKey) || alt !== event.altKey) return false;
  const names = likewise[name];
  if (names) return names.includes(event.key);
  // Shift is part of how a sign is written, and so of no account for it.
  const isSign = name.length === 1 && !/[A-Z0-9]/.test(name);
  return (isSign || shift === event.shiftKey) && event.key.toLowerCase() === name.toLowerCase();
}

const signs: { [part: string]: string } = { Mod: isMac ? "⌘" : "Ctrl", "=": "+", "-": "−" };

/** The key as a person reads it. */
export function shownKey(key: string): string {
  return key.split("+").map((part) => signs[part] ?? part).join("+");
}

/** The key as the native menu wants it. */
export function nativeKey(key: string): string {
  return key.replace("Mod", "CmdOrCtrl");
}
