// Choosing several: ranges, single ones, siblings; and what the desk makes of it.
import { expect, test, vi } from "vitest";
import { ladder } from "@/features/desk/ladder.fixture";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { Desk } = await import("@/features/desk/desk");
const { meant } = await import("@/features/desk/several");
const { range, siblings, turned } = await import("./choosing");
const { outlineRows } = await import("./rows");
const { words } = await import("@/i18n");

const f = Framework.frozen("f", ladder);
const rows = outlineRows(f, new Set(["section:path", "p1", "s1"]), "");
const at = (key: string) => rows.findIndex((row) => row.key === key);

test("a range goes either way and leaves out the framework and the heads of sections", () => {
  expect(range(rows, at("a1"), at("a3"), "f")).toEqual(["a1", "a2", "a3"]);
  expect(range(rows, at("a3"), at("a2"), "f")).toEqual(["a2", "a3"]);
  expect(range(rows, 0, at("every"), "f")).toEqual(["p1", "every"]);
  expect(range(rows, -1, at("p1"), "f")).toEqual(["p1"]);
  expect(range(rows, 0, 0, "f")).toEqual([]);
});

test("one more, one less; siblings", () => {
  expect([...turned(new Set(["a1"]), "a2", "f")]).toEqual(["a1", "a2"]);
  expect([...turned(new Set(["a1", "a2"]), "a2", "f")]).toEqual(["a1"]);
  expect([...turned(new Set(["f"]), "a2", "f")]).toEqual(["a2"]);
  expect(siblings(f, "a2")).toEqual(["a1", "a2", "a3"]);
  expect(siblings(f, "f")).toEqual(["f"]);
});

test("the desk keeps what is chosen, tells only those whom it concerns, and drops what is not there", () => {
  const desk = new Desk(f, words.t, "a1");
  const told: string[] = [];
  for (const key of ["is:a1", "is:a2", "is:a3", "chosen", "selected"]) desk.hear(key, () => told.push(key));
  const during = (act: () => void) => {
    told.length = 0;
    act();
    return [[...desk.chosen], desk.selected, [...told]];
  };
  expect(during(() => desk.choose(["a1", "a2"], "a2"))).toEqual([["a1", "a2"], "a2", ["is:a1", "is:a2", "chosen", "selected"]]);
  expect(during(() => desk.choose(["a1", "a2", "gone"], "a2"))).toEqual([["a1", "a2"], "a2", []]);
  expect(meant(desk, "a1")).toEqual(["a1", "a2"]);
  expect(meant(desk, "a3")).toEqual(["a3"]);
  expect(during(() => desk.select("a3"))).toEqual([["a3"], "a3", ["is:a1", "is:a2", "is:a3", "chosen", "selected"]]);
  expect(during(() => desk.select("gone"))).toEqual([["a3"], "a3", []]);
});
