// The store: order, what moves with an edit, who hears of it, and edits that wait for each other.
import { beforeEach, expect, test, vi } from "vitest";
import type { Changed, Kind, Record as Node } from "@/wire/wire";

const call = vi.fn();
vi.mock("@/platform/door", () => ({ call: (...given: unknown[]) => call(...given) }));

const { Framework, bySiblingOrder, rowKey } = await import("./framework");

const log = { undo: null, redo: null, savedAt: "2026-01-02T03:04:05Z", edit: 0 };

function node(id: string, kind: Kind, parent: string | null, place = 0, title = id): Node {
  return { id, kind, parent, place, fields: kind === "ability" ? { statement: title } : { title } };
}

function ladder() {
  return new Framework(
    "f",
    [
      node("f", "framework", null),
      node("p", "path", "f"),
      node("s2", "step", "p", 20),
      node("s1", "step", "p", 10),
      node("a2", "ability", "s1", 10),
      node("a1", "ability", "s1", 10),
      node("n", "note", "s1", 5),
    ],
    log,
  );
}

function changed(put: Node[], removed: string[] = []): Changed {
  return { put, removed, log, node: null, after: 0 };
}

beforeEach(() => call.mockReset());

test("siblings stand by place, then by id, each kind in its own row", () => {
  const f = ladder();
  expect(f.children("p", "step")).toEqual(["s1", "s2"]);
  expect(f.children("s1", "ability")).toEqual(["a1", "a2"]);
  expect(f.allChildren("s1")).toEqual(["n", "a1", "a2"]);
  expect([node("b", "step", "p", 1), node("a", "step", "p", 1), node("c", "step", "p", 0)].toSorted(bySiblingOrder).map((r) => r.id))
    .toEqual(["c", "a", "b"]);
});

test("reading order, containers and targets follow the slots", () => {
  const f = ladder();
  expect([...f.inOrder()].map((r) => r.id)).toEqual(["f", "p", "s1", "n", "a1", "a2", "s2"]);
  expect(f.above("a1").map((r) => r.id)).toEqual(["f", "p", "s1"]);
  expect(f.targets("a1").map((r) => r.id)).toEqual(["p", "s1", "s2"]);
  expect(f.nearest("a1", "path")?.id).toBe("p");
});

test("a move changes both rows and leaves other rows the same array", () => {
  const f = ladder();
  const steps = f.children("p", "step");
  f.apply(changed([node("a1", "ability", "s2", 0)]));
  expect(f.children("s1", "ability")).toEqual(["a2"]);
  expect(f.children("s2", "ability")).toEqual(["a1"]);
  expect(f.children("p", "step")).toBe(steps);
});

test("a removal takes the node out of its row", () => {
  const f = ladder();
  f.apply(changed([], ["s1", "a1", "a2", "n"]));
  expect(f.children("p", "step")).toEqual(["s2"]);
  expect(f.children("s1", "ability")).toEqual([]);
  expect(f.get("a1")).toBeUndefined();
});

test("only those who show what changed hear of it", () => {
  const f = ladder();
  const heard: string[] = [];
  for (const key of ["a1", "a2", rowKey("s1", "ability"), rowKey("p", "step"), "revision"]) f.hear(key, () => heard.push(key));
  f.apply(changed([{ ...node("a1", "ability", "s1", 10), fields: { statement: "New words" } }]));
  expect(heard.toSorted()).toEqual(["a1", "revision"]);
  expect(f.words("a1")).toBe("New words");
});

test("edits wait for each other and arrive in the order in which they were meant", async () => {
  const f = ladder();
  const asked: unknown[] = [];
  let release: (value: Changed) => void = () => undefined;
  call.mockImplementationOnce((_, request) => {
    asked.push(request);
    return new Promise<Changed>((resolve) => {
      release = resolve;
    });
  });
  call.mockImplementationOnce((_, request) => {
    asked.push(request);
    return Promise.resolve(changed([]));
  });
  const first = f.edit({ verb: "remove", nodes: ["a1"] });
  const second = f.edit({ verb: "remove", nodes: ["a2"] });
  await Promise.resolve();
  expect(asked).toHaveLength(1);
  release(changed([], ["a1"]));
  await first;
  await second;
  expect(asked).toHaveLength(2);
  expect(f.saving).toEqual({ is: "saved", at: log.savedAt });
});

test("a failed edit changes nothing, says so, and does not stop the next", async () => {
  const f = ladder();
  const problem = { code: "diskFull", tone: "outside", params: {}, detail: "" };
  call.mockRejectedValueOnce(problem);
  await expect(f.edit({ verb: "remove", nodes: ["a1"] })).rejects.toEqual(problem);
  expect(f.get("a1")).toBeDefined();
  expect(f.saving).toEqual({ is: "failed", problem });
  call.mockResolvedValueOnce(changed([], ["a1"]));
  await f.undo();
  expect(f.saving.is).toBe("saved");
});

test("a version can only be read", async () => {
  const f = Framework.frozen("f", [node("f", "framework", null)]);
  expect(f.readOnly).toBe(true);
  await expect(f.edit({ verb: "remove", nodes: ["f"] })).rejects.toMatchObject({ tone: "fault" });
  expect(call).not.toHaveBeenCalled();
});

test("a transition is known by its ends, an ability without a statement by its title", () => {
  const f = ladder();
  f.apply(changed([
    { id: "t", kind: "transition", parent: "f", place: 0, fields: { from: "s1", to: "s2" } },
    { id: "a3", kind: "ability", parent: "s2", place: 0, fields: { title: "Planning" } },
  ]));
  expect(f.words("t")).toBe("s1 → s2");
  expect(f.words("a3")).toBe("Planning");
});

test("what was done elsewhere is taken over, also when it comes to light by an edit", async () => {
  const f = ladder();
  const told: string[] = [];
  f.hear("s1", () => told.push("s1"));
  const at = (edit: number) => ({ ...log, edit });
  call.mockResolvedValueOnce({ put: [node("s1", "step", "p", 10, "Elsewhere")], removed: ["a1"], log: at(3), node: null, after: 0 });
  expect(await f.catchUp()).toBe(true);
  expect(call.mock.calls).toEqual([["frameworkSince", { framework: "f", edit: 0 }]]);
  expect([f.words("s1"), f.get("a1"), f.log?.edit, told]).toEqual(["Elsewhere", undefined, 3, ["s1"]]);

  call.mockResolvedValueOnce({ put: [], removed: [], log: at(3), node: null, after: 3 });
  expect(await f.catchUp()).toBe(false);
  expect(told).toEqual(["s1"]);

  // Somebody else wrote between what this page knows and its own edit: it asks for both.
  call.mockReset();
  call.mockResolvedValueOnce({ put: [node("s2", "step", "p", 20, "Mine")], removed: [], log: at(6), node: "s2", after: 5 });
  const both = [node("s2", "step", "p", 20, "Mine"), node("n", "note", "s1", 5, "Theirs")];
  call.mockResolvedValueOnce({ put: both, removed: [], log: at(6), node: null, after: 3 });
  const changed = await f.edit({ verb: "set", node: "s2", fields: { title: "Mine" } });
  expect(call.mock.calls.map(([name]) => name as string)).toEqual(["frameworkEdit", "frameworkSince"]);
  expect([changed.node, f.words("s2"), f.get("n")?.fields.title, f.log?.edit]).toEqual(["s2", "Mine", "Theirs", 6]);

  // It is kept, even if what is missing cannot be asked for just now; then it is asked for with the next one.
  call.mockResolvedValueOnce({ put: [node("s2", "step", "p", 20, "More")], removed: [], log: at(9), node: "s2", after: 8 });
  call.mockRejectedValueOnce(new Error("not now"));
  await f.edit({ verb: "set", node: "s2", fields: { title: "More" } });
  expect([f.words("s2"), f.saving.is, f.log?.edit]).toEqual(["More", "saved", 6]);
});

test("an earlier state says which it is, and has nothing to catch up with", async () => {
  const step = { edit: 7 } as never;
  const frozen = Framework.frozen("f", [node("f", "framework", null)], null, step);
  expect(frozen.state).toEqual({ framework: "f", version: null, edit: 7 });
  expect(ladder().state).toEqual({ framework: "f", version: null });
  expect([await frozen.catchUp(), call.mock.calls]).toEqual([false, []]);
  await expect(frozen.goBack(3)).rejects.toMatchObject({ tone: "fault" });
});
