// Toasts: how long they stand, how many, what goes with the screen, and what the key for undo takes back.
import { beforeEach, expect, test, vi } from "vitest";
import { overlaps } from "./keepClear";
import { dismiss, hold, leaveScreen, standingToasts, tickToasts, toast, undoNewest } from "./toast";

const words = () => standingToasts().map((one) => one.words);
const undo = (run = vi.fn()) => ({ words: "Undo", run, undoes: true });

beforeEach(() => {
  for (const one of standingToasts()) dismiss(one.id);
});

test("what can be undone stands ten seconds and more, and waits while somebody is at it", () => {
  toast({ words: "said" });
  toast({ words: "removed", action: undo() });
  tickToasts(6_000);
  expect(words()).toEqual(["removed"]);
  hold(true);
  tickToasts(60_000);
  hold(false);
  tickToasts(5_500);
  expect(words()).toEqual(["removed"]);
  tickToasts(500);
  expect(words()).toEqual([]);
});

test("three stand at most, and what was only said makes room", () => {
  toast({ words: "said" });
  toast({ words: "1", action: undo() });
  toast({ words: "2", tone: "failed" });
  expect(words()).toEqual(["1", "2"]);
  toast({ words: "said again" });
  toast({ words: "3", action: undo() });
  toast({ words: "4", action: undo() });
  expect(words()).toEqual(["2", "3", "4"]);
});

test("what was said of a screen goes with it, unless it is about the next", () => {
  toast({ words: "here", action: undo() });
  toast({ words: "there", action: undo(), travels: true });
  leaveScreen();
  expect(words()).toEqual(["there"]);
  leaveScreen();
  expect(words()).toEqual([]);
});

test("the newest that takes something back is taken", () => {
  const [first, second] = [vi.fn(), vi.fn()];
  expect(undoNewest()).toBe(false);
  toast({ words: "1", action: undo(first) });
  toast({ words: "2", action: undo(second) });
  toast({ words: "3", action: { words: "Save a version", run: vi.fn() } });
  expect(undoNewest()).toBe(true);
  expect([first, second].map((one) => one.mock.calls.length)).toEqual([0, 1]);
  expect(words()).toEqual(["1", "3"]);
});

test("boxes overlap where they share room", () => {
  const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
  const check = (other: ReturnType<typeof box>, expected: boolean) => expect(overlaps(box(10, 10, 20, 20), other)).toBe(expected);
  check(box(15, 15, 30, 30), true);
  check(box(0, 0, 100, 100), true);
  check(box(20, 10, 30, 20), false);
  check(box(10, 20, 20, 30), false);
});
