// The map keeps its promises for maps of any shape: no two boxes overlap, no line crosses a box, none lies on another.
import { expect, test } from "vitest";
import type { MapOf } from "./grid";
import { gridOf } from "./grid";
import { type Layout, type Line, type Point, layoutOf, screen } from "./layout";

/** Numbers that look random and are the same on every machine. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A map of so many paths, steps and transitions; some steps without a grade, some grades twice in a path or out of order. */
function wild(seed: number, paths: number, steps: number, transitions: number, grades = 6): MapOf {
  const roll = dice(seed);
  const all: string[] = [];
  const made = Array.from({ length: paths }, (_, p) => ({
    id: `p${p}`,
    steps: Array.from({ length: Math.floor(steps / paths) + (p < steps % paths ? 1 : 0) }, (_, s) => {
      const id = `p${p}s${s}`;
      all.push(id);
      const rising = Math.min(grades - 1, Math.floor((s * grades * paths) / steps));
      const what = roll(10);
      const grade = what < 2 || grades === 0 ? null : what < 3 ? `g${roll(grades)}` : `g${rising}`;
      return { id, grade };
    }),
  }));
  const pick = () => all[roll(all.length)] ?? "";
  return {
    paths: made,
    grades: Array.from({ length: grades }, (_, i) => `g${i}`),
    transitions: Array.from({ length: transitions }, (_, i) => ({ id: `m${i}`, from: pick(), to: pick() })),
  };
}

type Part = { transition: string; from: string; to: string; a: Point; b: Point };

function partsOf(lines: readonly Line[]): Part[] {
  return lines.flatMap(({ id, from, to, points }) =>
    points.slice(1).map((b, i) => ({ transition: id, from, to, a: points[i] ?? b, b })),
  );
}

const least = Math.min;
const most = Math.max;

/** How deep a part of a line goes into a rectangle, and the rectangle's other way round. */
function crosses(part: Part, box: { x: number; y: number; width: number; height: number }): boolean {
  return (
    least(part.a.x, part.b.x) < box.x + box.width - 0.01 &&
    most(part.a.x, part.b.x) > box.x + 0.01 &&
    least(part.a.y, part.b.y) < box.y + box.height - 0.01 &&
    most(part.a.y, part.b.y) > box.y + 0.01
  );
}

/** Whether two parts lie on each other for a stretch, not only cross or touch. */
function lieTogether(p: Part, q: Part): boolean {
  const overlap = (a: number, b: number, c: number, d: number) => least(most(a, b), most(c, d)) - most(least(a, b), least(c, d));
  const upright = (part: Part) => Math.abs(part.a.x - part.b.x) < 0.01;
  if (upright(p) !== upright(q)) return false;
  if (upright(p)) return Math.abs(p.a.x - q.a.x) < 2 && overlap(p.a.y, p.b.y, q.a.y, q.b.y) > 0.01;
  return Math.abs(p.a.y - q.a.y) < 1 && overlap(p.a.x, p.b.x, q.a.x, q.b.x) > 0.01;
}

/** What is wrong with a picture, in words. */
function faultsOf(of: MapOf, layout: Layout): string[] {
  const faults: string[] = [];
  const { boxes, lines, width, height } = layout;
  const steps = of.paths.flatMap((path) => path.steps);
  if (boxes.length !== steps.length) faults.push(`${boxes.length} boxes for ${steps.length} steps`);
  for (const [i, a] of boxes.entries()) {
    if (a.width < screen.boxWidth || a.height < screen.boxHeight) faults.push(`${a.id} is too small for its words`);
    if (a.x < 0 || a.y < 0 || a.x + a.width > width || a.y + a.height > height) faults.push(`${a.id} is outside`);
    for (const b of boxes.slice(i + 1)) {
      const apart = a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
      if (!apart) faults.push(`${a.id} touches ${b.id}`);
    }
  }
  const parts = partsOf(lines);
  for (const part of parts) {
    const across = Math.abs(part.a.x - part.b.x) > 0.01 && Math.abs(part.a.y - part.b.y) > 0.01;
    if (across) faults.push(`${part.transition} is slanted`);
    if (least(part.a.x, part.b.x) < 0 || most(part.a.x, part.b.x) > width) faults.push(`${part.transition} leaves the picture`);
    if (least(part.a.y, part.b.y) < 0 || most(part.a.y, part.b.y) > height) faults.push(`${part.transition} leaves the picture`);
    for (const box of boxes) if (crosses(part, box)) faults.push(`${part.transition} runs through ${box.id}`);
  }
  for (const [i, p] of parts.entries()) {
    for (const q of parts.slice(i + 1)) if (p.transition !== q.transition && lieTogether(p, q)) faults.push(`${p.transition} lies on ${q.transition}`);
  }
  const touches = (point: Point | undefined, id: string) => {
    const box = boxes.find((b) => b.id === id);
    if (!point || !box) return false;
    const [onX, onY] = [point.x === box.x || point.x === box.x + box.width, point.y === box.y || point.y === box.y + box.height];
    const [inX, inY] = [point.x > box.x && point.x < box.x + box.width, point.y > box.y && point.y < box.y + box.height];
    return (onX && inY) || (onY && inX);
  };
  for (const line of lines) {
    if (!touches(line.points[0], line.from)) faults.push(`${line.id} does not begin at ${line.from}`);
    if (!touches(line.points.at(-1), line.to)) faults.push(`${line.id} does not end at ${line.to}`);
  }
  return faults;
}

function check(of: MapOf): void {
  const layout = layoutOf(of);
  expect(faultsOf(of, layout)).toEqual([]);
  expect(layoutOf(of)).toEqual(layout);
}

test("sixty steps in four paths with eighty transitions", () => {
  for (let seed = 1; seed <= 12; seed++) check(wild(seed, 4, 60, 80));
});

test("two hundred steps in twelve paths", () => {
  for (let seed = 1; seed <= 3; seed++) check(wild(seed, 12, 200, 260, 9));
});

test("small and odd maps", () => {
  for (let seed = 1; seed <= 60; seed++) check(wild(seed, 1 + (seed % 5), seed % 13, seed % 23, seed % 4));
  check({ paths: [], grades: ["g0"], transitions: [] });
  check({ paths: [{ id: "p", steps: [] }], grades: [], transitions: [] });
});

test("a hub makes room for all its transitions", () => {
  const steps = Array.from({ length: 30 }, (_, i) => ({ id: `s${i}`, grade: null }));
  const transitions = steps.map((step, i) => ({ id: `m${i}`, from: step.id, to: "hub" }));
  check({ paths: [{ id: "a", steps }, { id: "b", steps: [{ id: "hub", grade: null }] }], grades: [], transitions });
});

test("transitions there and back, and the same one twice, do not lie on each other", () => {
  const step = (id: string) => ({ id, grade: null });
  const ends: [string, string][] = [["a", "b"], ["b", "a"], ["a", "b"], ["a", "c"], ["c", "a"], ["a", "d"], ["d", "a"], ["b", "d"]];
  check({
    paths: [{ id: "p", steps: ["a", "b", "c"].map(step) }, { id: "q", steps: [] }, { id: "r", steps: [step("d")] }],
    grades: [],
    transitions: ends.map(([from, to], i) => ({ id: `m${i}`, from, to })),
  });
});

test("a transition to nothing or to itself is not drawn", () => {
  const steps = [{ id: "a", grade: null }, { id: "b", grade: null }];
  const transitions = [["a", "gone"], ["a", "a"], ["a", "b"]].map(([from = "", to = ""], i) => ({ id: `m${i}`, from, to }));
  expect(layoutOf({ paths: [{ id: "p", steps }], grades: [], transitions }).lines.map((line) => line.id)).toEqual(["m2"]);
});

test("steps stand on the row of their grade", () => {
  const rowsOf = (grades: string[], ...paths: (string | null)[][]) => {
    const of = { paths: paths.map((path, p) => ({ id: `p${p}`, steps: path.map((grade, s) => ({ id: `${p}/${s}`, grade })) })), grades, transitions: [] };
    const { cells } = gridOf(of);
    return paths.map((path, p) => path.map((_, s) => cells.get(`${p}/${s}`)?.row));
  };
  const cases: [(string | null)[][], (number | undefined)[][]][] = [
    [[["1", "2", "3"], ["2", "3"]], [[0, 1, 2], [1, 2]]],
    // Two steps of one grade stand below each other, and the other paths leave room.
    [[["1", "1", "2"], ["1", "2"]], [[0, 1, 2], [0, 2]]],
    // Without a grade: behind the last one that has one, before the first where none came before.
    [[["1", null, "2"], ["1", "2"]], [[0, 1, 2], [0, 2]]],
    [[[null, "2"], ["1", "2"]], [[1, 2], [0, 2]]],
    [[["2", "1"]], [[1, 0]]],
    // No grade at all: counted from the top.
    [[[null, null, null], ["1", "3"]], [[0, 1, 2], [0, 1]]],
    [[["gone", "2"], ["1"]], [[1, 2], [0]]],
  ];
  for (const [paths, rows] of cases) expect(rowsOf(["1", "2", "3"], ...paths)).toEqual(rows);
});

/** A map and its picture by number alone, as the printed map has them. */
function byNumber(of: MapOf) {
  const steps = of.paths.flatMap((path) => path.steps.map((step) => step.id));
  const layout = layoutOf(of);
  const round = (n: number) => Math.round(n * 1000) / 1000;
  return {
    of: {
      paths: of.paths.map((path) => path.steps.map((step) => (step.grade === null ? null : of.grades.indexOf(step.grade)))),
      grades: of.grades.length,
      transitions: of.transitions.map(({ from, to }) => [steps.indexOf(from), steps.indexOf(to)]),
    },
    size: [round(layout.width), round(layout.height)],
    boxes: layout.boxes.map((box) => [round(box.x), round(box.y), round(box.height)]),
    lines: layout.lines.map((line) => line.points.flatMap((point) => [round(point.x), round(point.y)])),
  };
}

// The printed map is held against the same pictures; `npx vitest run src/features/map -u` draws them anew.
test("the page draws the common pictures", async () => {
  const drawn = [1, 2, 3, 4, 5, 6].map((seed) => byNumber(wild(seed, 1 + (seed % 4), 6 + seed * 2, 5 + seed * 3, seed % 5)));
  const text = `[\n${drawn.map((picture) => JSON.stringify(picture)).join(",\n")}\n]\n`;
  await expect(text).toMatchFileSnapshot("./pictures.fixture.json");
});
