// What a row shows of its node on both sides.
import { describe, expect, it } from "vitest";
import type { Change, Fields, Record as Node } from "@/wire/wire";
import { documentOf } from "./document";
import { fieldLines } from "./fields";
import type { Say } from "./say";
import { sideOf } from "./side";

const say: Say = (id) => id;
const root: Node = { id: "F", kind: "framework", parent: null, place: 0, fields: { title: "F" } };
const ability = (fields: Fields): Node => ({ id: "a", kind: "ability", parent: "P", place: 0, fields });
const path: Node = { id: "P", kind: "path", parent: "F", place: 0, fields: { title: "P" } };

/** The lines of the ability: `field old|new`, `-` for what is struck and `+` for what is underlined. */
function check(old: Fields | null, next: Fields | null, changes: Change[], shown: boolean, expected: string[]) {
  const sides = [old, next].map((fields) => sideOf([root, path, ...(fields ? [ability(fields)] : [])]));
  const [a, b] = [sides[0] ?? sideOf([]), sides[1] ?? sideOf([])];
  const row = documentOf(changes, a, b).rows.find((r) => r.kind === "ability");
  if (!row) throw new Error("no row");
  const marks = (list: readonly { is: string; text: string }[]) =>
    list.map((m) => ({ same: "", removed: "-", added: "+" })[m.is] + m.text).join(" ");
  const lines = fieldLines(row, changes, () => shown, a, b, say);
  expect(lines.map((line) => `${line.field} ${marks(line.old)}|${marks(line.new)}`)).toEqual(expected);
}

const edited = (field: string, words?: Change["words"]): Change => ({
  change: "edited",
  node: "ability",
  field,
  oldId: "a",
  newId: "a",
  ...(words ? { words } : {}),
});

describe("fieldLines", () => {
  it("gives each side its own words of a changed text", () => {
    const words: Change["words"] = [
      { is: "same", text: "Plans " },
      { is: "removed", text: "work" },
      { is: "added", text: "aims" },
    ];
    check({ statement: "Plans work" }, { statement: "Plans aims" }, [edited("statement", words)], true, ["statement Plans  -work|Plans  +aims"]);
  });

  it("marks nothing that a filter hides", () => {
    check({ statement: "Plans work" }, { statement: "Plans aims" }, [edited("statement")], false, ["statement Plans work|Plans aims"]);
  });

  it("shows a weight only where it changed, and one that is not written down as one", () => {
    check({ statement: "s", weight: 3 }, { statement: "s", weight: 3 }, [], true, ["statement s|s"]);
    check({ statement: "s" }, { statement: "s", weight: 2 }, [edited("weight")], true, ["statement s|s", "weight -1|+2"]);
  });

  it("marks what came or went as a whole", () => {
    check(null, { statement: "s", examples: ["e"] }, [{ change: "added", node: "ability", newId: "a" }], true, ["statement |+s", "examples |+e"]);
    check({ statement: "s" }, null, [{ change: "removed", node: "ability", oldId: "a" }], true, ["statement -s|"]);
  });

  it("marks the items of a list one by one", () => {
    check({ examples: ["a", "b"] }, { examples: ["b", "c"] }, [edited("examples")], true, ["examples -a b|b +c"]);
  });
});
