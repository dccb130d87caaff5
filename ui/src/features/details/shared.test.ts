// What several nodes have in common, and where a new competency for them would stand.
import { expect, test, vi } from "vitest";
import type { Fields, Record as Node } from "@/wire/wire";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { shared } = await import("./shared");
const { groupsFor } = await import("./groupsFor");

const years = (minYears: number | null, context = "") => ({ essential: true, minYears, maxYears: null, context });

function of(...fields: Fields[]) {
  const steps = fields.map((one, i): Node => ({ id: `s${i}`, kind: "step", parent: "p", place: i, fields: one }));
  return { f: Framework.frozen("f", [{ id: "f", kind: "framework", parent: null, place: 0, fields: {} }, { id: "p", kind: "path", parent: "f", place: 0, fields: {} }, ...steps]), ids: steps.map((s) => s.id) };
}

test("one value for all, or they differ; nothing is a value too", () => {
  const at = (field: "weight" | "grade" | "experience", ...fields: Fields[]) => {
    const { f, ids } = of(...fields);
    return shared(f, ids, field);
  };
  expect(at("weight", { weight: 2 }, { weight: 2 })).toEqual({ value: 2, differ: false });
  expect(at("weight", { weight: 2 }, {})).toEqual({ value: undefined, differ: true });
  expect(at("weight", {}, {})).toEqual({ value: undefined, differ: false });
  expect(at("grade", { grade: "l" }, { grade: "m" }).differ).toBe(true);
  expect(at("experience", { experience: years(2, "a") }, { experience: years(2, "b") }).differ).toBe(false);
  expect(at("experience", { experience: years(2) }, { experience: years(3) }).differ).toBe(true);
  expect(at("experience", { experience: years(null, "a") }, {}).differ).toBe(false);
});

test("a new competency would stand where its neighbours do", () => {
  const group = (id: string, place: number): Node => ({ id, kind: "group", parent: "f", place, fields: {} });
  const competency = (id: string, parent: string): Node => ({ id, kind: "competency", parent, place: 0, fields: {} });
  const ability = (id: string, parent: string, competency?: string): Node => ({ id, kind: "ability", parent, place: 0, fields: competency ? { competency } : {} });
  const { f: plain } = of({}, {});
  const f = Framework.frozen("f", [
    ...plain.inOrder(), group("g1", 0), group("g2", 1), group("g3", 2), competency("c1", "g1"), competency("c2", "g2"), competency("c3", "g3"),
    ability("a", "s0"), ability("b", "s0", "c2"), ability("c", "s0", "c2"), ability("d", "s0", "c3"), ability("e", "s1"),
  ]);
  expect(groupsFor(f, ["a"])).toEqual(["g2", "g3", "g1"]);
  expect(groupsFor(f, ["d"])).toEqual(["g3", "g2", "g1"]);
  expect(groupsFor(f, ["e"])).toEqual(["g1", "g2", "g3"]);
});
