// Choosing two states to compare.
import { expect, it } from "vitest";
import type { Version } from "@/wire/wire";
import { choose, sidesOf } from "./choosing";

const version = (id: string): Version => ({ id, name: id, note: "", author: "", date: "", status: "draft", effective: null, hash: "" });

it("never holds more than two", () => {
  expect(choose([], "a")).toEqual(["a"]);
  expect(choose(["a"], null)).toEqual(["a", null]);
  expect(choose(["a", null], "b")).toEqual([null, "b"]);
  expect(choose(["a", "b"], "a")).toEqual(["b"]);
});

it("puts the older one on the old side", () => {
  const versions = [version("new"), version("middle"), version("old")];
  expect(sidesOf(["new"], versions)).toBeNull();
  expect(sidesOf(["new", "old"], versions)).toEqual({ old: "old", new: "new" });
  expect(sidesOf(["middle", "new"], versions)).toEqual({ old: "middle", new: "new" });
  expect(sidesOf([null, "new"], versions)).toEqual({ old: "new", new: null });
});
