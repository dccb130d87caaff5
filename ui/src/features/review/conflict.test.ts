// Conflicts in words: what is in dispute, and the three states with their marks.
import { expect, it } from "vitest";
import { words } from "@/i18n";
import type { Say } from "@/features/comparison/say";
import { state } from "@/features/comparison/sample.fixture";
import { sideOf } from "@/features/comparison/side";
import type { OpenConflict } from "@/wire/wire";
import { aboutOf, columnsOf, conflictSays, lookIn, takesText, wordMarks } from "./conflict";

const say = words.t as Say;
const look = lookIn(sideOf(state("P[S(a b) T()]Q[U()]")), sideOf(state("P[S(a) T()]")));
const signs = { same: "", removed: "-", added: "+" } as const;

const conflict = (rest: Partial<OpenConflict>): OpenConflict => ({
  id: "a", node: "ability", field: null, kind: "edit/edit", base: null, ours: null, theirs: null, title: "a", within: ["P", "S"], held: "ours", decided: false, ...rest,
});

function check(given: Partial<OpenConflict>, about: string, says: string, columns: string[]) {
  const one = conflict(given);
  const shown = columnsOf(one, look, say).map(({ absent, lines }) =>
    absent ? `(${absent})` : lines.map(({ label, marks }) => `${label ? `${label}: ` : ""}${marks.map((m) => `${signs[m.is]}${m.text}`).join("|")}`).join(" / "),
  );
  expect([aboutOf(one), conflictSays(one, say), ...shown]).toEqual([about, says, ...columns]);
}

it("a text that both worded", () => {
  const given = { field: "statement", base: "to plan a week", ours: "to plan a month", theirs: "to lead" };
  check(given, "field", "Statement: each of you changed it in another way", ["to plan a week", "to plan a|- week|+ month", "to|- plan a week|+ lead"]);
  expect(takesText(conflict(given))).toBe(true);
});

it("a text that is another altogether is not shown with the one before; an empty one says so", () => {
  check({ field: "statement", base: "one two", ours: "three", theirs: null }, "field", "Statement: each of you changed it in another way", ["one two", "+three", "(empty)"]);
});

it("years, references and lists read as in a comparison", () => {
  const years = (minYears: number) => ({ essential: true, minYears, maxYears: null, context: "" });
  check({ node: "step", field: "experience", base: years(2), ours: years(3), theirs: null }, "field", "Years of experience: each of you changed it in another way", ["2+ years", "-2+|+3+| years", "(empty)"]);
  check({ field: "examples", base: ["x", "y"], ours: ["x"], theirs: ["x", "z"] }, "field", "Examples: each of you changed it in another way", ["x / y", "x / -y", "x / -y / +z"]);
  expect(takesText(conflict({ field: "examples" }))).toBe(false);
});

it("links read as sentences", () => {
  const link = (relation: string) => [{ id: "1", relation, from: "a", to: "b" }];
  const [base, ours, theirs] = ["isPeerOf", "precedes", "replacedBy"].map(link);
  const given = { node: "framework", field: "associations", base, ours, theirs } as const;
  const says = "Links: each of you changed it in another way";
  check(given, "field", says, ["a is a peer of b", "-a is a peer of b / +a comes before b", "-a is a peer of b / +a is replaced by b"]);
  expect(takesText(conflict(given))).toBe(false);
});

it("one removed what the other changed", () => {
  const [base, changed] = [{ statement: "to plan" }, { statement: "to plan well", title: "Planning" }];
  check({ kind: "edit/remove", base, ours: null, theirs: changed }, "node", "You removed it, they changed it", ["to plan", "(gone)", "to plan|+ well / Short title: +Planning"]);
  check({ kind: "edit/remove", base, ours: changed, theirs: null }, "node", "They removed it, you changed it", ["to plan", "to plan|+ well / Short title: +Planning", "(gone)"]);
});

it("moves to different places, and into one that only one side has", () => {
  check({ kind: "move/move", base: "S", ours: "T", theirs: "U" }, "container", "Both moved it, to different places", ["P · S", "P · T", "Q · U"]);
  check({ kind: "added twice", base: null, ours: "S", theirs: "T" }, "container", "Both added it, in different places", ["(absent)", "P · S", "P · T"]);
});

it("an order", () => {
  check({ kind: "order", node: "path", id: "P", field: "steps", base: ["S", "T"], ours: ["T", "S"], theirs: ["S", "T"] }, "order", "Steps: both put them in another order", ["S / T", "T / +S", "S / T"]);
});

it("a key that nobody knows, and both added the same", () => {
  check({ field: "x-colour", base: null, ours: "red", theirs: 7 }, "key", "A field that Rungs does not know (x-colour): each of you changed it in another way", ["(absent)", '+"red"', "+7"]);
  check({ kind: "added twice", field: "statement", base: null, ours: "one", theirs: "two" }, "field", "Statement: both added it, with a difference", ["(empty)", "+one", "+two"]);
});

it("very long texts are not marked word by word", () => {
  const long = Array.from({ length: 1100 }, (_, i) => `w${i}`).join(" ");
  expect(wordMarks(long, `${long} end`).map((mark) => mark.is)).toEqual(["removed", "added"]);
});
