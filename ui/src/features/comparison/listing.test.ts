// The list of changes: headings, folding under headlines, filters, walking.
import { describe, expect, it } from "vitest";
import type { Change, Comparison, Headline, ReportPart } from "@/wire/wire";
import { documentOf } from "./document";
import { foldUnchanged, stretchOf } from "./folding";
import { countsOf, type Filter, linesOf, listingOf, NO_FILTER, passes, pathsOf, personCountsOf, sameNode, walk } from "./listing";
import { sideOf } from "./side";
import { state } from "./sample.fixture";

const changes: Change[] = [
  { change: "edited", node: "path", field: "title", oldId: "P", newId: "P" },
  { change: "added", node: "ability", newId: "x", newAt: "/paths/0/steps/0/abilities/1" },
  { change: "added", node: "ability", newId: "z", newAt: "/paths/1/steps/0/abilities/0", within: "/paths/1/steps/0" },
  { change: "added", node: "step", newId: "Z", newAt: "/paths/1/steps/0", within: "/paths/1" },
  { change: "added", node: "path", newId: "R", newAt: "/paths/1" },
  { change: "edited", node: "ability", field: "statement", oldId: "a", newId: "a", trivial: true },
  { change: "edited", node: "ability", field: "statement", oldId: "b", newId: "b", trivial: true },
];

const none = { place: [], parts: [] };
const headlines: Headline[] = [
  { headline: "pathAdded", node: "path", newId: "R", title: "R", count: 1, ...none, changes: [2, 3, 4] },
  { headline: "renamed", node: "path", oldId: "P", newId: "P", ...none, changes: [0] },
  { headline: "tidied", node: "ability", oldId: "a", newId: "a", count: 2, ...none, changes: [5, 6] },
];

const part = (heading: string[], node: ReportPart["node"], rest: Partial<ReportPart>): ReportPart => ({
  heading,
  node,
  standing: "changed",
  new: [],
  changed: [],
  gone: [],
  ...rest,
});
const parts: ReportPart[] = [
  part([], "framework", { changed: [{ headline: 2 }] }),
  part(["P"], "path", { changed: [{ headline: 1 }] }),
  part(["P", "S"], "step", { new: [{ change: 1 }] }),
  part(["R"], "path", { standing: "new", new: [{ headline: 0 }] }),
];

const comparison: Comparison = {
  format: "rungs.comparison/1",
  old: { title: "F" },
  new: { title: "F" },
  summary: { added: 4, removed: 0, moved: 0, reordered: 0, edited: 3 },
  headlines,
  changes,
};
const document = documentOf(changes, sideOf(state("P[S(a b)]")), sideOf(state("P[S(a x b)]R[Z(z)]")));
const listing = listingOf(comparison, parts, document);
const paths = pathsOf(changes, document);
const authors = ["Ada", "Ada", "Bo", "Bo", "Bo", "", "Ada"];
const all = { changes, paths, authors };
const rowOf = (id: string) => document.rows.findIndex((row) => row.new?.id === id);

function lines(filter: Partial<Filter> = {}, open: string[] = []) {
  const shown = (at: number) => passes(all, at, { ...NO_FILTER, ...filter });
  return linesOf(listing, shown, new Set(open)).map((line) => {
    if (line.is === "heading") return `${"#".repeat(line.level)} ${"title" in line.heading ? line.heading.title : line.heading.section}`;
    return `${"  ".repeat(line.depth)}${line.key}${line.folds ? ` +${line.folds}` : ""}`;
  });
}

describe("linesOf", () => {
  it("goes by part and folds what a headline says", () => {
    expect(lines()).toEqual(["# framework", "headline 2 +2", "# P", "headline 1", "## S", "change 1", "# R", "headline 0 +1"]);
  });

  it("unfolds what was folded: below what came whole stands what is in it", () => {
    expect(lines({}, ["headline 0", "headline 2", "change 3"]).slice(0, 3)).toEqual(["# framework", "headline 2 +2", "  change 5"]);
    expect(lines({}, ["headline 0", "change 3"]).slice(-3)).toEqual(["headline 0 +1", "  change 3 +1", "    change 2"]);
  });

  it("filters, and leaves no heading without a change", () => {
    expect(lines({ kinds: new Set(["edited"]), hideTrivial: true })).toEqual(["# P", "headline 1"]);
    expect(lines({ kinds: new Set(["moved"]) })).toEqual([]);
    expect(lines({ path: rowOf("R") })).toEqual(["# R", "headline 0 +1"]);
    expect(lines({ path: rowOf("P") })).toEqual(["# framework", "headline 2 +2", "# P", "headline 1", "## S", "change 1"]);
  });

  it("counts what the other filters leave", () => {
    expect(countsOf(all, { ...NO_FILTER, kinds: new Set(["added"]), hideTrivial: true })).toMatchObject({ added: 4, edited: 1 });
    expect(countsOf(all, { ...NO_FILTER, path: rowOf("R") })).toMatchObject({ added: 3, edited: 0 });
    expect(countsOf(all, { ...NO_FILTER, person: "Ada" })).toMatchObject({ added: 1, edited: 2 });
    expect([...personCountsOf(all, { ...NO_FILTER, hideTrivial: true, person: "Bo" })]).toEqual([["Ada", 2], ["Bo", 3]]);
  });

  it("shows the changes of one person, and those of whom nobody knows", () => {
    expect(lines({ person: "Bo" })).toEqual(["# R", "headline 0 +1"]);
    expect(lines({ person: "Ada", kinds: new Set(["edited"]) })).toEqual(["# framework", "headline 2 +1", "# P", "headline 1"]);
    expect(lines({ person: "" })).toEqual(["# framework", "headline 2 +1"]);
  });
});

describe("listingOf", () => {
  it("knows what says each change, and what that is folded under", () => {
    expect(changes.map((_, i) => listing.keyOfChange.get(i))).toEqual([
      "headline 1", "change 1", "change 2", "change 3", "headline 0", "change 5", "change 6",
    ]);
    expect(listing.above.get("change 2")).toBe("change 3");
    expect(listing.above.get("change 3")).toBe("headline 0");
    expect(listing.byKey.get("headline 0")?.change).toBe(4);
  });

  it("touches the paths of both ends of a move", () => {
    const moved: Change[] = [{ change: "moved", node: "ability", oldId: "a", newId: "a" }];
    const between = documentOf(moved, sideOf(state("P[S(a)]Q[T()]")), sideOf(state("P[S()]Q[T(a)]")));
    expect(pathsOf(moved, between)[0]?.map((row) => between.rows[row]?.new?.id)).toEqual(["Q", "P"]);
  });

  it("finds the same node again in another listing", () => {
    expect(sameNode({ change: "removed", node: "ability", oldId: "a" }, changes, listing)).toBe("change 5");
    expect(sameNode({ change: "removed", node: "ability", oldId: "gone" }, changes, listing)).toBeNull();
  });
});

describe("walk", () => {
  it("goes round at the ends and on from what is out of sight", () => {
    const visible = ["headline 2", "headline 1", "change 1", "headline 0"];
    const check = (from: string | null, by: 1 | -1, expected: string | null) => expect(walk(visible, listing.ranks, from, by)).toBe(expected);
    check(null, 1, "headline 2");
    check(null, -1, "headline 0");
    check("headline 2", 1, "headline 1");
    check("headline 0", 1, "headline 2");
    check("headline 2", -1, "headline 0");
    check("change 6", 1, "headline 1");
    check("change 2", -1, "headline 0");
    expect(walk([], listing.ranks, "change 2", -1)).toBeNull();
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

  it("leaves out what a view does not have", () => {
    const gone: Change[] = [{ change: "removed", node: "ability", oldId: "b" }];
    const { rows } = documentOf(gone, sideOf(state("P[S(a b c)]")), sideOf(state("P[S(a c)]")));
    const words = (view: "new" | "old") =>
      foldUnchanged(rows, () => true, new Set(), 1, (row) => (view === "new" ? row.shape !== "removed" : true)).map((s) => (s.is === "row" ? rows[s.row]?.key : ""));
    expect(words("new")).toEqual(["both F", "both P", "both S", "both a", "both c"]);
    expect(words("old")).toHaveLength(6);
  });

  it("finds what shows a row: itself, the fold it is in, or the nearest above", () => {
    const { rows } = documentOf([], sideOf(state("P[S(a b c d e f g)]")), sideOf(state("P[S(a b c d e f g)]")));
    const stretches = foldUnchanged(rows, (row) => row.new?.id === "b", new Set());
    const found = (id: string) => stretches[stretchOf(stretches, rows.findIndex((row) => row.new?.id === id))];
    expect(found("b")).toMatchObject({ is: "row" });
    expect(found("f")).toMatchObject({ is: "fold", count: 4 });
  });
});
