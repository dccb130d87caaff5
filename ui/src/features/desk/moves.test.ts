// Legal moves: among siblings, past the ends, out, in; and what is refused.
import { expect, test, vi } from "vitest";
import type { Id } from "@/wire/wire";
import { ladder } from "./ladder.fixture";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { containersFor, inward, isHere, ordered, outward, stepped, tops } = await import("./moves");

const f = Framework.frozen("f", ladder);
const place = (parent: Id, index?: number) => (index === undefined ? { parent } : { parent, index });

test("what stands in something else that is chosen goes with it; the order is that of reading", () => {
  const cases: [Id[], Id[]][] = [
    [["a3", "a1"], ["a1", "a3"]],
    [["a1", "s1", "a4"], ["s1", "a4"]],
    [["p1", "s1", "a1"], ["p1"]],
    [["f", "a2"], ["a2"]],
    [["gone"], []],
    [["a4", "c1", "n"], ["n", "c1", "a4"]],
  ];
  for (const [ids, expected] of cases) expect([ids, tops(f, ids)]).toEqual([ids, expected]);
});

test("a place up or down, past the ends into the next container of the kind", () => {
  const cases: [Id[], 1 | -1, ReturnType<typeof stepped>][] = [
    [["a1"], 1, place("s1", 1)],
    [["a3"], -1, place("s1", 1)],
    [["a1", "a2"], 1, place("s1", 1)],
    // Two that stand apart come together first.
    [["a1", "a3"], -1, place("s1", 0)],
    [["a1", "a3"], 1, place("s1", 1)],
    [["a2", "a3"], -1, place("s1", 0)],
    [["a3"], 1, place("s2", 0)],
    [["a4"], -1, place("s1", 3)],
    [["a4"], 1, place("s3", 0)],
    [["a1"], -1, null],
    [["every"], -1, null],
    // From path to path, not from path to step.
    [["every"], 1, place("p2", 0)],
    [["s2"], 1, place("p2", 0)],
    [["s3"], -1, place("p1", 2)],
    [["p2"], 1, null],
    [["c2"], 1, place("g2", 0)],
    [["v"], 1, null],
    [["a1", "a4"], 1, null],
    [["a1", "m"], 1, null],
    [["f"], 1, null],
  ];
  for (const [ids, by, expected] of cases) expect([ids, by, stepped(f, ids, by)]).toEqual([ids, by, expected]);
});

test("out of a container and into one, where the kind may stand there", () => {
  const cases: [Id[], ReturnType<typeof outward>, ReturnType<typeof inward>][] = [
    [["a1", "a3"], place("p1"), null],
    [["every"], null, place("s1", 0)],
    [["m"], place("p1"), null],
    [["n"], null, place("p1", 0)],
    [["s1"], null, null],
    [["c1"], null, null],
    [["l1"], null, null],
    [["a1", "a4"], null, null],
  ];
  for (const [ids, out, into] of cases) expect([ids, outward(f, ids), inward(f, ids)]).toEqual([ids, out, into]);
});

test("containers that may hold all of the nodes", () => {
  expect(containersFor(f, ["a1"])).toEqual(["p1", "s1", "s2", "p2", "s3"]);
  expect(containersFor(f, ["a1", "m"])).toEqual(["p1", "s1", "s2", "p2", "s3"]);
  expect(containersFor(f, ["a1", "c1"])).toEqual([]);
  expect(containersFor(f, ["s1"])).toEqual(["p1", "p2"]);
  expect(containersFor(f, ["f"])).toEqual([]);
});

test("where nodes stand already", () => {
  const cases: [Id[], ReturnType<typeof place>, boolean][] = [
    [["a1"], place("s1", 0), true],
    [["a1"], place("s1", 1), false],
    [["a3"], place("s1"), true],
    [["a2", "a3"], place("s1", 1), true],
    [["a1", "a3"], place("s1", 0), false],
    [["a1"], place("s2", 0), false],
  ];
  for (const [ids, at, expected] of cases) expect([ids, at, isHere(f, ids, at)]).toEqual([ids, at, expected]);
});

test("the order of reading, of all that are there", () => {
  expect(ordered(f, ["a4", "gone", "s1", "a1", "f"])).toEqual(["f", "s1", "a1", "a4"]);
  expect(ordered(f, ["a3", "a2"])).toEqual(["a2", "a3"]);
});
