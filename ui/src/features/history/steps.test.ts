// The step log in words and rows: what was taken back, days, versions, and every verb.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import type { EditStep } from "@/wire/wire";
import { dayWords, rowsOf, stepWords } from "./steps";

const say = words.t.bind(words) as never;

function step(edit: number, more: Partial<EditStep> = {}): EditStep {
  return {
    edit, at: "2026-03-02T10:00:00", author: "Ada", verb: "set", how: "done", node: "n", kind: "step", subject: "Lead", fields: ["title"],
    from: "", within: "", records: 1, inside: 0, beside: 0, takes: null, versions: [], ...more,
  };
}

test("what was taken back, done again, and taken back once more", () => {
  const check = (log: [edit: number, takes?: number][], expected: number[]) =>
    expect([...rowsOf(log.map(([edit, takes]) => step(edit, { takes: takes ?? null })).toReversed()).off].toSorted()).toEqual(expected);
  check([[1], [2]], []);
  check([[1], [2], [3, 2]], [2]);
  check([[1], [2], [3, 2], [4, 1]], [1, 2]);
  // Done again: the undo is off, the step holds.
  check([[1], [2, 1], [3, 2]], [2]);
  // And taken back again: the undo holds, the redo does not.
  check([[1], [2, 1], [3, 2], [4, 3]], [1, 3]);
  // Something else after an undo.
  check([[1], [2, 1], [3]], [1]);
});

test("days, versions and authors stand where they change", () => {
  const steps = [
    step(5, { at: "2026-03-03T00:10:00", author: "Bo" }),
    step(4, { at: "2026-03-02T23:50:00", author: "Bo", versions: ["2026.2", "b"] }),
    step(3),
    step(2, { how: "undone", takes: 1 }),
    step(1, { versions: ["2026.1"] }),
  ];
  const { rows } = rowsOf(steps);
  for (let n = 0; n <= steps.length; n++) expect(rowsOf(steps.slice(n), rowsOf(steps.slice(0, n))).rows).toEqual(rows);
  const told = rows.map((row) => (row.is === "step" ? `${row.step.edit}${row.who ? ` ${row.step.author}` : ""}${row.off ? " off" : ""}` : row.is === "day" ? "day" : row.name));
  expect(told).toEqual(["day", "5 Bo", "day", "2026.2", "b", "4 Bo", "3 Ada", "2", "2026.1", "1 off"]);
});

test("a step is told as a person would say it", () => {
  const check = (more: Partial<EditStep>, expected: string) => expect(stepWords(step(1, more), say)).toBe(expected);
  check({ verb: "set", subject: "Plans work", fields: ["statement"] }, "Changed the statement of “Plans work”");
  check({ fields: ["title", "code", "focus"] }, "Changed the title, the code, and the focus of “Lead”");
  check({ fields: [] }, "Changed something of “Lead”");
  check({ verb: "remove" }, "Removed “Lead”");
  check({ verb: "remove", inside: 12 }, "Removed “Lead”, with 12 inside");
  check({ verb: "remove", beside: 1, inside: 12 }, "Removed “Lead” and 1 other, with 12 inside");
  check({ verb: "remove", how: "undone" }, "Took back: removed “Lead”");
  check({ verb: "move", from: "A", within: "B" }, "Moved “Lead” from “A” to “B”");
  check({ verb: "move", from: "A", within: "A" }, "Moved “Lead”");
  check({ verb: "add", within: "Delivery" }, "Added “Lead” to “Delivery”");
  check({ verb: "add", kind: "ability", subject: "" }, "Added “Ability without words”");
  check({ verb: "reorder", how: "redone" }, "Did again: moved “Lead” among its neighbours");
  check({ verb: "paste", records: 1 }, "Pasted 1 part");
  check({ verb: "paste", records: 7 }, "Pasted 7 parts");
  check({ verb: "restore", kind: null, subject: "2026.1" }, "Went back to version 2026.1");
  check({ verb: "unheard of", subject: "" , kind: null }, "Did something to “something without a name”");
  check({ verb: "begin", kind: "framework" }, "Came into the library");
  expect(stepWords(step(1, { verb: "goBack", subject: "2026-03-02T10:00:00Z" }), say)).toMatch(/^Went back to .*2026.*, .*:00/);
});

test("days have names as long as they are near", () => {
  const now = new Date("2026-03-03T00:30:00");
  const check = (at: string, expected: RegExp) => expect(dayWords(at, say, now)).toMatch(expected);
  check("2026-03-03T00:01:00", /^Today$/);
  check("2026-03-02T23:59:00", /^Yesterday$/);
  check("2026-03-01T23:59:00", /2026/);
});
