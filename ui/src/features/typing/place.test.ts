// What keeping words means that were left behind, by where they were being typed.
import { expect, test } from "vitest";
import type { Record as Node, Typed } from "@/wire/wire";
import { placeWords, wayOf } from "./place";

const nodes: Node[] = [
  { id: "a", kind: "ability", parent: "s", place: 0, fields: { statement: "Plans", examples: ["One", "Two"] } },
  { id: "s", kind: "step", parent: "p", place: 0, fields: { title: "Lead" } },
  { id: "c", kind: "competency", parent: "g", place: 0, fields: { title: "Flow" } },
];
const framework = { get: (id: string | null | undefined) => nodes.find((node) => node.id === id) };
const left = (node: string, field: string, text: string): Typed => ({ node, field, text, at: "" });

test("words go where they were meant to go", () => {
  const check = (node: string, field: string, text: string, expected: unknown) =>
    expect(wayOf(framework, left(node, field, text))).toEqual(expected);
  const set = (node: string, fields: unknown) => ({ is: "keep", intention: { verb: "set", node, fields } });
  const add = (fields: unknown) => ({ is: "keep", intention: { verb: "add", kind: "ability", parent: "s", fields } });
  check("a", "statement", " Plans work ", set("a", { statement: "Plans work" }));
  check("a", "statement@form", "Plans work", set("a", { statement: "Plans work" }));
  check("a", "statement", "Plans ", null);
  check("a", "statement", "", set("a", { statement: null }));
  check("s", "focus", "  ", null);
  check("a", "examples:1", "Three", set("a", { examples: ["One", "Three"] }));
  check("a", "examples:7", "Three", set("a", { examples: ["One", "Two", "Three"] }));
  check("a", "examples:1", "Two", null);
  check("s", "add:", "Leads", add({ statement: "Leads" }));
  check("s", "add:c", "Leads", add({ statement: "Leads", competency: "c" }));
  check("s", "add:gone", "Leads", add({ statement: "Leads" }));
  check("s", "add:c", " ", null);
  check("a", "comment", "Why?", { is: "putBack", where: "comment" });
  check("a", "comment:x", "Because", { is: "putBack", where: "comment" });
  check("f", "version:note", "New", { is: "putBack", where: "version" });
  check("f", "version:note", "", null);
  // What it was for is gone, or is no field of such a node.
  check("gone", "statement", "Words", { is: "copy" });
  check("gone", "comment", "Words", { is: "copy" });
  check("s", "statement", "Words", { is: "copy" });
  check("s", "weight", "3", { is: "copy" });
});

test("the place is said in words", () => {
  const say = (id: string | string[], values?: { [name: string]: unknown }) => `${[id].flat().at(-1)} ${Object.values(values ?? {}).join("|")}`.trim();
  const check = (node: string, field: string, expected: string) =>
    expect(placeWords(framework, (id) => `“${id}”`, left(node, field, ""), say)).toBe(expected);
  check("a", "statement@form", "typing.of field.statement|“a”");
  check("a", "examples:0", "typing.line field.examples|“a”");
  check("s", "add:c", "typing.new “s”");
  check("s", "comment:1", "typing.comment “s”");
  check("f", "version:name", "typing.versionName");
  check("gone", "title", "typing.gone");
});
