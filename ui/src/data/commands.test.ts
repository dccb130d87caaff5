// Keys as commands; keys that belong to a text stay with it.
import { beforeAll, expect, test, vi } from "vitest";

vi.mock("@/platform/door", () => ({ call: vi.fn(), on: vi.fn() }));

class Fake {
  type = "text";
  isContentEditable = false;
}
class FakeInput extends Fake {}
class FakeArea extends Fake {}

beforeAll(() => {
  vi.stubGlobal("HTMLElement", Fake);
  vi.stubGlobal("HTMLInputElement", FakeInput);
  vi.stubGlobal("HTMLTextAreaElement", FakeArea);
});

const { commandOf } = await import("./commands");

function key(key: string, mods: string, target: Fake = new Fake()) {
  const event = { key, target, ctrlKey: mods.includes("c"), shiftKey: mods.includes("s"), altKey: mods.includes("a"), metaKey: false };
  return commandOf(event as unknown as KeyboardEvent);
}

test("keys ask for commands", () => {
  const cases: [string, string, string | null][] = [
    ["n", "c", "new"], ["s", "c", "saveVersion"], ["z", "c", "undo"], ["Z", "cs", "redo"], ["y", "c", "redo"],
    ["1", "c", "outline"], ["F1", "", "keys"], ["?", "s", "keys"], ["n", "", null], ["n", "ca", null], ["c", "c", null], ["C", "cs", "compare"],
  ];
  for (const [name, mods, command] of cases) expect([name, mods, key(name, mods)]).toEqual([name, mods, command]);
});

test("undo and a question mark in a text belong to the text", () => {
  for (const target of [new FakeInput(), new FakeArea()]) {
    expect(key("z", "c", target)).toBeNull();
    expect(key("Z", "cs", target)).toBeNull();
    expect(key("?", "s", target)).toBeNull();
    expect(key("s", "c", target)).toBe("saveVersion");
  }
});
