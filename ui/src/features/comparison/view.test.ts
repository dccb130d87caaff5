// What each view has and how a changed text reads in it.
import { expect, it } from "vitest";
import type { WordMark } from "@/wire/wire";
import { documentOf } from "./document";
import { fieldLines } from "./fields";
import { sideOf } from "./side";
import { state } from "./sample.fixture";
import { columnMarks, hasRow, type View, VIEWS } from "./view";

const words: WordMark[] = [
  { is: "same", text: "Plans " },
  { is: "removed", text: "work" },
  { is: "added", text: "milestones" },
];
const [old, next] = [sideOf(state("P[S(a b) T(c)]")), sideOf(state("P[S(a x) T(c)]"))];
const changes = [
  { change: "edited" as const, node: "ability" as const, field: "statement", oldId: "a", newId: "a", words },
  { change: "removed" as const, node: "ability" as const, oldId: "b" },
  { change: "added" as const, node: "ability" as const, newId: "x" },
];
const { rows } = documentOf(changes, old, next);

it("has what stands on its side", () => {
  const ids = (view: View) => rows.filter((row) => hasRow(view, row)).map((row) => (row.new ?? row.old)?.id);
  expect(VIEWS.map((view) => ids(view).join(" "))).toEqual(["F P S a b x T c", "F P S a b x T c", "F P S a x T c", "F P S a b T c"]);
});

it("reads clean on one side and marked in between", () => {
  const row = rows.find((row) => row.new?.id === "a");
  if (!row) throw new Error("no row");
  const line = fieldLines(row, changes, () => true, old, next, (id) => id)[0];
  if (!line) throw new Error("no line");
  const text = (view: View) => columnMarks(view, row, line).map((mark) => `${{ same: "", removed: "-", added: "+" }[mark.is]}${mark.text}`);
  expect(text("marked")).toEqual(["Plans ", "-work", "+milestones"]);
  expect(text("new")).toEqual(["Plans ", "milestones"]);
  expect(text("old")).toEqual(["Plans ", "work"]);
});
