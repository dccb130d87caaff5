// Ticks: what a selection means, where keys lead, and the score that comes of it.
import { expect, test } from "vitest";
import { Framework } from "@/data/framework";
import type { Fields, Id, Kind, Record as Node } from "@/wire/wire";
import { ratioOf, scoreOf } from "./score";
import { type At, move, rangeOf, servingRows, tick, ticksOf } from "./serving";

function sketch(): Framework {
  const records: Node[] = [];
  const put = (id: Id, kind: Kind, parent: Id | null, fields: Fields = {}) => records.push({ id, kind, parent, place: records.length, fields });
  put("f", "framework", null);
  put("p", "path", "f", { title: "Support" });
  put("p1", "ability", "p", { statement: "Keeps calm" });
  put("s", "step", "p", { title: "Agent" });
  put("s1", "ability", "s", { statement: "Solves cases" });
  put("s2", "ability", "s", { statement: "Keeps promises", weight: 3 });
  put("empty", "step", "p", { title: "Lead" });
  put("o", "objective", "f");
  put("x", "valueStream", "o", { abilities: ["s1"] });
  put("y", "valueStream", "o", { abilities: ["s1", "gone"] });
  return Framework.frozen("f", records);
}

const framework = sketch();
const streams = ["x", "y"];

test("rows stand by path and step", () => {
  const check = (words: string, idle: Id[] | null, expected: string[]) => {
    const rows = servingRows(framework, { words, idle: idle && new Set(idle) });
    expect(rows.map((row) => (row.is === "head" ? `${row.id}:` : row.id))).toEqual(expected);
  };
  check("", null, ["p:", "p1", "s:", "s1", "s2"]);
  check("KEEPS ", null, ["p:", "p1", "s:", "s2"]);
  check("", ["s2"], ["s:", "s2"]);
  check("nothing like that", null, []);
});

test("a tick ties what is not tied yet, or loosens all", () => {
  const rows = servingRows(framework, { words: "", idle: null });
  const check = (a: At, b: At, expected: unknown) => expect(tick(rows, streams, ticksOf(framework), rangeOf(a, b))).toEqual(expected);
  const link = (stream: Id, ability: Id) => ({ verb: "link", stream, ability });
  const unlink = (stream: Id, ability: Id) => ({ verb: "unlink", stream, ability });
  const together = (...edits: unknown[]) => ({ verb: "together", as: "tie", edits });
  check({ row: 1, column: 1 }, { row: 1, column: 1 }, link("x", "p1"));
  check({ row: 3, column: 2 }, { row: 3, column: 2 }, unlink("y", "s1"));
  check({ row: 3, column: 1 }, { row: 3, column: 2 }, together(unlink("x", "s1"), unlink("y", "s1")));
  check({ row: 4, column: 1 }, { row: 3, column: 1 }, link("x", "s2"));
  // A head alone stands for what is below it; in a longer selection it adds nothing.
  check({ row: 2, column: 2 }, { row: 2, column: 2 }, link("y", "s2"));
  check({ row: 0, column: 1 }, { row: 4, column: 1 }, together(link("x", "p1"), link("x", "s2")));
  check({ row: 1, column: 0 }, { row: 1, column: 0 }, null);
  check({ row: 1, column: 0 }, { row: 1, column: 1 }, link("x", "p1"));
});

test("keys lead about the grid and stop at its edges", () => {
  const cases: [At, string, boolean, [number, number] | null][] = [
    [{ row: 0, column: 0 }, "ArrowUp", false, [0, 0]], [{ row: 0, column: 0 }, "ArrowDown", false, [1, 0]],
    [{ row: 2, column: 2 }, "ArrowRight", false, [2, 2]], [{ row: 2, column: 2 }, "Home", false, [2, 0]],
    [{ row: 2, column: 1 }, "End", true, [4, 2]], [{ row: 2, column: 1 }, "ArrowUp", true, [0, 1]],
    [{ row: 2, column: 1 }, "PageDown", false, [4, 1]], [{ row: 2, column: 1 }, "x", false, null],
  ];
  for (const [at, key, far, to] of cases) {
    expect([key, move(at, key, far, 5, 3, 10)]).toEqual([key, to && { row: to[0], column: to[1] }]);
  }
});

test("the score is the weight of what serves", () => {
  const score = scoreOf(framework);
  expect(score).toEqual({ serving: 1, all: 5, idle: ["p1", "s2"] });
  expect([ratioOf(score), ratioOf({ serving: 0, all: 0 })]).toEqual([0.2, null]);
});
