// Numbers and years as people type and read them.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import { read, readYears, yearsInWords } from "./experience";

test("numbers as people type them", () => {
  const cases: [string, number | null | undefined][] = [
    ["", null], ["  ", null], ["2", 2], ["2,5", 2.5], [" 0.5 ", 0.5], [".5", 0.5], ["-1", -1], ["two", undefined], ["1e3", undefined], ["1 2", undefined],
  ];
  for (const [typed, number] of cases) expect([typed, read(typed)]).toEqual([typed, number]);
});

test("years go in halves from 0 to 100", () => {
  const cases: [string, number | null | undefined][] = [
    ["", null], ["0", 0], ["1,5", 1.5], ["1½", 1.5], ["½", 0.5], ["1.25", undefined], ["-1", undefined], ["100", 100], ["100.5", undefined],
  ];
  for (const [typed, years] of cases) expect([typed, readYears(typed)]).toEqual([typed, years]);
});

test("years in words", () => {
  const at = (min: number | null, max: number | null, essential = true) =>
    yearsInWords(words.t, { essential, minYears: min, maxYears: max, context: "" });
  expect(yearsInWords(words.t, undefined)).toBe("");
  expect(at(null, null)).toBe("");
  expect(at(2, null)).toBe("2+ years");
  expect(at(2.5, 5)).toBe("2.5–5 years");
  expect(at(null, 3)).toBe("up to 3 years");
  expect(at(1, 1)).toBe("1 year");
  expect(at(2, null, false)).toBe("Years not essential");
});
