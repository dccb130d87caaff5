// The nouns of a framework as a table: what stands in what, which fields each has, and which one is its face.
import type { Field, Kind } from "@/wire/wire";

/** The kinds that may stand directly below each kind, in the order of the native JSON. */
export const slots: { readonly [K in Kind]: readonly Kind[] } = {
  framework: ["note", "grade", "group", "path", "transition", "objective"],
  group: ["note", "competency"],
  competency: ["note"],
  path: ["note", "ability", "step"],
  step: ["note", "ability"],
  objective: ["valueStream"],
  note: [],
  grade: [],
  ability: [],
  transition: [],
  valueStream: [],
};

/** The fields of each kind, in the order in which a person reads them. */
export const fieldsOf: { readonly [K in Kind]: readonly Field[] } = {
  framework: ["title", "summary", "language"],
  note: ["heading", "body"],
  grade: ["title", "code"],
  group: ["title", "summary"],
  competency: ["title", "definition", "example"],
  path: ["title", "tagline", "summary"],
  step: ["title", "code", "focus", "experience", "grade", "summary"],
  ability: ["statement", "title", "competency", "examples", "weight"],
  transition: ["from", "to", "note"],
  objective: ["title"],
  valueStream: ["title", "metric", "disqualifiers", "abilities"],
};

/** The field that a person would read out when asked which node this is; a transition has none of its own. */
export const faceOf: { readonly [K in Kind]: "title" | "heading" | "statement" | null } = {
  framework: "title",
  note: "heading",
  grade: "title",
  group: "title",
  competency: "title",
  path: "title",
  step: "title",
  ability: "statement",
  transition: null,
  objective: "title",
  valueStream: "title",
};

/** Whether a node of one kind may stand in a node of another. */
export function holds(container: Kind, kind: Kind): boolean {
  return slots[container].includes(kind);
}
