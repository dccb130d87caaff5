// One list of commands: whatever stands in it is in the native menu, in the palette and, with a key, in the list of keys.
import { expect, test, vi } from "vitest";
import type { MenuPart } from "@/wire/wire";

vi.mock("@/platform/door", () => ({ call: vi.fn(), on: vi.fn() }));
const { commands, commandOf } = await import("@/data/commands");
const { words } = await import("@/i18n");
const { menuNames, menus } = await import("./menus");
const { keyLists } = await import("./keyLists");

type Item = Extract<MenuPart, { is: "item" }>;

function items(parts: readonly MenuPart[]): Item[] {
  return parts.flatMap((part) => (part.is === "item" ? [part] : part.is === "menu" ? items(part.items) : []));
}

function bar(able: readonly string[] = commands.map((c) => c.id), recent: { id: string; title: string }[] = []) {
  return menus(words.t, { can: (id) => able.includes(id), preferences: { theme: "dark", density: "compact", language: "de" }, recent });
}

test("every command stands in the menu once, with its words", () => {
  const ids = items(bar()).map((item) => item.id);
  expect(ids.filter((id) => id !== "quit").toSorted()).toEqual(commands.map((command) => command.id).toSorted());
  for (const { id } of commands) expect(words.exists(`command.${id}`), id).toBe(true);
  expect(bar().map((menu) => menu.is === "menu" && menu.words)).toEqual(menuNames.map((name) => words.t(`menus.${name}`)));
});

test("no key is given twice, and every key asks for its command", () => {
  const keys = commands.flatMap((command) => ("keys" in command ? [...command.keys] : []));
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  vi.stubGlobal("HTMLElement", Array);
  for (const command of commands) {
    if (!("keys" in command)) continue;
    for (const key of command.keys) {
      const parts = key.split("+");
      const has = (part: string) => parts.includes(part);
      const event = { key: parts.at(-1), target: null, ctrlKey: has("Mod"), shiftKey: has("Shift"), altKey: has("Alt"), metaKey: false };
      expect([key, commandOf(event as unknown as KeyboardEvent)]).toEqual([key, command.id]);
    }
  }
});

test("every command with a key is in the list of keys", () => {
  const listed = keyLists(words.t).flatMap((list) => list.keys.map((key) => key.does));
  for (const command of commands) {
    if ("keys" in command) expect(listed).toContain(words.t(`command.${command.id}`).replace(/…$/, ""));
  }
});

test("what cannot be done is grey, what was chosen is ticked", () => {
  const of = (id: string) => items(bar(["new"])).find((item) => item.id === id);
  expect([of("new")?.enabled, of("undo")?.enabled]).toEqual([true, false]);
  expect([of("themeDark")?.chosen, of("themeLight")?.chosen, of("densityCompact")?.chosen, of("languageDe")?.chosen, of("languageSystem")?.chosen, of("new")?.chosen]).toEqual([true, false, true, true, false, null]);
});

test("keys that a text needs for itself are not the menu's", () => {
  const keys = Object.fromEntries(items(bar()).map((item) => [item.id, item.keys]));
  expect([keys.undo, keys.redo, keys.duplicate]).toEqual([null, null, null]);
  expect([keys.new, keys.replace, keys.zoomIn, keys.findPrevious]).toEqual(["CmdOrCtrl+N", "CmdOrCtrl+H", "CmdOrCtrl+=", "Shift+F3"]);
});

test("recent frameworks stand below File, without words too", () => {
  const recent = items(bar(undefined, [{ id: "1", title: "Planner\nladder" }, { id: "2", title: " " }])).filter((item) => item.id.startsWith("open:"));
  expect(recent.map((item) => [item.id, item.words])).toEqual([["open:1", "Planner ladder"], ["open:2", "Untitled framework"]]);
});
