// How the draft stands to changes and conflicts, in one word and in numbers.
import { expect, it } from "vitest";
import type { OpenConflict, Side } from "@/wire/wire";
import { chosen, countsOf, nextOpen, standingOf } from "./standing";

const conflict = (decided: boolean, held: OpenConflict["held"] = "ours"): OpenConflict => ({
  id: "a", node: "ability", field: "statement", kind: "edit/edit", base: "x", ours: "y", theirs: "z", title: "y", within: [], held, decided,
});

it("says the standing of several changes in one word", () => {
  const standing: (Side | null)[] = ["new", "new", "old", null];
  const check = (changes: number[], expected: string) => expect([changes, standingOf(standing, changes)]).toEqual([changes, expected]);
  check([0], "new");
  check([2], "old");
  check([3], "since");
  check([0, 1], "new");
  check([0, 2], "part");
  check([0, 3], "since");
  check([9], "since");
});

it("counts", () => {
  const conflicts = [conflict(true), conflict(false)];
  expect(countsOf({ standing: ["new", "old", "new", null], conflicts })).toEqual({ new: 2, old: 1, since: 1, conflicts: 1 });
});

it("goes to the next conflict that waits, round at the end", () => {
  const check = (decided: boolean[], from: number, expected: number | null) =>
    expect([decided, from, nextOpen(decided.map((d) => conflict(d)), from)]).toEqual([decided, from, expected]);
  check([false, false], 0, 0);
  check([true, false], 0, 1);
  check([false, true, true], 1, 0);
  check([true, true], 0, null);
  check([], 0, null);
});

it("chooses each change once, and none that is filtered out", () => {
  expect(chosen([{ changes: [4, 2] }, { changes: [2, 1] }], (at) => at !== 1)).toEqual([2, 4]);
});
