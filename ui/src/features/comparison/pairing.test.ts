// Which pairs are in doubt, and which a person can make.
import { expect, it } from "vitest";
import type { Change } from "@/wire/wire";
import type { Item } from "./listing";
import { type Lone, loneOf, pairOf, percentOf, pick, unsure } from "./pairing";

const lone = (key: string, side: "old" | "new", node: Lone["node"] = "ability"): Lone => ({ key, node, side, id: key });

it("knows a pair that was made by content", () => {
  const change: Change = { change: "edited", node: "ability", field: "statement", oldId: "a", newId: "b" };
  expect(unsure(change)).toBeNull();
  expect(unsure({ ...change, sure: 1 })).toBeNull();
  expect(unsure({ ...change, sure: 0.87 })).toEqual({ oldId: "a", newId: "b", sure: 0.87 });
  expect(unsure({ change: "added", node: "ability", newId: "b", sure: 0.5 })).toBeNull();
});

it("never says a hundred per cent of what is in doubt", () => {
  expect([0.87, 0.999, 0.001].map(percentOf)).toEqual([87, 99, 1]);
});

it("pairs one that went with one that came, of the same kind", () => {
  const picked = pick(pick([], lone("a", "old")), lone("b", "new"));
  expect(pairOf(picked)).toEqual({ oldId: "a", newId: "b" });
  expect(pairOf(pick(picked, lone("c", "new")))).toEqual({ oldId: "a", newId: "c" });
  expect(pairOf(pick(picked, lone("a", "old")))).toBeNull();
  expect(pick(picked, lone("s", "old", "step"))).toEqual([lone("s", "old", "step")]);
});

it("takes the node of a headline about one node only", () => {
  const changes: Change[] = [
    { change: "added", node: "step", newId: "s" },
    { change: "edited", node: "step", field: "title", oldId: "t", newId: "t" },
  ];
  const item = (change: number, headline: number | null): Item => ({ key: "k", headline, change, changes: [change], children: [] });
  const headline = { headline: "levelInserted" as const, node: "step" as const, newId: "s", place: [], parts: [], changes: [0] };
  expect(loneOf(item(0, 0), changes, [headline])).toEqual({ key: "k", node: "step", side: "new", id: "s" });
  expect(loneOf(item(0, 0), changes, [{ ...headline, newId: "other" }])).toBeNull();
  expect(loneOf(item(1, null), changes, [])).toBeNull();
});
