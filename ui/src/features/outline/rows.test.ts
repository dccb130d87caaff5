// The outline's rows: what is unfolded, what is found, what leads to a node.
import { expect, test, vi } from "vitest";
import type { Fields, Kind, Record as Node } from "@/wire/wire";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { firstUnfolded, leadsTo, outlineRows } = await import("./rows");

const node = (id: string, kind: Kind, parent: string | null, fields: Fields = {}): Node => ({ id, kind, parent, place: 0, fields });
const ladder = () =>
  new Framework("f", [
    node("f", "framework", null),
    node("p", "path", "f", { title: "Delivery" }),
    node("s", "step", "p", { title: "Analyst", code: "P1" }),
    node("a", "ability", "s", { statement: "Plans work" }),
    node("b", "ability", "s", { statement: "Reads maps" }),
    node("n", "note", "f", { heading: "About" }),
  ], { undo: null, redo: null, savedAt: "", edit: 0 });

test("folded containers hide what stands in them", () => {
  const rows = outlineRows(ladder(), new Set(["section:path", "p"]), "");
  expect(rows.map((r) => [r.key, r.level, r.unfolds, r.unfolded])).toEqual([
    ["f", 1, false, false],
    ["section:path", 1, true, true],
    ["p", 2, true, true],
    ["s", 3, true, false],
    ["section:note", 1, true, false],
  ]);
});

test("rows know their place among their siblings", () => {
  const rows = outlineRows(ladder(), new Set(["section:path", "p", "s"]), "");
  expect(rows.filter((r) => r.level === 4).map((r) => [r.node, r.nth, r.of])).toEqual([["a", 1, 2], ["b", 2, 2]]);
});

test("all below one parent leave the same room for the sign that folds", () => {
  const path = [node("f", "framework", null), node("p", "path", "f"), node("a", "ability", "p"), node("s", "step", "p"), node("b", "ability", "s")];
  const framework = new Framework("f", path, { undo: null, redo: null, savedAt: "", edit: 0 });
  const rows = outlineRows(framework, new Set(["section:path", "p", "s"]), "");
  expect(rows.filter((r) => r.level > 2).map((r) => [r.key, r.foldable])).toEqual([["a", true], ["s", true], ["b", false]]);
});

test("the head of the competencies counts them, not their groups", () => {
  const taxonomy = [
    node("f", "framework", null), node("g", "group", "f", { title: "Flow" }), node("h", "group", "f"),
    node("c", "competency", "g", { title: "Boards" }), node("d", "competency", "g"), node("e", "competency", "h"),
  ];
  const framework = new Framework("f", taxonomy, { undo: null, redo: null, savedAt: "", edit: 0 });
  const count = (wanted: string) => outlineRows(framework, new Set(), wanted).find((r) => r.section === "group")?.count;
  expect([count(""), count("boards")]).toEqual([3, 1]);
});

test("what is looked for is shown with what leads to it, whatever is folded", () => {
  expect(outlineRows(ladder(), new Set(), "MAPS").map((r) => r.key)).toEqual(["section:path", "p", "s", "b"]);
  expect(outlineRows(ladder(), new Set(), "p1").map((r) => r.key)).toEqual(["section:path", "p", "s"]);
  expect(outlineRows(ladder(), new Set(), "nowhere")).toEqual([]);
});

test("every word has to be there, in any order; marks on letters do not matter; what has the words itself is told apart", () => {
  const hits = (wanted: string) => outlineRows(ladder(), new Set(), wanted).filter((r) => r.hit).map((r) => r.key);
  expect(hits("maps reads")).toEqual(["b"]);
  expect(hits("reads work")).toEqual([]);
  expect(hits("délivery")).toEqual(["p"]);
  expect(hits("a")).toEqual(["s", "a", "b", "n"]);
  expect(hits("  ")).toEqual([]);
});

test("a node is led to by its section and its containers", () => {
  const f = ladder();
  expect(leadsTo(f, "a")).toEqual(["section:path", "p", "s"]);
  expect(leadsTo(f, "n")).toEqual(["section:note"]);
  expect(leadsTo(f, "f")).toEqual([]);
  expect(firstUnfolded(f).has("p")).toBe(true);
});
