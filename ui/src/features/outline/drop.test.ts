// Where what is dragged may be let go.
import { expect, test, vi } from "vitest";
import { ladder } from "@/features/desk/ladder.fixture";
import type { Id } from "@/wire/wire";
import type { Part } from "./drop";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { dropAt } = await import("./drop");
const { overAt } = await import("./useDrag");
const { outlineRows } = await import("./rows");

const f = Framework.frozen("f", ladder);
const rows = outlineRows(f, new Set(["section:path", "p1", "s1", "s2", "section:group", "g1", "section:note"]), "");

/** "parent/index line", or "no". */
function shown(ids: Id[], over: string, part: Part): string {
  const drop = dropAt(f, rows, ids, rows.findIndex((row) => row.key === over), part);
  return drop ? `${drop.parent}/${drop.index ?? "end"} ${drop.line ?? "in"} ${drop.level}` : "no";
}

test("a legal place is found for every part of a row, or refused", () => {
  const cases: [Id[], string, Part, string][] = [
    [["a1"], "a3", "before", "s1/1 above 4"],
    [["a1"], "a3", "behind", "s1/2 below 4"],
    [["a1"], "a3", "into", "s1/1 above 4"],
    [["a1"], "a4", "before", "s2/0 above 4"],
    // The gap above a step belongs to the step before it; its middle takes the ability in.
    [["a4"], "s2", "before", "s1/3 above 4"],
    [["a1"], "s2", "into", "s2/end in 3"],
    [["a1"], "s2", "behind", "s2/0 below 4"],
    [["a1"], "p2", "into", "p2/end in 2"],
    [["a1"], "g1", "into", "no"],
    [["a1"], "f", "into", "no"],
    [["a1"], "section:path", "into", "no"],
    [["a1"], "a1", "before", "no"],
    [["s1"], "a1", "behind", "no"],
    [["s1"], "p2", "into", "p2/end in 2"],
    [["s1"], "s2", "before", "p1/0 above 3"],
    // Behind the last ability of a step is behind the step, for a step.
    [["s1"], "a4", "behind", "p1/1 below 3"],
    [["p2"], "section:path", "into", "f/end in 1"],
    [["p2"], "section:path", "behind", "f/0 below 2"],
    [["p1"], "p2", "behind", "f/1 below 2"],
    [["c1"], "g2", "into", "g2/end in 2"],
    [["c1"], "c2", "behind", "g1/1 below 3"],
    [["a1", "m"], "s2", "into", "s2/end in 3"],
    [["a1", "m"], "a4", "before", "no"],
    [["a1", "c1"], "s2", "into", "no"],
    [[], "s2", "into", "no"],
  ];
  for (const [ids, over, part, expected] of cases) expect([ids, over, part, shown(ids, over, part)]).toEqual([ids, over, part, expected]);
});

test("the pointer is over a third of a row, and over the last row below all of them", () => {
  const cases: [number, ReturnType<typeof overAt>][] = [
    [0, { row: 0, part: "before" }],
    [15, { row: 0, part: "into" }],
    [28, { row: 0, part: "behind" }],
    [31, { row: 1, part: "before" }],
    [500, { row: 2, part: "behind" }],
    [-20, { row: 0, part: "before" }],
  ];
  for (const [y, expected] of cases) expect([y, overAt(y, 30, 3)]).toEqual([y, expected]);
  expect(overAt(5, 30, 0)).toBeNull();
});
