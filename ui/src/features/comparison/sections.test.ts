// The list of changes: headings, folding, filters, walking.
import { describe, expect, it } from "vitest";
import type { Change } from "@/wire/wire";
import { documentOf } from "./document";
import { foldUnchanged } from "./folding";
import { type Filter, entriesOf, linesOf, ranksOf, walk } from "./sections";
import { sideOf } from "./side";
import { state } from "./sample.fixture";

const all: Filter = { kinds: new Set(), hideTrivial: false };

const changes: Change[] = [
  { change: "edited", node: "path", field: "title", oldId: "P", newId: "P" },
  { change: "added", node: "ability", newId: "x", newAt: "/paths/0/steps/0/abilities/1" },
  { change: "added", node: "ability", newId: "z", newAt: "/paths/1/steps/0/abilities/0", within: "/paths/1/steps/0" },
  { change: "added", node: "step", newId: "Z", newAt: "/paths/1/steps/0", within: "/paths/1" },
  { change: "added", node: "path", newId: "R", newAt: "/paths/1" },
  { change: "edited", node: "ability", field: "statement", oldId: "a", newId: "a", trivial: true },
];

function lines(filter: Filter, open: number[] = []) {
  const document = documentOf(changes, sideOf(state("P[S(a b)]")), sideOf(state("P[S(a x b)]R[Z(z)]")));
  const roots = entriesOf(changes, document);
  const list = linesOf(roots, changes, document, filter, new Set(open));
  return {
    roots,
    words: list.map((line) => {
      if (line.is === "section") return `# ${line.section.is === "path" ? document.rows[line.section.row]?.new?.id : line.section.is}`;
      if (line.is === "part") return `## ${line.part === "everyStep" ? line.part : document.rows[line.part]?.new?.id}`;
      return `${"  ".repeat(line.depth)}${line.entry.change}${line.entry.inside ? ` +${line.entry.inside}` : ""}`;
    }),
  };
}

describe("linesOf", () => {
  it("goes by path and step in the order of the document and folds what came with its container", () => {
    expect(lines(all).words).toEqual(["# P", "0", "## S", "5", "1", "# R", "4 +2"]);
  });

  it("unfolds what was folded", () => {
    expect(lines(all, [4, 3]).words).toEqual(["# P", "0", "## S", "5", "1", "# R", "4 +2", "  3 +1", "    2"]);
  });

  it("filters, and leaves no heading without a change", () => {
    expect(lines({ kinds: new Set(["edited"]), hideTrivial: true }).words).toEqual(["# P", "0"]);
    expect(lines({ kinds: new Set(["moved"]), hideTrivial: false }).words).toEqual([]);
  });
});

describe("walk", () => {
  it("goes round at the ends and on from what is out of sight", () => {
    const ranks = ranksOf(lines(all).roots);
    expect(walk([0, 5, 1, 4], ranks, null, 1)).toBe(0);
    expect(walk([0, 5, 1, 4], ranks, 0, 1)).toBe(5);
    expect(walk([0, 5, 1, 4], ranks, 4, 1)).toBe(0);
    expect(walk([0, 5, 1, 4], ranks, 0, -1)).toBe(4);
    expect(walk([0, 1, 4], ranks, 5, 1)).toBe(1);
    expect(walk([0, 1, 4], ranks, 2, -1)).toBe(4);
    expect(walk([], ranks, 2, -1)).toBeNull();
  });
});

describe("foldUnchanged", () => {
  it("keeps the containers and neighbours of what changed", () => {
    const { rows } = documentOf([], sideOf(state("P[S(a b c d e f g)]Q[T(h)]")), sideOf(state("P[S(a b c d e f g)]Q[T(h)]")));
    const fold = (unfolded: string[]) =>
      foldUnchanged(rows, (row) => row.new?.id === "b", new Set(unfolded)).map((s) => (s.is === "row" ? rows[s.row]?.new?.id : `${s.to - s.from}`));
    expect(fold([])).toEqual(["F", "P", "S", "a", "b", "c", "7"]);
    expect(fold(["fold both d"])).toEqual(["F", "P", "S", "a", "b", "c", "d", "e", "f", "g", "Q", "T", "h"]);
  });
});
