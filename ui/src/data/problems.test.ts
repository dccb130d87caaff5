// Problems as sentences: their own where the catalogue has one, otherwise that of their tone; never a bare code.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import type { Problem } from "@/wire/wire";
import { asProblem, problemSentence } from "./problems";

const say = (problem: Partial<Problem>) =>
  problemSentence(words.t, { code: "nobody-knows", tone: "fault", params: {}, detail: "", ...problem });

test("a known code has its own sentence", () => {
  expect(say({ code: "version-name-taken", params: { name: "2026.1" } })).toBe(
    "There is a version “2026.1” already. Choose another name.",
  );
  expect(say({ code: "read-not-json", params: { line: "3", column: "8" } })).toBe(
    "The file is not valid JSON (line 3, column 8).",
  );
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
