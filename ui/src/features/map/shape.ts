// Lines as SVG: corners rounded, and a head where they arrive.
import type { Point } from "./layout";

const radius = 7;
const head = 7;

/** The path of a line, a little short of its end so that the head is sharp. */
export function pathOf(points: readonly Point[]): string {
  const last = points.at(-1);
  const before = points.at(-2);
  if (!last || !before || !points[0]) return "";
  const stop = toward(last, before, head - 1);
  const corners = [...points.slice(0, -1), stop];
  const parts = [`M${points[0].x} ${points[0].y}`];
  for (let i = 1; i < corners.length; i++) {
    const [from, at, to] = [corners[i - 1], corners[i], corners[i + 1]];
    if (!from || !at) continue;
    if (!to) parts.push(`L${at.x} ${at.y}`);
    else {
      const r = Math.min(radius, length(from, at) / 2, length(at, to) / 2);
      const [into, out] = [toward(at, from, r), toward(at, to, r)];
      parts.push(`L${into.x} ${into.y}Q${at.x} ${at.y} ${out.x} ${out.y}`);
    }
  }
  return parts.join("");
}

/** The head of a line, as the corners of a triangle. */
export function headOf(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return "";
  const back = toward(tip, before, head);
  const [dx, dy] = [(tip.y - back.y) * 0.52, (back.x - tip.x) * 0.52];
  return `${tip.x},${tip.y} ${back.x + dx},${back.y + dy} ${back.x - dx},${back.y - dy}`;
}

function length(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function toward(from: Point, to: Point, by: number): Point {
  const all = length(from, to) || 1;
  const part = Math.min(1, by / all);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
