// The table of kinds of the page says the same as the one of the model: what may stand where is decided there.
import { expect, test } from "vitest";
import type { Kind } from "@/wire/wire";
import { faceOf, fieldsOf, slots } from "./kinds";

const sources = import.meta.glob<string>("../../../src-tauri/crates/model/src/node.rs", { eager: true, query: "?raw", import: "default" });
const source = Object.values(sources)[0] ?? "";

const lower = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1);

/** The arms of a `match` in a function of the model: the names before the arrow, and those behind it. */
function arms(name: string): Map<string, string[]> {
  const body = new RegExp(`fn ${name}\\(self\\)[^{]*\\{\\s*match self \\{(.*?)\\n        \\}`, "s").exec(source)?.[1] ?? "";
  const found = new Map<string, string[]>();
  for (const [, kinds = "", values = ""] of body.matchAll(/((?:K::\w+[\s|]*)+)=>\s*(&\[[^\]]*\]|Some\(F::\w+\)|None)/g)) {
    const named = [...values.matchAll(/[KF]::(\w+)/g)].map(([, word = ""]) => lower(word));
    for (const [, kind = ""] of kinds.matchAll(/K::(\w+)/g)) found.set(lower(kind), named);
  }
  return found;
}

const kinds = Object.keys(slots) as Kind[];

test("what may stand in what", () => {
  const model = arms("children");
  expect(model.size).toBe(kinds.length);
  for (const kind of kinds) expect([kind, slots[kind]]).toEqual([kind, model.get(kind)]);
});

test("which fields a kind has; the page shows them in an order of its own", () => {
  const model = arms("fields");
  expect(model.size).toBe(kinds.length);
  for (const kind of kinds) expect([kind, fieldsOf[kind].toSorted()]).toEqual([kind, model.get(kind)?.toSorted()]);
});

test("which field is the face of a kind", () => {
  const model = arms("face");
  for (const kind of kinds) expect([kind, faceOf[kind]]).toEqual([kind, model.has(kind) ? (model.get(kind)?.[0] ?? null) : "title"]);
});
