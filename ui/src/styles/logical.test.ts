// The styles know beginning and end, not left and right: a page that runs from right to left is the same page.
import { expect, test } from "vitest";

const sheets = import.meta.glob<string>(["../**/*.css"], { eager: true, query: "?raw", import: "default" });

const physical =
  /(?:^|[;{\s])((?:margin|padding|border)-(?:left|right)(?:-\w+)?|(?:left|right)|(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)\s*[:;]/g;

/** Four values one after the other go round from the top: the second is the right one, the fourth the left. */
const round = /(?:^|[;{\s])((?:margin|padding|inset):\s*\S+ (\S+) \S+ (\S+));/g;

/** Where left is meant, and why. */
const meant: readonly [sheet: string, property: string, reason: string][] = [
  ["Outline.module.css", "left", "what is dragged stands where the pointer is, which counts from the left"],
];

test("there are style sheets to look at", () => {
  expect(Object.values(sheets).filter((text) => text.includes("{")).length).toBeGreaterThan(40);
});

test("no style goes round from the top with sides that differ", () => {
  const found = Object.entries(sheets).flatMap(([file, text]) =>
    [...text.matchAll(round)].filter(([, , right, left]) => right !== left).map(([, rule]) => `${file}: ${rule}`),
  );
  expect(found).toEqual([]);
});

test("no style says left or right", () => {
  const found: string[] = [];
  for (const [file, text] of Object.entries(sheets)) {
    for (const [, property = ""] of text.replaceAll(/\/\*[\s\S]*?\*\//g, "").matchAll(physical)) {
      if (!meant.some(([sheet, name]) => file.endsWith(sheet) && property === name)) found.push(`${file}: ${property}`);
    }
  }
  expect(found).toEqual([]);
});
