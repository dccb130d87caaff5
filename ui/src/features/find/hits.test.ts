// Where words stand, in which order, and where to begin.
import { expect, test, vi } from "vitest";
import type { Fields, Kind, Record as Node } from "@/wire/wire";

vi.mock("@/platform/door", () => ({ call: vi.fn(), on: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { countIn, firstFrom, hitsIn } = await import("./hits");

function node(id: string, kind: Kind, parent: string | null, fields: Fields, place = 0): Node {
  return { id, kind, parent, place, fields };
}

const framework = Framework.frozen("f", [
  node("f", "framework", null, { title: "Plans", language: "plan" }),
  node("p", "path", "f", { title: "Delivery" }),
  node("s1", "step", "p", { title: "Planner", experience: { essential: true, minYears: 2, maxYears: null, context: "as planners" } }),
  node("s2", "step", "p", { title: "Lead" }, 1),
  node("a", "ability", "s2", { statement: "Plans the plan", examples: ["A PLAN", "No map"] }),
]);

test("every text in reading order, whatever the case", () => {
  expect(hitsIn(framework, "plan").map((hit) => `${hit.node} ${hit.field} ${hit.nth}`)).toEqual([
    "f title 0", "s1 title 0", "s1 experience 0", "a statement 0", "a statement 1", "a examples 0",
  ]);
  expect(hitsIn(framework, "  ")).toEqual([]);
  expect(hitsIn(framework, "nothing")).toEqual([]);
});

test("places do not stand within each other", () => {
  expect([countIn("aaaa", "aa"), countIn("abc", ""), countIn("map map", "map")]).toEqual([2, 0, 2]);
});

test("it begins at what is selected, or goes round", () => {
  const hits = hitsIn(framework, "plan");
  expect(firstFrom(framework, hits, "s2")).toBe(3);
  expect(firstFrom(framework, hits, "f")).toBe(0);
  expect(firstFrom(framework, hitsIn(framework, "planner"), "a")).toBe(0);
  expect(firstFrom(framework, [], "f")).toBe(-1);
});
