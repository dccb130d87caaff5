// Going about the map by keys: from box to box by direction, from line to line around a box.
import type { Id } from "@/wire/wire";
import type { Box, Layout } from "./layout";

export type Direction = "up" | "down" | "left" | "right";

/** The direction an arrow key means in the layout, which begins at the left even where the picture is its mirror. */
export function directionOf(key: string, mirrored: boolean): Direction | undefined {
  switch (key) {
    case "ArrowUp": return "up";
    case "ArrowDown": return "down";
    case "ArrowLeft": return mirrored ? "right" : "left";
    case "ArrowRight": return mirrored ? "left" : "right";
    default: return undefined;
  }
}

/** The box next to one in a direction: the next of its column, or the nearest in height of the next column that has any. */
export function boxBeside(boxes: readonly Box[], from: Id, direction: Direction): Box | undefined {
  const here = boxes.find((box) => box.id === from);
  if (!here) return undefined;
  const by = direction === "up" || direction === "left" ? -1 : 1;
  if (direction === "up" || direction === "down") {
    const column = boxes.filter((box) => box.column === here.column && (box.row - here.row) * by > 0);
    return column.toSorted((a, b) => (a.row - b.row) * by)[0];
  }
  const beyond = boxes.filter((box) => (box.column - here.column) * by > 0);
  const nearest = Math.min(...beyond.map((box) => Math.abs(box.column - here.column)));
  const next = beyond.filter((box) => Math.abs(box.column - here.column) === nearest);
  return next.toSorted((a, b) => Math.abs(a.row - here.row) - Math.abs(b.row - here.row) || a.row - b.row)[0];
}

/** The lines of a box, those that leave it first. */
export function linesOf(layout: Layout, box: Id): Id[] {
  const leave = layout.lines.filter((line) => line.from === box);
  return [...leave, ...layout.lines.filter((line) => line.to === box)].map((line) => line.id);
}

/** The end of a line that lies in a direction. */
export function endToward(layout: Layout, line: Id, direction: Direction): Id | undefined {
  const found = layout.lines.find((one) => one.id === line);
  const box = (id: Id | undefined) => layout.boxes.find((one) => one.id === id);
  const [from, to] = [box(found?.from), box(found?.to)];
  if (!from || !to) return undefined;
  const upright = direction === "up" || direction === "down";
  const by = upright ? to.row - from.row : to.column - from.column;
  if (by === 0) return undefined;
  return by > 0 === (direction === "down" || direction === "right") ? to.id : from.id;
}
