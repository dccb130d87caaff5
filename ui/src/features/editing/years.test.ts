// Years as people type them, in the ways and languages they come from.
import { expect, test } from "vitest";
import { readTyped } from "./years";

/** "2..5", "2..", "..3", "nothing", "not", or what is wrong. */
function shown(text: string): string {
  const typed = readTyped(text, "Nicht wesentlich!");
  if (typed.is === "years") return `${typed.min ?? ""}..${typed.max ?? ""}`;
  if (typed.is === "wrong") return typed.why;
  return typed.is === "notEssential" ? "not" : "nothing";
}

const check = (cases: { [text: string]: string }) => {
  for (const [text, expected] of Object.entries(cases)) expect([text, shown(text)]).toEqual([text, expected]);
};

test("at least, at most, from to, exactly", () => {
  check({
    "": "nothing", "  ": "nothing", "–": "nothing",
    "2+": "2..", "2 +": "2..", "2+ years": "2..", "2 years or more": "2..", "at least 3": "3..", "min. 3 yrs": "3..", ">= 4": "4..", "≥4": "4..", "5 and more": "5..", "from 2": "2..",
    "up to 3": "..3", "max 3 years": "..3", "at most 3": "..3", "<= 3": "..3", "< 3": "..3",
    "2-5": "2..5", "2–5 years": "2..5", "2 — 5": "2..5", "2 to 5 years": "2..5", "between 2 and 5": "2..5", "from 2 to 5": "2..5", "2..5": "2..5", "two to five": "2..5", "0-2": "0..2",
    "3": "3..3", "3 years": "3..3", "one year": "1..1", "3y": "3..3", "5yrs+": "5..",
  });
});

test("halves and months", () => {
  check({
    "1½": "1.5..1.5", "½": "0.5..0.5", "1 1/2+": "1.5..", "2.5-4": "2.5..4", "2,5 – 4,5": "2.5..4.5", "half a year": "0.5..0.5", "0.5": "0.5..0.5",
    "18 months": "1.5..1.5", "6-18 months": "0.5..1.5", "12+ months": "1..", "18mo": "1.5..1.5", "1 year 6 months": "words",
    "1.25": "halves", "3 months": "halves", "101": "halves", "2.3 to 5": "halves",
  });
});

test("other languages", () => {
  check({
    "3 bis 5": "3..5", "3 bis 5 Jahre": "3..5", "mindestens 2 Jahre": "2..", "ab 2": "2..", "höchstens 4": "..4", "bis zu 3 Jahren": "..3", "bis 3": "..3",
    "2 Jahre oder mehr": "2..", "zwischen 2 und 5 Jahren": "2..5", "fünf Jahre Berufserfahrung": "5..5",
    "2 à 5 ans": "2..5", "au moins 3 ans": "3..", "2 ans et plus": "2..", "jusqu’à 3 ans": "..3", "de 2 a 5 años": "2..5", "entre 2 y 5": "2..5", "al menos 2 años": "2..",
  });
});

test("Arabic", () => {
  check({
    "2+ سنوات": "2..", "من 2 إلى 5 سنوات": "2..5", "بين 2 و5 سنوات": "2..5", "٢–٥ سنوات": "2..5", "حتى 3 سنوات": "..3", "3 سنوات على الأقل": "3..", "على الأقل 3": "3..",
    "سنتان": "2..2", "18 شهرًا": "1.5..1.5", "٢٫٥": "2.5..2.5", "5 سنوات أو أكثر": "5..", "خمس سنوات": "5..5", "ليست أساسية": "not",
  });
});

test("not essential", () => {
  check({
    "not essential": "not", "Not essential.": "not", "years not essential": "not", "not required": "not", "n/a": "not", "none": "not", "nicht erforderlich": "not",
    "nicht wesentlich!": "not", "pas essentiel": "not", "no necesario": "not",
  });
});

test("what is not understood says what is wrong", () => {
  check({ abc: "words", "2 to": "words", "-2": "words", "2-5-7": "words", "lots": "words", "5-2": "order", "5 bis 3": "order", "1e3": "words" });
  expect(readTyped("5-2")).toEqual({ is: "wrong", why: "order", min: 5, max: 2 });
  expect(readTyped("1.25")).toEqual({ is: "wrong", why: "halves", years: 1.25 });
});
