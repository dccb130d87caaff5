// Starters are found by whatever they say, and their steps line up by grade.
import { expect, test } from "vitest";
import type { Starter, StarterPath } from "@/wire/wire";
import { columnsOf, found } from "./found";

const path = (title: string, columns: (number | null)[]): StarterPath => ({
  title,
  tagline: "",
  steps: columns.map((column, n) => ({ title: `${title} ${n}`, code: `${title[0]}${n}`, focus: "", column, first: "" })),
});

const starter = (name: string, rest: Partial<Starter>): Starter => ({
  name, title: name, summary: "", language: "en", counts: { paths: 0, steps: 0, abilities: 0, competencies: 0 }, paths: [], groups: [], objectives: 0,
  ...rest,
});

const sales = starter("Sales", { paths: [path("Account executive", [0, 1, 2]), path("Leader", [2, 3])] });
const skills = starter("Skills", { summary: "For every café", groups: [{ title: "Together", competencies: ["Listening"] }] });

function check(query: string, expected: readonly Starter[]) {
  expect(found([sales, skills], query)).toEqual(expected);
}

test("by title, path, code, competency; without case and accents", () => {
  check("", [sales, skills]);
  check("  ", [sales, skills]);
  check("sALES", [sales]);
  check("executive a2", [sales]);
  check("listen CAFE", [skills]);
  check("sales listening", []);
});

test("columns", () => {
  expect(columnsOf(sales)).toBe(4);
  expect(columnsOf(skills)).toBe(0);
  expect(columnsOf(starter("x", { paths: [path("y", [null, null])] }))).toBe(2);
});
