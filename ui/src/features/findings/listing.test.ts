// Going through findings: groups, counts, the next one, and what each node is marked with.
import { expect, test } from "vitest";
import type { Finding } from "@/wire/wire";
import { byNode, countsOf, groupsOf, keyOf, nextKey } from "./listing";

function finding(code: string, node: string, more: Partial<Finding> = {}): Finding {
  return { code, area: "structure", gentle: false, node, also: [], word: null, params: {}, mends: [], ...more };
}

const two = finding("empty-cell", "b", { params: { row: "r" } });
const word = finding("spelling", "c", { area: "wording", word: "Teh", also: ["d"] });
const all = [finding("empty-cell", "a"), word, two];

test("groups by kind, in the order found", () => {
  const check = (which: "all" | "structure" | "wording", expected: [string, number, number][]) =>
    expect(groupsOf(all, { "empty-cell": 300, spelling: 1 }, which).map((g) => [g.code, g.findings.length, g.count])).toEqual(expected);
  check("all", [["empty-cell", 2, 300], ["spelling", 1, 1]]);
  check("structure", [["empty-cell", 2, 300]]);
  check("wording", [["spelling", 1, 1]]);
  expect(countsOf(all, { "empty-cell": 300, spelling: 1 })).toEqual({ all: 301, structure: 300, wording: 1 });
});

test("what is only worth a thought is a group apart and is not counted", () => {
  const gentle = finding("minimum-of-years", "g", { gentle: true });
  const counts = { "empty-cell": 2, "minimum-of-years": 1 };
  expect(groupsOf([two, gentle], counts, "all").map((g) => [g.code, g.gentle])).toEqual([["empty-cell", false], ["minimum-of-years", true]]);
  expect(countsOf([two, gentle], counts).all).toBe(2);
});

test("the next one", () => {
  const check = (current: string | null, by: 1 | -1, from: number | undefined, expected: string | null) =>
    expect(nextKey(["a", "b", "c"], current, by, from)).toBe(expected);
  check(null, 1, undefined, "a");
  check(null, -1, undefined, "c");
  check("a", 1, undefined, "b");
  check("c", 1, undefined, "a");
  check("a", -1, undefined, "c");
  check("gone", 1, 1, "b");
  check("gone", -1, 1, "a");
  check("gone", 1, 9, "c");
  expect(nextKey([], null, 1)).toBe(null);
});

test("a finding keeps its name and marks its places", () => {
  expect(keyOf(two)).toBe("empty-cell/b/r");
  expect(keyOf(word)).toBe("spelling/c/Teh");
  const twice = finding("same-statement-twice", "e", { also: ["f"] });
  const gentle = finding("minimum-of-years", "g", { gentle: true });
  expect([...byNode([word, twice, gentle]).keys()]).toEqual(["c", "d", "e"]);
});
