// Changes as sentences, with the English catalogue, and what they are cut to.
import { createInstance } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { english } from "@/i18n";
import type { Change, Record as Node } from "@/wire/wire";
import { listMarks, tokenMarks } from "./lists";
import type { Say } from "./say";
import { sentenceOf } from "./sentence";
import { sideOf } from "./side";
import { state } from "./sample.fixture";
import { excerpt } from "./words";

const words = createInstance();
const say: Say = (id, params) => {
  if (!words.exists(id, params)) throw new Error(`no words for ${id}`);
  return words.t(id, params ?? {});
};

beforeAll(async () => {
  await words.init({ lng: "en", resources: { en: { translation: english } }, interpolation: { escapeValue: false } });
});

const old = "Delivery[Analyst(a b c) Planner(d)]Insight[Analyst2(e)]";
const extra: Node[] = [
  { id: "L2", kind: "grade", parent: "F", place: 0, fields: { title: "Level 2" } },
  { id: "O", kind: "objective", parent: "F", place: 0, fields: { title: "Faster" } },
  { id: "V", kind: "valueStream", parent: "O", place: 0, fields: { title: "Flow" } },
];

function check(change: Change, expected: string, next = old, inside = 0) {
  const sides = [sideOf([...state(old), ...extra]), sideOf([...state(next), ...extra])] as const;
  expect(sentenceOf(change, ...sides, say, inside).says).toBe(expected);
}

describe("sentenceOf", () => {
  it("says what came and went, and with how much in it", () => {
    check({ change: "removed", node: "ability", oldId: "a" }, "Ability removed");
    check({ change: "removed", node: "step", oldId: "Analyst" }, "Step removed, with 3 things in it", old, 3);
  });

  it("names the steps of a move, and their paths where they differ", () => {
    check(
      { change: "moved", node: "ability", oldId: "a", newId: "a" },
      "Moved from Analyst to Planner",
      "Delivery[Analyst(b c) Planner(d a)]Insight[Analyst2(e)]",
    );
    check(
      { change: "moved", node: "ability", oldId: "a", newId: "a" },
      "Moved from Delivery · Analyst to Insight · Analyst2",
      "Delivery[Analyst(b c) Planner(d)]Insight[Analyst2(e a)]",
    );
  });

  it("says which way a node went", () => {
    const next = "Delivery[Analyst(c a b) Planner(d)]Insight[Analyst2(e)]";
    check({ change: "reordered", node: "ability", oldId: "c", newId: "c" }, "Moved up within Analyst, from 3 to 1", next);
  });

  it("reads years, weights and references", () => {
    const edited = (field: string, before: unknown, after: unknown, node: Change["node"] = "step"): Change => ({
      change: "edited",
      node,
      field,
      oldId: "Analyst",
      newId: "Analyst",
      before,
      after,
    });
    check(edited("experience", { minYears: 2 }, { minYears: 3 }), "Years of experience: 2+ → 3+");
    check(edited("experience", { minYears: 2, maxYears: 4.5 }, { essential: false }), "Years of experience: 2–4.5 → not essential");
    check(
      edited("experience", { minYears: 2, context: "as planners" }, { minYears: 2, context: "as leads" }),
      "Years of experience: 2+ years as planners → 2+ years as leads",
    );
    check(edited("experience", null, { minYears: 1, maxYears: 1 }), "Years of experience: none → 1");
    check(edited("weight", null, 2, "ability"), "Weight: 1 → 2");
    check(edited("grade", null, "L2"), "Grade: none → Level 2");
    check(edited("grade", "L2", "gone"), "Grade: Level 2 → something that is not there any more");
    const metric = { name: "Lead time", unit: "days", baseline: 30, target: 10 };
    check(edited("metric", { ...metric, target: 20 }, metric, "valueStream"), "Lead time: target 20 → 10");
    check(edited("metric", null, metric, "valueStream"), "Metric: none → Lead time, from 30 to 10 days");
    check(edited("abilities", ["a", "b"], ["b", "d"], "valueStream"), "Abilities that serve it: added “d”; removed “a”");
    check(edited("examples", ["one", "two"], ["two", "one"], "ability"), "Examples: in another order");
    check(edited("language", "en", "de", "framework"), "Language: English → German");
    // A step has no body, and nobody here knows what is kept with it.
    check(edited("body", "A", { b: 1 }), 'body: A → {"b":1}');
    check(edited("x-level", null, 3), "x-level: none → 3");
  });

  it("says links one by one, what was linked by its words", () => {
    const link = (relation: string, to: string, title = "") => ({ id: relation, relation, from: "a", to, title });
    const edited = (before: unknown, after: unknown): Change => ({ change: "edited", node: "framework", field: "associations", oldId: "F", newId: "F", before, after });
    check(edited(null, [link("isPeerOf", "b")]), "Links: added “a is a peer of b”");
    check(
      edited([link("isPeerOf", "b"), link("precedes", "urn:x", "Elsewhere")], [link("ext:helps", "urn:y"), link("isPeerOf", "b")]),
      "Links: added “a ext:helps urn:y”; removed “a comes before Elsewhere (urn:x)”",
    );
  });

  it("says of a text how it changed and shows the words", () => {
    check({ change: "edited", node: "step", field: "title", oldId: "Analyst", newId: "Analyst", before: "A", after: "B" }, "Renamed");
    check({ change: "edited", node: "step", field: "code", oldId: "Analyst", newId: "Analyst", before: "", after: "P1" }, "Code: none → P1");
    const said = sentenceOf(
      { change: "edited", node: "ability", field: "statement", oldId: "a", newId: "a", before: "Ability to plan", after: "Ability to lead" },
      sideOf(state(old)),
      sideOf(state(old)),
      say,
    );
    expect(said.says).toBe("Statement reworded");
    expect(said.about).toBeNull();
    expect(said.marks).toEqual([
      { is: "removed", text: "Ability to plan" },
      { is: "added", text: "Ability to lead" },
    ]);
  });
});

describe("excerpt", () => {
  it("cuts what is unchanged at words and never what changed", () => {
    const long = "Plans achievement milestones together with everybody who depends on them and keeps them ";
    const cut = excerpt([
      { is: "same", text: long },
      { is: "removed", text: "honest" },
      { is: "added", text: "true" },
      { is: "same", text: ` ${long}` },
    ]);
    expect(cut.map((mark) => mark.text)).toEqual(["… depends on them and keeps them ", "honest", "true", " Plans achievement milestones …"]);
  });
});

describe("listMarks", () => {
  it("keeps the common order and puts what went before what came", () => {
    const check = (before: string, after: string, expected: string) =>
      expect(
        listMarks(before.split(""), after.split(""))
          .map((mark) => ({ same: "", removed: "-", added: "+" })[mark.is] + mark.text)
          .join(" "),
      ).toBe(expected);
    check("abc", "abc", "a b c");
    check("abc", "axc", "a -b +x c");
    check("", "ab", "+a +b");
    check("abc", "cab", "+c a b -c");
  });
});

describe("tokenMarks", () => {
  it("marks whole words and joins neighbours", () => {
    expect(tokenMarks("2+ years as planners", "3+ years as leads")).toEqual([
      { is: "removed", text: "2+" },
      { is: "added", text: "3+" },
      { is: "same", text: " years as" },
      { is: "removed", text: " planners" },
      { is: "added", text: " leads" },
    ]);
  });
});
