// The parts of the review screen as they are drawn: names, roles and words.
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import "@/i18n";
import { words } from "@/i18n";
import { state } from "@/features/comparison/sample.fixture";
import { sideOf } from "@/features/comparison/side";
import type { OpenConflict, OpenReview } from "@/wire/wire";

vi.mock("@/platform/door", () => ({ call: vi.fn(), on: () => () => undefined }));

const { Framework } = await import("@/data/framework");
const { Conflicts } = await import("./Conflicts");
const { cameInWords } = await import("./cameIn");
const { ReviewHead } = await import("./ReviewHead");
const { Reviewing } = await import("./reviewing");
const { SettleBar } = await import("./SettleBar");
const { sideOfKey } = await import("./useSettleKeys");

const conflict: OpenConflict = {
  id: "a", node: "ability", field: "statement", kind: "edit/edit", base: "to plan", ours: "to plan well", theirs: "to plan now", title: "to plan well", within: ["P", "S"], held: "ours", decided: false,
};
const text = (element: ReactElement) => renderToStaticMarkup(element).replace(/<[^>]+>/g, "|").replace(/\|+/g, "|");

function conflicts(given: OpenConflict[]): ReactElement {
  const framework = new Framework("F", state("P[S(a)]"), { undo: null, redo: null, savedAt: "", edit: 0 });
  return createElement(Conflicts, { conflicts: given, reviewing: new Reviewing(framework, 1), look: sideOf(state("P[S(a)]")), baseVersion: "2026.1", onShow: () => undefined });
}

test("a conflict names its three states, what the draft holds, and every way to decide", () => {
  const shown = text(conflicts([conflict]));
  for (const words of ["Before, in 2026.1", "Mine", "Theirs", "in the draft now", "Keep mine", "Take theirs", "Back to what it was", "Write my own…", "P · S"]) expect(shown).toContain(words);
  const html = renderToStaticMarkup(conflicts([conflict]));
  expect(html).toContain("<ins");
  expect(html).toMatch(/<h3[^>]*tabindex="-1"[^>]*dir="auto"/i);
});

test("the first conflict that waits comes first; a decided one can be opened again", () => {
  const decided = { ...conflict, id: "b", title: "decided", decided: true };
  expect(text(conflicts([decided, conflict]))).toContain("2 of 2");
  const shown = text(conflicts([decided]));
  expect(shown).toContain("Open it again");
  expect(shown).toContain("All conflicts are decided.");
});

test("the head counts what stands how", () => {
  const open = { review: { key: 1, name: "from Omar.rungs", at: new Date().toISOString() }, baseVersion: "2026.1", standing: ["new", "new", "old"], conflicts: [conflict] };
  const shown = text(createElement(ReviewHead, { open: open as unknown as OpenReview }));
  for (const words of ["came just now", "both started from 2026.1", "2 accepted", "1 rejected", "1 conflict open"]) expect(shown).toContain(words);
  expect(shown).not.toContain("changed since");
});

test("the foot of the list says what would be accepted or rejected", () => {
  const bar = (selected: number, hasCurrent: boolean) =>
    text(createElement(SettleBar, { selected, hasCurrent, shown: 3, onSettle: () => undefined, onSettleAll: () => undefined, onClear: () => undefined }));
  expect(bar(0, false)).toContain("Choose a change");
  expect(bar(0, true)).toContain("This change");
  expect(bar(2, true)).toContain("2 selected");
});

test("what came in is said in one or two sentences", () => {
  expect(cameInWords(words.t, { review: 1, theirs: 1, conflicts: 0 })).toBe("1 change came into the draft.");
  expect(cameInWords(words.t, { review: 1, theirs: 4, conflicts: 1 })).toBe("4 changes came into the draft. 1 conflict waits for you.");
});

test("A accepts and R rejects, except in texts, menus and among the conflicts", () => {
  class Fake {
    isContentEditable = false;
    constructor(private readonly inside: boolean) {}
    closest() {
      return this.inside ? this : null;
    }
  }
  class FakeArea extends Fake {}
  vi.stubGlobal("HTMLElement", Fake);
  vi.stubGlobal("HTMLTextAreaElement", FakeArea);
  vi.stubGlobal("HTMLInputElement", class extends Fake {});
  const press = (key: string, target: Fake = new Fake(false), mods: object = {}) =>
    sideOfKey({ key, target, defaultPrevented: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...mods } as unknown as KeyboardEvent);
  expect([press("a"), press("r"), press("x")]).toEqual(["new", "old", null]);
  expect([press("a", new FakeArea(false)), press("r", new Fake(true)), press("a", new Fake(false), { ctrlKey: true })]).toEqual([null, null, null]);
  vi.unstubAllGlobals();
});
