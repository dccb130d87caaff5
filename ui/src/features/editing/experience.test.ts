// Numbers and years as people type and read them.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import { read, yearsInWords, yearsTyped } from "./experience";
import { readTyped } from "./years";

test("numbers as people type them", () => {
  const cases: [string, number | null | undefined][] = [
    ["", null], ["  ", null], ["2", 2], ["2,5", 2.5], [" 0.5 ", 0.5], [".5", 0.5], ["-1", -1], ["two", undefined], ["1e3", undefined], ["1 2", undefined],
  ];
  for (const [typed, number] of cases) expect([typed, read(typed)]).toEqual([typed, number]);
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

test("years as they would be typed are understood again", () => {
  const cases: [number | null, number | null, boolean, string][] = [
    [2, null, true, "2+"], [2.5, 5, true, "2.5–5"], [null, 3, true, "≤ 3"], [1, 1, true, "1"], [0, 0.5, true, "0–0.5"], [null, null, true, ""], [2, null, false, "Not"],
  ];
  for (const [minYears, maxYears, essential, expected] of cases) {
    const text = yearsTyped({ essential, minYears, maxYears, context: "" }, "Not");
    expect(text).toBe(expected);
    const typed = readTyped(text, "Not");
    if (typed.is === "years") expect([typed.min, typed.max]).toEqual([minYears, maxYears]);
    else expect(typed.is).toBe(essential ? "nothing" : "notEssential");
  }
  expect(yearsTyped(undefined, "Not")).toBe("");
});
