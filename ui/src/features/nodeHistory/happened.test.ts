// What is said of a history, and what can be put back.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import type { Say } from "@/features/comparison/say";
import type { Change, Fields, Happened, Record as Node } from "@/wire/wire";
import { linesOf, namesOf } from "./happened";

const say = words.t as unknown as Say;

const node = (id: string, title: string): Node => ({ id, kind: "competency", parent: "F", place: 0, fields: { title } });

const here = new Map([node("c1", "Flow"), node("c2", "Risk")].map((n) => [n.id, n]));

function lines(changes: Partial<Change>[], now: Fields | null, verb = "set"): string[] {
  const one: Happened = {
    at: "2026-01-01T00:00:00Z",
    author: "Ada",
    verb,
    how: "done",
    version: null,
    changes: changes.map((change) => ({ change: "edited", node: "ability", ...change })),
  };
  const names = namesOf((id) => here.get(id), [one], [node("c9", "Old")]);
  return linesOf(one, now, names, say).map(({ says, marks, back }) => {
    const marked = marks?.map((m) => ({ same: m.text, removed: `[-${m.text}-]`, added: `{+${m.text}+}` })[m.is]).join("");
    return [says, marked, back && `back: ${JSON.stringify(back.edit)} ${back.words}`].filter(Boolean).join(" | ");
  });
}

test("what happened is said in words and marks", () => {
  const check = (changes: Partial<Change>[], expected: string[], verb?: string) => expect(lines(changes, null, verb)).toEqual(expected);
  check([{ change: "added" }], ["Ability added"], "add");
  check([{ change: "added" }], ["Came into the library"], "begin");
  check([{ change: "removed" }], ["Ability removed"]);
  check([{ change: "moved", from: "Making", to: "" }], ["Moved from Making to something without a name"]);
  check([{ change: "reordered" }], ["Moved among its neighbours"]);
  check([{ field: "x-colour", before: null, after: 1 }], ["A part that Rungs does not know"]);
  check([{ field: "weight", before: 2, after: null }], ["Weight: 2 → 1"]);
  check([{ field: "competency", before: "c9", after: "c1" }], ["Competency: Old → Flow"]);
  check([{ field: "examples", before: ["one", "two"], after: ["two", "three"] }], ["Examples | [-one\n-]two\n{+three+}"]);
  const link = { id: "1", relation: "isPeerOf", from: "c1", to: "c2" };
  check([{ node: "framework", field: "associations", before: null, after: [link] }], ["Links | {+Flow is a peer of Risk+}"]);
  check([{ field: "associations", before: null, after: [link] }], ["A part that Rungs does not know"]);
  const marks: Change["words"] = [{ is: "same", text: "Plans " }, { is: "added", text: "work" }];
  check([{ field: "statement", before: "Plans ", after: "Plans work", words: marks }], ["Statement | Plans {+work+}"]);
});

test("an old value can be put back where it is not the one there is", () => {
  const check = (change: Partial<Change>, now: Fields, expected: string | null) =>
    expect(lines([change], now)[0]?.split("back: ")[1] ?? null).toBe(expected);
  const reworded: Partial<Change> = { field: "statement", before: "Plans", after: "Leads" };
  check(reworded, { statement: "Leads" }, '{"statement":"Plans"} Plans');
  check(reworded, { statement: "Plans" }, null);
  check({ field: "statement", before: null, after: "Leads" }, { statement: "Leads" }, null);
  check({ field: "competency", before: "c2", after: null }, {}, '{"competency":"c2"} Risk');
  check({ field: "competency", before: "c9", after: null }, {}, null);
  check({ field: "x-colour", before: 1, after: 2 }, {}, null);
  const years: Partial<Change> = { node: "step", field: "experience", before: { minYears: 2 }, after: { essential: false } };
  const whole = { essential: true, minYears: 2, maxYears: null, context: "" };
  check(years, {}, `{"experience":${JSON.stringify(whole)}} 2+ years`);
  check(years, { experience: whole }, null);
});
