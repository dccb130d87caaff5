// Arrow keys lead to the box a person would expect.
import { expect, test } from "vitest";
import { layoutOf } from "./layout";
import { boxBeside, type Direction, directionOf, endToward, linesOf } from "./walk";

const step = (id: string, grade: string | null) => ({ id, grade });
const layout = layoutOf({
  paths: [
    { id: "p", steps: [step("p1", "1"), step("p2", "2"), step("p3", "3")] },
    { id: "empty", steps: [] },
    { id: "q", steps: [step("q2", "2"), step("q3", "3")] },
  ],
  grades: ["1", "2", "3"],
  transitions: [
    { id: "a", from: "p1", to: "q2" },
    { id: "b", from: "p2", to: "q2" },
    { id: "c", from: "p1", to: "p2" },
  ],
});

test("arrows lead from box to box", () => {
  const cases: [string, Direction, string | undefined][] = [
    ["p1", "down", "p2"], ["p2", "up", "p1"], ["p1", "up", undefined], ["p3", "down", undefined],
    ["p2", "right", "q2"], ["p1", "right", "q2"], ["q3", "left", "p3"], ["q3", "right", undefined], ["gone", "up", undefined],
  ];
  for (const [from, direction, to] of cases) expect([from, direction, boxBeside(layout.boxes, from, direction)?.id]).toEqual([from, direction, to]);
});

test("lines of a box, and the ends of a line", () => {
  expect([linesOf(layout, "p1"), linesOf(layout, "q2"), linesOf(layout, "q3")]).toEqual([["a", "c"], ["a", "b"], []]);
  const cases: [string, Direction, string | undefined][] = [
    ["a", "right", "q2"], ["a", "left", "p1"], ["a", "down", "q2"], ["b", "up", undefined], ["c", "up", "p1"], ["c", "left", undefined],
  ];
  for (const [line, direction, end] of cases) expect([line, direction, endToward(layout, line, direction)]).toEqual([line, direction, end]);
});

test("arrow keys mean what is seen, from right to left too", () => {
  const cases: [string, boolean, Direction | undefined][] = [
    ["ArrowLeft", false, "left"], ["ArrowLeft", true, "right"], ["ArrowRight", true, "left"], ["ArrowUp", true, "up"], ["x", false, undefined],
  ];
  for (const [key, mirrored, direction] of cases) expect([key, directionOf(key, mirrored)]).toEqual([key, direction]);
});
