// Spans of years on one scale.
import { expect, test, vi } from "vitest";
import type { Experience, Record as Node } from "@/wire/wire";
import { noExperience } from "./experience";

vi.mock("@/platform/door", () => ({ call: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { spansAround } = await import("./spans");

const years = (minYears: number | null, maxYears: number | null, essential = true): Experience => ({ essential, minYears, maxYears, context: "" });
const path = (...all: (Experience | null)[]) =>
  Framework.frozen("f", [
    { id: "f", kind: "framework", parent: null, place: 0, fields: {} },
    { id: "p", kind: "path", parent: "f", place: 0, fields: {} },
    ...all.map((experience, i): Node => ({ id: `s${i}`, kind: "step", parent: "p", place: i, fields: experience ? { experience } : {} })),
  ]);

test("a step stands among its neighbours on the scale of the whole path", () => {
  const f = path(years(0, 2), years(2, null), null, years(4, 8), years(1, 1, false), years(18, 20));
  const { spans, most } = spansAround(f, "s2", noExperience);
  expect(most).toBe(20);
  expect(spans.map((s) => [s.step, s.bar])).toEqual([
    ["s0", { from: 0, to: 0.1, open: false }],
    ["s1", { from: 0.1, to: 1, open: true }],
    ["s2", null],
    ["s3", { from: 0.2, to: 0.4, open: false }],
    ["s4", null],
  ]);
});

test("what is typed is drawn before it is kept, and the scale makes room for it", () => {
  const f = path(years(0, 2), null);
  const { spans, most } = spansAround(f, "s1", years(8, null));
  expect([most, spans[1]?.bar]).toEqual([10, { from: 0.8, to: 1, open: true }]);
  expect(spansAround(f, "s0", years(null, 2)).most).toBe(5);
});
