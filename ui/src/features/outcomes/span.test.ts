// A bar from today to the target, upwards and downwards, above and below zero.
import { expect, test } from "vitest";
import { spanOf } from "./span";

test("a bar begins at zero", () => {
  const cases: [number | null, number | null, [number, number] | null][] = [
    [0, 1, [0, 1]], [50, 100, [0.5, 1]], [31, 15.5, [1, 0.5]], [-10, 10, [0, 1]], [-10, -5, [0, 0.5]],
    [null, 1, null], [1, null, null], [3, 3, null], [0, 0, null],
  ];
  for (const [baseline, target, expected] of cases) {
    expect([baseline, target, spanOf(baseline, target)]).toEqual([baseline, target, expected && { from: expected[0], to: expected[1] }]);
  }
});
