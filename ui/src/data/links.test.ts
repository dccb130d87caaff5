// Links as they are seen from a node, what is an address, and what a change of links was about.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import type { Association, Kind, Record as Node } from "@/wire/wire";
import { Framework } from "./framework";
import { addressIn, linksOf, nodeOfChanged, outsideOf, readLink, relationId, relations } from "./links";

const link = (id: string, from: string, to: string, title?: string): Association => ({
  id,
  relation: "isPeerOf",
  from,
  to,
  ...(title === undefined ? {} : { title }),
});

const node = (id: string, kind: Kind, parent: string | null): Node => ({ id, kind, parent, place: 0, fields: { title: id } });

const ladder = [
  node("f", "framework", null), node("g", "group", "f"), node("c1", "competency", "g"), node("c2", "competency", "g"),
  node("p", "path", "f"), node("s1", "step", "p"), node("a1", "ability", "s1"),
];

const withLinks = (...associations: Association[]) =>
  Framework.frozen("f", ladder.map((one) => (one.id === "f" ? { ...one, associations } : one)));

test("a node has the links that lead away from it, then those that lead to it", () => {
  const f = withLinks(link("1", "c1", "s1"), link("2", "urn:x", "s1", "X"), link("3", "S1", "urn:y"), link("4", "urn:p", "urn:q"), link("5", "s1", "f"));
  const check = (node: string, expected: string[]) =>
    expect(linksOf(f, node).map((one) => `${one.association.id} ${one.way} ${one.other ?? outsideOf(one).address}`)).toEqual(expected);
  check("s1", ["3 out urn:y", "5 out f", "1 in c1", "2 in urn:x"]);
  check("c1", ["1 out s1"]);
  check("c2", []);
  // What is about nothing in the framework is seen from the framework itself.
  check("f", ["5 in s1", "4 outside urn:q"]);
  expect(linksOf(Framework.frozen("f", ladder), "s1")).toEqual([]);
});

test("an address is the last word, and what stands before it the name", () => {
  const check = (typed: string, expected: [string, string] | null) =>
    expect(addressIn(typed)).toEqual(expected && { to: expected[0], title: expected[1] });
  check("https://example.org/1", ["https://example.org/1", ""]);
  check("  Flow, elsewhere  https://example.org/1 ", ["https://example.org/1", "Flow, elsewhere"]);
  check("urn:uuid:x", ["urn:uuid:x", ""]);
  check("Flow 00000000-0000-4000-8000-0000000000aa", ["00000000-0000-4000-8000-0000000000aa", "Flow"]);
  check("Flow", null);
  check("Flow: the second", null);
  check("https:", null);
  check("", null);
});

test("an entry that is no link is not taken for one", () => {
  const check = (entry: unknown, expected: boolean) => expect(readLink(entry) !== null).toBe(expected);
  check(link("1", "a", "b"), true);
  check({ ...link("1", "a", "b"), to: 7 }, false);
  check(null, false);
  check("x", false);
});

test("a change of links is about the end that is looked at, else about one that is there", () => {
  const f = withLinks();
  const root = (...associations: Association[]) => ({ ...node("f", "framework", null), associations });
  const check = (before: Association[], after: Association[], near: string, expected: string | null) =>
    expect(nodeOfChanged(f, root(...before), root(...after), near)).toBe(expected);
  check([], [link("1", "c1", "s1")], "s1", "s1");
  check([link("1", "c1", "s1")], [], "a1", "c1");
  check([link("1", "urn:x", "s1")], [link("1", "urn:x", "s1", "X")], "a1", "s1");
  check([link("1", "c1", "s1")], [link("1", "c1", "s1")], "c1", null);
});

test("every meaning has words from both ends", () => {
  for (const relation of [...relations, "isChildOf"]) {
    for (const way of ["out", "in"] as const) expect([relation, words.exists(relationId(relation, way) ?? "")]).toEqual([relation, true]);
  }
  expect(relationId("ext:supports", "out")).toBe(null);
});
