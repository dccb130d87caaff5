// The matrix: sorted by competency, stable where nothing changed.
import { expect, test, vi } from "vitest";
import type { Fields, Kind, Record as Node } from "@/wire/wire";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { bestView, matrixOf } = await import("./cells");

const log = { undo: null, redo: null, savedAt: "", edit: 0 };
const node = (id: string, kind: Kind, parent: string | null, place: number, fields: Fields = {}): Node => ({ id, kind, parent, place, fields });

function ladder() {
  return new Framework("f", [
    node("f", "framework", null, 0),
    node("g", "group", "f", 0),
    node("flow", "competency", "g", 0),
    node("risk", "competency", "g", 1),
    node("p", "path", "f", 0),
    node("s1", "step", "p", 0),
    node("s2", "step", "p", 1),
    node("a", "ability", "s1", 0, { competency: "flow" }),
    node("b", "ability", "s1", 1, { competency: "flow" }),
    node("c", "ability", "s2", 0),
    node("d", "ability", "s2", 1, { competency: "gone" }),
  ], log);
}

test("abilities stand in the row of their competency and the column of their step", () => {
  const m = matrixOf(ladder(), "p");
  expect(m.groups).toEqual([{
    group: "g",
    rows: [
      { competency: "flow", cells: [["a", "b"], []], used: true },
      { competency: "risk", cells: [[], []], used: false },
    ],
  }]);
  expect(m.other.cells).toEqual([[], ["c", "d"]]);
  expect(m.byCompetency).toBe(true);
  expect(m.unused).toBe(1);
});

test("what did not change keeps its identity", () => {
  const f = ladder();
  const first = matrixOf(f, "p");
  f.apply({ put: [node("e", "ability", "s2", 2, { competency: "risk" })], removed: [], log, node: "e", after: 0 });
  const second = matrixOf(f, "p", first);
  expect(second.groups[0]?.rows[0]).toBe(first.groups[0]?.rows[0]);
  expect(second.other).toBe(first.other);
  expect(second.groups[0]?.rows[1]?.cells[1]).toEqual(["e"]);
  expect(second.groups[0]?.rows[1]?.cells[0]).toBe(first.groups[0]?.rows[1]?.cells[0]);
});

test("prose is shown as a document unless competencies cross the steps", () => {
  const f = ladder();
  expect(bestView(f, "p")).toBe("matrix");
  f.apply({ put: [node("n1", "note", "s1", 0), node("n2", "note", "s2", 0)], removed: [], log, node: null, after: 0 });
  expect(bestView(f, "p")).toBe("matrix");
  f.apply({ put: [], removed: ["a", "b"], log, node: null, after: 0 });
  expect(bestView(f, "p")).toBe("document");
});
