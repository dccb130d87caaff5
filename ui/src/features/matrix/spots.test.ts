// Where keys lead in a grid, and what is picked there.
import { expect, test } from "vitest";
import { Picking } from "./picking";
import { areaOf, edgesOf, nextSpot, type Pick } from "./spots";

const size = { rows: 10, columns: 5 };

test("keys lead from cell to cell and stop at the edges", () => {
  const check = (from: [number, number], key: string, to: [number, number] | null, far = false) => {
    const next = nextSpot({ row: from[0], column: from[1] }, key, far, size, 4);
    expect(next && [next.row, next.column], `${key} from ${from}`).toEqual(to);
  };
  check([2, 2], "ArrowDown", [3, 2]);
  check([9, 2], "ArrowDown", [9, 2]);
  check([0, 2], "ArrowUp", [0, 2]);
  check([2, 4], "ArrowRight", [2, 4]);
  check([2, 1], "ArrowLeft", [2, 0]);
  check([2, 2], "ArrowDown", [9, 2], true);
  check([2, 2], "ArrowLeft", [2, 0], true);
  check([2, 2], "Home", [2, 0]);
  check([2, 2], "End", [2, 4]);
  check([5, 3], "Home", [1, 1], true);
  check([2, 2], "End", [9, 4], true);
  check([2, 2], "PageDown", [6, 2]);
  check([8, 2], "PageDown", [9, 2]);
  check([2, 2], "PageUp", [0, 2]);
  check([2, 2], "x", null);
});

test("a pick goes between two spots, or over whole rows and columns", () => {
  const check = (pick: Pick, area: [number, number, number, number]) => {
    const { top, bottom, start, end } = areaOf(pick, size);
    expect([top, bottom, start, end]).toEqual(area);
  };
  const from = { row: 4, column: 3 };
  const to = { row: 2, column: 4 };
  check({ from, to, whole: null }, [2, 4, 3, 4]);
  check({ from, to, whole: "rows" }, [2, 4, 0, 4]);
  check({ from, to, whole: "columns" }, [0, 9, 3, 4]);
  check({ from, to, whole: "all" }, [0, 9, 0, 4]);
});

test("a cell knows which edges of the pick it touches", () => {
  const area = { top: 2, bottom: 3, start: 1, end: 1 };
  expect(edgesOf(area, { row: 2, column: 1 })).toBe("in top start end");
  expect(edgesOf(area, { row: 3, column: 1 })).toBe("in bottom start end");
  expect(edgesOf(area, { row: 4, column: 1 })).toBe("");
});

test("only rows whose part changes have another text", () => {
  const picking = new Picking();
  picking.size = size;
  picking.just({ row: 3, column: 1 });
  expect(picking.row(3)).toBe("");
  picking.extend({ row: 5, column: 2 });
  expect([2, 3, 4, 5, 6].map((row) => picking.row(row))).toEqual(["", "1-2t/", "1-2/", "1-2b/", ""]);
  const middle = picking.row(4);
  picking.extend({ row: 6, column: 2 });
  expect(picking.row(4)).toBe(middle);
  picking.widen("columns");
  expect(picking.row(0)).toBe("1-2t/");
  expect(picking.look({ row: 0, column: 1 })).toEqual({ picked: "in top start", cut: "" });
});
