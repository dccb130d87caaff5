// A small ladder for tests: two paths, steps, abilities, groups, an objective.
import type { Fields, Kind, Record as Node } from "@/wire/wire";

const node = (id: string, kind: Kind, parent: string | null, place: number, fields: Fields = {}): Node => ({ id, kind, parent, place, fields });

/**
 * f: p1 (every, s1 (a1 a2 a3), s2 (a4)), p2 (s3), g1 (c1 c2), g2, o (v), l1, n; a note m in s1.
 */
export const ladder: readonly Node[] = [
  node("f", "framework", null, 0),
  node("p1", "path", "f", 1, { title: "Delivery" }),
  node("p2", "path", "f", 2, { title: "Craft" }),
  node("every", "ability", "p1", 1, { statement: "Keeps promises" }),
  node("s1", "step", "p1", 1, { title: "Analyst" }),
  node("s2", "step", "p1", 2, { title: "Lead" }),
  node("s3", "step", "p2", 1, { title: "Expert" }),
  node("a1", "ability", "s1", 1, { statement: "Plans work" }),
  node("a2", "ability", "s1", 2, { statement: "Reads maps" }),
  node("a3", "ability", "s1", 3, { statement: "Writes" }),
  node("a4", "ability", "s2", 1, { statement: "Leads" }),
  node("m", "note", "s1", 1, { heading: "The shift" }),
  node("g1", "group", "f", 1, { title: "Flow" }),
  node("g2", "group", "f", 2, { title: "Risk" }),
  node("c1", "competency", "g1", 1, { title: "Planning" }),
  node("c2", "competency", "g1", 2, { title: "Forecasting" }),
  node("o", "objective", "f", 1, { title: "Sooner" }),
  node("v", "valueStream", "o", 1, { title: "Orders" }),
  node("l1", "grade", "f", 1, { title: "Level 1" }),
  node("n", "note", "f", 1, { heading: "About" }),
];
