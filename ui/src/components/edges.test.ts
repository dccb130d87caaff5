// More is said to be behind an edge only where there is some.
import { expect, test } from "vitest";
import { moreAt } from "./edges";

test.each([
  ["fits", 0, 800, 800, ""],
  ["begins", 0, 800, 1200, "end"],
  ["stands in the middle", 200, 800, 1200, "start end"],
  ["ends", 400, 800, 1200, "start"],
  ["ends, but for a part of a pixel", 399.4, 800, 1200, "start"],
  ["stands in the middle and reads from the right", -200, 800, 1200, "start end"],
  ["ends and reads from the right", -400, 800, 1200, "start"],
])("what %s", (_, place, room, all, more) => {
  expect(moreAt(place, room, all).join(" ")).toBe(more);
});
