// Problems as sentences: every code that Rust sends has its own; what nobody knows is said in its tone; never a bare code.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import type { Problem } from "@/wire/wire";
import { asProblem, problemSentence } from "./problems";

const say = (problem: Partial<Problem>) =>
  problemSentence(words.t, { code: "nobody-knows", tone: "fault", params: {}, detail: "", ...problem });

/** Every code that the engine, the library, the files and the edits send, with the parameters that come along. */
const sent: { readonly [code: string]: Problem["params"] } = {
  fault: {}, cancelled: {}, "not-as-meant": {}, "no-such-command": { command: "x" },
  "library-foreign": {}, "library-newer": { found: 9, known: 1 }, "library-unwritable": {}, "library-disk-full": {},
  "library-damaged": {}, "library-busy": {}, "library-changed": {}, "sqlite-old": { found: "3.7.0" }, "no-home": {},
  "no-such-framework": { id: "x" }, "framework-there": { id: "x" }, "no-such-version-id": { id: "x" }, "no-such-edit": { edit: 7 },
  "no-such-version": { framework: "F", version: "1", known: ["2"] }, "no-such-sample": { sample: "x" },
  "no-such-starter": { starter: "x" },
  "no-such-path": { path: "x" }, "no-such-source": { source: "x" }, "no-such-format": { format: "x", known: ["pdf", "json"] },
  "no-such-layout": { layout: "x", known: ["matrix"] }, "no-such-status": { status: "x" },
  "format-not-told": { known: ["pdf"], file: "/a/b" }, "ambiguous-framework": { framework: "F", ids: ["x"] },
  "version-name-taken": { name: "1" }, "version-without-name": {}, "nothing-to-undo": {}, "nothing-to-redo": {},
  "no-such-step": {}, "no-such-proposal": {}, "no-such-review": { review: 1 }, "no-such-conflict": {}, "conflict-not-a-text": { id: "x" },
  "conflict-nowhere": { id: "x" }, "removes-much": { removed: 9, all: 20 }, "nothing-new": {},
  "edit-missing": { id: "x" }, "edit-misplaced": { kind: "step", parent: "group" }, "edit-no-field": { kind: "step", field: "body" },
  "edit-bad-link": { field: "grade", id: "x" }, "edit-same-step": {}, "edit-nul": { field: "title" },
  "edit-number": { field: "weight" }, "edit-association": {}, "edit-root": {}, "edit-id-in-use": { id: "x" },
  "file-breaks-reader": { file: "ladder.xlsx" },
  ...Object.fromEntries(
    [
      "file-missing", "file-is-folder", "folder-missing", "file-not-regular", "file-too-large", "file-denied",
      "file-read-only", "disk-full", "file-failed",
    ].map((code) => [code, { file: "/home/ann/ladder.json" }]),
  ),
};

/** Every fault of a file that is read. */
const read: { readonly [code: string]: Problem["params"] } = {
  "empty-file": {}, "too-large": { size: 300_000_000, limit: 200_000_000 }, "encoding-unknown": {}, "not-json": { detail: "x" }, "cut-off": {},
  "trailing-characters": {}, "lone-surrogate": {}, "format-missing": {}, "format-not-ours": { found: "x" },
  "format-newer": { found: "x/2", known: "x/1" }, "format-unknown": { readable: ["a", "b"] },
  "wrong-type": { expected: "whole-number", found: "text" }, "not-an-id": { found: "x" }, "not-a": { expected: "date", found: "soon" },
  "duplicate-id": { id: "x", first: "/paths/0" }, "duplicate-key": { key: "title" }, "key-missing": { key: "title" },
  "reference-to-nothing": { id: "x", expected: "step" }, "reference-to-other-kind": { id: "x", expected: "step", found: "valueStream" },
  "transition-to-itself": {}, "years-negative": { found: "-1" }, "years-over-100": { found: "101" },
  "years-not-in-halves": { found: "1.2" }, "number-negative": { found: "-1" }, "number-not-finite": { found: "1e999" },
  "nul-character": {}, "too-deep": { limit: 64 }, "too-many": { what: "abilities", limit: 9 },
  "hash-mismatch": { version: "1", found: "x" }, "changes-do-not-fit": { version: null, id: "x" }, "no-framework": {},
  "other-kind": { kind: "xls" }, malformed: { detail: "x" }, "nothing-understood": {}, stopped: {},
  "column-missing": { sheet: "", head: "Skill" },
};

test("every code has a whole sentence of its own", () => {
  const problems = [...Object.entries(sent), ...Object.entries(read).map(([code, params]) => [`read-${code}`, params] as const)];
  expect(problems).toHaveLength(50 + 9 + 36);
  for (const [code, params] of problems) {
    const said = say({ code, params, tone: "outside" });
    expect([code, words.exists(`problem.${code}`)]).toEqual([code, true]);
    expect([code, said]).toEqual([code, expect.stringMatching(/^[“\p{L}\d/-].*[.)]$/su)]);
    expect([code, said]).toEqual([code, expect.not.stringMatching(/\{\{|\}\}|undefined|problemPart|\[object/)]);
  }
});

test("a fault of a file says where", () => {
  const cases: [Problem["params"], string][] = [
    [{ file: "/home/ann/ladder.json", line: 3, column: 8, pointer: "" }, "ladder.json, line 3: This"],
    [{ file: "C:\\ann\\ladder.json", line: 3, column: 8, pointer: "/paths/0" }, "ladder.json, line 3, at /paths/0: This"],
    [{ file: "ladder.json", line: 0, column: 0, pointer: "" }, "ladder.json: This"],
    [{ line: 3, pointer: "" }, "Line 3: This"],
    [{}, "This"],
  ];
  for (const [params, begins] of cases) expect(say({ code: "read-not-json", params }).startsWith(`${begins} is not`)).toBe(true);
});

test("what the wire names is said in words", () => {
  expect(say({ code: "read-wrong-type", params: { expected: "whole-number", found: "true-or-false" } })).toContain(
    "a whole number here, not true or false",
  );
  expect(say({ code: "read-reference-to-other-kind", params: { expected: "step", found: "valueStream", id: "x" } })).toContain("a value stream");
  expect(say({ code: "edit-number", params: { field: "weight" } })).toContain("“Weight”");
  expect(say({ code: "no-such-format", params: { format: "doc", known: ["pdf", "json"] } })).toContain("pdf, json");
  expect(say({ code: "file-failed", params: { file: "a", detail: "broken pipe" } })).toContain("(broken pipe)");
});

test("the library is named where it is known", () => {
  expect(say({ code: "library-damaged", params: { file: "/a/b.db" } })).toContain("The file of the library, /a/b.db, is damaged");
  expect(say({ code: "library-damaged" })).toContain("The file of the library is damaged");
});

test("an unknown code is said in its tone", () => {
  expect(say({ tone: "outside", detail: "no space" })).toBe("The computer did not let it happen: no space");
  expect(say({ tone: "notNow" })).toContain("just now");
});

test("words of people are put in as they are", () => {
  expect(say({ code: "version-name-taken", params: { name: "{{detail}} <b> $t(app.name)" } })).toContain(
    "“{{detail}} <b> $t(app.name)”",
  );
});

test("whatever is thrown becomes a problem", () => {
  expect(asProblem(new Error("x"))).toMatchObject({ code: "unexpected", tone: "fault", detail: "x" });
  expect(asProblem("x").detail).toBe("x");
  expect(asProblem(undefined).tone).toBe("fault");
  const problem: Problem = { code: "a", tone: "outside", params: {}, detail: "" };
  expect(asProblem(problem)).toBe(problem);
});
