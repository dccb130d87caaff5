// Where a block goes: from a cell on, by its heads, beyond the matrix; and what is joined into one paste.
import { expect, test, vi } from "vitest";
import type { Fields, Kind, Record as Node } from "@/wire/wire";
import type { Block } from "./block";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { matrixOf } = await import("./cells");
const { gradesOf } = await import("./grades");
const { countOf, fill, fitting, layOut, mostCells, over, recognise, tooMuch } = await import("./planPaste");
const { blockOf, saysAt } = await import("./sheet");
type Heads = import("./planPaste").Heads;
type Sheet = import("./sheet").Sheet;

const log = { undo: null, redo: null, savedAt: "", edit: 0 };
const node = (id: string, kind: Kind, parent: string | null, place: number, fields: Fields = {}): Node => ({ id, kind, parent, place, fields });
const words = { corner: "Competency", everyStep: "On every step", other: "Other abilities", newRow: "New competency", newStep: "New step" };

function ladder() {
  return new Framework("f", [
    node("f", "framework", null, 0),
    node("l1", "grade", "f", 0, { title: "L1" }),
    node("g", "group", "f", 0),
    node("flow", "competency", "g", 0, { title: "Flow" }),
    node("risk", "competency", "g", 1, { title: "Risk" }),
    node("p", "path", "f", 0, { title: "P" }),
    node("every", "ability", "p", 0, { statement: "Everywhere" }),
    node("s1", "step", "p", 0, { title: "Analyst", code: "P1", grade: "l1" }),
    node("s2", "step", "p", 1, { title: "Lead", code: "P2" }),
    node("a", "ability", "s1", 0, { statement: "a", competency: "flow" }),
    node("b", "ability", "s1", 1, { title: "B", statement: "b\n b", competency: "flow" }),
    node("c", "ability", "s2", 0, { statement: "c" }),
    node("q", "path", "f", 1, { title: "Q" }),
    node("s3", "step", "q", 0, { title: "Other", grade: "l1" }),
    node("d", "ability", "s3", 0, { statement: "d", competency: "flow" }),
  ], log);
}

const framework = ladder();
/** Heads, every step, Flow, Risk, other. */
const sheet: Sheet = (() => {
  const m = matrixOf(framework, "p");
  const rows = m.groups.flatMap((g) => g.rows.map((row) => ({ is: "cells" as const, row, group: g.group })));
  return { path: "p", steps: m.steps, lines: [{ is: "heads" }, { is: "everyStep", ids: ["every"] }, ...rows, { is: "cells", row: m.other, group: null }] };
})();

const blockFrom = (text: string): Block => text.split("\n").map((row) => row.split("|").map((cell) => (cell.trim() === "" ? [] : cell.split(";").map((l) => l.trim()))));

/** The plan as text: the columns, then each row with what its cells say. */
function check(text: string, at: [number, number], heads: Partial<Heads>, expect_: string[]) {
  const plan = layOut(framework, sheet, blockFrom(text), { row: at[0], column: at[1] }, { row: false, column: false, ...heads }, words);
  const name = (head: { is: string; id?: string; title?: string; group?: string }) =>
    head.is === "new" ? `+${head.title}${head.group ? `@${head.group}` : ""}` : (head.id ?? head.is);
  const lines = plan.rows.map((row, y) => `${name(row)}: ${plan.cells[y]?.map((cell) => (cell ? cell.join(";") : "-")).join("|")}`);
  expect([plan.columns.map(name).join("|"), ...lines]).toEqual(expect_);
  return plan;
}

test("a block goes from the cell where it is put", () => {
  check("x|y;z\n|w", [2, 1], {}, ["s1|s2", "flow: x|y;z", "risk: |w"]);
  check("x", [4, 2], {}, ["s2", "other: x"]);
  check("x", [1, 2], {}, ["everyStep", "other: x"]);
});

test("what goes beyond the matrix is new, and can be left out", () => {
  const plan = check("a|b\nc|d\ne|f", [3, 2], {}, [
    "s2|+New step",
    "risk: a|b",
    "+New competency@g: c|d",
    "+New competency@g: e|f",
  ]);
  expect([plan.newRows, plan.newColumns]).toEqual([2, 1]);
  const fits = fitting(plan);
  expect([fits.rows, fits.columns, fits.cells]).toEqual([[{ is: "competency", id: "risk" }], [{ is: "step", id: "s2" }], [[["a"]]]]);
  expect(countOf(fits)).toBe(1);
});

test("heads say where cells go, in any order and however they are written", () => {
  check("|Lead|p1\nrisk|x|y\n  FLOW |z|", [2, 1], { row: true, column: true }, ["s2|s1", "risk: x|y", "flow: z|"]);
  check("Competency|P1 Analyst|Head\nTrust|x|y\nOther abilities|z|", [2, 1], { row: true, column: true }, [
    "s1|+Head",
    "+Trust@g: x|y",
    "other: z|",
  ]);
  // A row without a head goes on with the one above; the same head twice is one row; a column with nothing is none.
  check("|Lead|\nFlow|x|\n|y|\nRisk|z|\nFlow|w|", [2, 1], { row: true, column: true }, ["s2", "flow: x;y;w", "risk: z"]);
  check("|Lead|\nFlow|x|z", [2, 1], { row: true, column: true }, ["s2|+New step", "flow: x|z"]);
});

test("heads are recognised when most of them are known, or all look like heads", () => {
  const found = (text: string) => {
    const { row, column, sure } = recognise(framework, sheet, blockFrom(text), words);
    return `${row ? "row" : ""}${column ? "column" : ""}${sure ? "!" : ""}`;
  };
  expect(found("|Analyst|Lead\nFlow|x|y")).toBe("rowcolumn!");
  expect(found("Competency|Analyst|Unknown\nTrust|x|y")).toBe("row!");
  expect(found("Analyst|Lead\nx|y")).toBe("row!");
  expect(found("Flow|x\nRisk|y")).toBe("column!");
  expect(found("Flow|x|y")).toBe("column!");
  expect(found("|Junior|Senior\nTrust|x|y\nCare|z|w")).toBe("rowcolumn");
  expect(found("x|y\nz|w")).toBe("");
  expect(found("x")).toBe("");
});

test("a pick becomes rows and columns; what holds on every step has a column of its own", () => {
  const plan = fill(sheet, { top: 0, bottom: 4, start: 0, end: 2 }, (row, column) => [`${row},${column}`]);
  expect(plan.columns).toEqual([{ is: "step", id: "s1" }, { is: "step", id: "s2" }, { is: "everyStep" }]);
  expect(plan.rows.map((row) => row.is)).toEqual(["other", "competency", "competency", "other"]);
  expect(plan.cells[0]).toEqual([null, null, ["1,1"]]);
  expect(plan.cells[1]).toEqual([["2,1"], ["2,2"], null]);
});

test("what was cut is emptied where nothing else is put", () => {
  const from = fill(sheet, { top: 2, bottom: 2, start: 1, end: 2 }, () => []);
  const to = fill(sheet, { top: 2, bottom: 3, start: 2, end: 2 }, (row) => [`new ${row}`]);
  const both = over(from, to);
  expect(both.rows.map((row) => (row.is === "competency" ? row.id : row.is))).toEqual(["flow", "risk"]);
  expect(both.cells).toEqual([[[], ["new 2"]], [null, ["new 3"]]]);
});

test("an area is copied as words, heads included", () => {
  expect(saysAt(framework, sheet, 2, 1)).toEqual(["a", "B: b b"]);
  expect(blockOf(framework, sheet, { top: 0, bottom: 2, start: 0, end: 2 }, words)).toEqual([
    [["Competency"], ["Analyst"], ["Lead"]],
    [["On every step"], ["Everywhere"], []],
    [["Flow"], ["a", "B: b b"], []],
  ]);
});

test("too large a block is refused before anything is asked", () => {
  const row = Array.from({ length: 100 }, () => ["x"]);
  expect(tooMuch(Array.from({ length: 100 }, () => row))).toBeNull();
  expect(tooMuch(Array.from({ length: 101 }, () => row))).toEqual({ is: "cells", count: mostCells + 100 });
  expect(tooMuch([[["x".repeat(1 << 20)]]])).toBeNull();
  expect(tooMuch([[["x".repeat((1 << 20) + 1)]]])).toEqual({ is: "characters" });
});

test("by grade the steps of all paths stand side by side; what did not change keeps its identity", () => {
  const f = ladder();
  const first = gradesOf(f);
  expect(first.steps).toEqual([["s1", "s3"]]);
  expect(first.without).toEqual(["s2"]);
  expect(first.groups[0]?.rows[0]).toEqual({ competency: "flow", cells: [[{ step: "s1", ids: ["a", "b"] }, { step: "s3", ids: ["d"] }]], used: true });
  f.apply({ put: [node("e", "ability", "s3", 1, { competency: "risk" })], removed: [], log, node: null, after: 0 });
  const second = gradesOf(f, first);
  expect(second.groups[0]?.rows[0]).toBe(first.groups[0]?.rows[0]);
  expect(second.groups[0]?.rows[1]?.cells).toEqual([[{ step: "s3", ids: ["e"] }]]);
});
