// Lists of texts as data.
import { expect, test } from "vitest";
import { linesOf, moved, put, taken } from "./lines";

const list = ["a", "b", "c"];

test("texts are put in, taken out and moved", () => {
  expect(put(list, 1, [" x ", "", "y"])).toEqual(["a", "x", "y", "c"]);
  expect(put(list, 3, ["d"])).toEqual(["a", "b", "c", "d"]);
  expect(put(list, 0, ["  "])).toEqual(["b", "c"]);
  expect(taken(list, 2)).toEqual(["a", "b"]);
  expect(moved(list, 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(list, 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(list, 0, -1)).toBeNull();
  expect(moved(list, 2, 1)).toBeNull();
  expect(moved(list, 3, -1)).toBeNull();
});

test("pasted lists lose their bullets, not their words", () => {
  expect(linesOf("- one\n  • two\r\n\r\n3) three\n4. four\n2024 was good\n-5 degrees")).toEqual(["one", "two", "three", "four", "2024 was good", "-5 degrees"]);
  expect(linesOf(" \n")).toEqual([]);
});
