// A review over a fake door: every step goes through the framework, and the review is read again after it.
import { beforeEach, expect, test, vi } from "vitest";
import type { Changed, Entry, OpenConflict, OpenReview, Problem } from "@/wire/wire";
import { state } from "@/features/comparison/sample.fixture";

type Door = { [name: string]: (request: never) => unknown };
let door: Door = {};
const calls: [string, unknown][] = [];
vi.mock("@/platform/door", () => ({
  on: () => () => undefined,
  call: async (name: string, request: never) => {
    calls.push([name, request]);
    return door[name]?.(request);
  },
}));

const { Framework } = await import("@/data/framework");
const { Reviewing } = await import("./reviewing");

const savedAt = "2026-01-02T03:04:05Z";
const conflict = (rest: Partial<OpenConflict>): OpenConflict => ({
  id: "a", node: "ability", field: "statement", kind: "edit/edit", base: "a", ours: "b", theirs: "c", title: "a", within: ["P", "S"], held: "ours", decided: false, ...rest,
});

function opened(rest: Partial<OpenReview> = {}): OpenReview {
  const changes = [{ change: "added" as const, node: "ability" as const, newId: "x", newAt: "/paths/0/steps/0/abilities/1" }];
  const summary = { added: 1, removed: 0, moved: 0, reordered: 0, edited: 0 };
  return {
    review: { key: 7, name: "from Omar.rungs", at: savedAt },
    baseVersion: "2026.1",
    comparison: { format: "rungs.comparison/1", old: { title: "F" }, new: { title: "F" }, summary, headlines: [], changes },
    report: { counts: summary, trivial: 0, valueScore: { before: null, after: null }, affected: [], parts: [] },
    people: [],
    authors: [null],
    standing: ["new"],
    conflicts: [],
    toRead: [],
    oldRecords: state("P[S(a)]"),
    newRecords: state("P[S(a x)]"),
    ...rest,
  };
}

/** An answer after which these are the next steps to undo and to redo. */
const changed = (undo: Entry | null, redo: Entry | null = null): Changed => ({ put: [], removed: [], log: { undo, redo, savedAt, edit: 0 }, node: null, after: 0 });

const merge = { verb: "merge", subject: "from Omar.rungs" };
const framework = () => new Framework("F", state("P[S(a x)]"), { undo: merge, redo: null, savedAt, edit: 0 });
const names = () => calls.map(([name]) => name);

beforeEach(() => {
  calls.length = 0;
  door = {};
});

async function open(answers: OpenReview[]) {
  door.reviewOpen = () => answers.shift();
  const reviewing = new Reviewing(framework(), 7);
  await reviewing.load();
  return reviewing;
}

test("it opens, and tells those who show it", async () => {
  door.reviewOpen = () => opened();
  const reviewing = new Reviewing(framework(), 7);
  const hear = vi.fn();
  const stop = reviewing.hear(hear);
  expect(reviewing.state.is).toBe("opening");
  await reviewing.load();
  stop();
  expect([reviewing.state.is, hear.mock.calls.length]).toEqual(["open", 1]);
  expect(calls).toEqual([["reviewOpen", { framework: "F", review: 7 }]]);
});

test("a rejected change is a step of the framework; what came stays the same, its standing is fresh", async () => {
  const reviewing = await open([opened(), opened({ standing: ["old"] })]);
  const before = reviewing.state.is === "open" ? reviewing.state.reviewed.compared : null;
  door.reviewSettle = () => changed({ verb: "reject", subject: "x" });
  await reviewing.settle([0], "old");
  expect(calls[1]).toEqual(["reviewSettle", { framework: "F", review: 7, changes: [0], side: "old" }]);
  expect(reviewing.framework.log?.undo?.verb).toBe("reject");
  if (reviewing.state.is !== "open") throw new Error("not open");
  expect(reviewing.state.reviewed.open.standing).toEqual(["old"]);
  expect(reviewing.state.reviewed.compared).toBe(before);
  await reviewing.settle([], "old");
  expect(calls).toHaveLength(3);
});

test("a conflict is decided, with words of one's own where there are some", async () => {
  const reviewing = await open([opened(), opened(), opened()]);
  door.reviewResolve = () => changed({ verb: "resolve", subject: "a" });
  await reviewing.resolve(0, "theirs");
  await reviewing.resolve(0, "text", "mine and theirs");
  expect(calls.filter(([name]) => name === "reviewResolve").map(([, request]) => request)).toEqual([
    { framework: "F", review: 7, conflict: 0, choice: "theirs" },
    { framework: "F", review: 7, conflict: 0, choice: "text", text: "mine and theirs" },
  ]);
});

test("whether a conflict is decided is what the answer says: nothing is marked after an undo or a redo", async () => {
  const resolve = { verb: "resolve", subject: "a" };
  const decided = opened({ conflicts: [conflict({ decided: true, held: "theirs" })] });
  const waiting = opened({ conflicts: [conflict({ decided: false, held: "ours" })] });
  const reviewing = await open([waiting, decided, waiting, decided]);
  const isDecided = () => reviewing.state.is === "open" && reviewing.state.reviewed.open.conflicts[0]?.decided;
  door.reviewResolve = () => changed(resolve);
  door.frameworkUndo = () => changed(merge, resolve);
  door.frameworkRedo = () => changed(resolve);
  await reviewing.resolve(0, "theirs");
  expect(isDecided()).toBe(true);
  calls.length = 0;
  expect(await reviewing.undo()).toEqual(resolve);
  expect(isDecided()).toBe(false);
  expect(await reviewing.redo()).toEqual(resolve);
  expect(isDecided()).toBe(true);
  expect(names()).toEqual(["frameworkUndo", "reviewOpen", "frameworkRedo", "reviewOpen"]);
});

test("a conflict is opened again by a step that can be undone like any other", async () => {
  const reviewing = await open([opened(), opened({ conflicts: [conflict({})] })]);
  door.reviewResolve = () => changed({ verb: "reopen", subject: "a" });
  await reviewing.resolve(0, "open");
  expect(calls.at(-2)).toEqual(["reviewResolve", { framework: "F", review: 7, conflict: 0, choice: "open" }]);
});

test("without a step there is nothing to undo, and nothing is asked", async () => {
  const reviewing = await open([opened(), opened()]);
  door.frameworkUndo = () => changed(null, merge);
  expect(await reviewing.undo()).toEqual(merge);
  expect(names()).toEqual(["reviewOpen", "frameworkUndo", "reviewOpen"]);
  expect(await reviewing.undo()).toBeNull();
  expect(calls).toHaveLength(3);
});

test("a step that failed says so and changes nothing; a review that is gone says so too", async () => {
  const reviewing = await open([opened()]);
  const problem: Problem = { code: "conflict-nowhere", tone: "correct", params: {}, detail: "" };
  door.reviewResolve = () => {
    throw problem;
  };
  await expect(reviewing.resolve(0, "base")).rejects.toEqual(problem);
  expect(reviewing.state.is).toBe("open");
  const gone: Problem = { code: "no-such-review", tone: "correct", params: {}, detail: "" };
  door.reviewOpen = () => {
    throw gone;
  };
  await reviewing.load();
  expect(reviewing.state).toEqual({ is: "failed", problem: gone });
});

test("an answer that was overtaken is dropped", async () => {
  const late: ((open: OpenReview) => void)[] = [];
  door.reviewOpen = () => new Promise<OpenReview>((resolve) => late.push(resolve));
  const reviewing = new Reviewing(framework(), 7);
  const both = [reviewing.load(), reviewing.load()];
  late[1]?.(opened({ standing: ["old"] }));
  late[0]?.(opened({ standing: ["new"] }));
  await Promise.all(both);
  expect(reviewing.state.is === "open" && reviewing.state.reviewed.open.standing).toEqual(["old"]);
});
