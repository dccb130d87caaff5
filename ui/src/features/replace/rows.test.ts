// Places under the names of what they stand in.
import { expect, test, vi } from "vitest";
import type { Kind, Record as Node, TextHit } from "@/wire/wire";

vi.mock("@/platform/door", () => ({ call: vi.fn(), on: vi.fn() }));
const { Framework } = await import("@/data/framework");
const { partsOf, rowsOf } = await import("./rows");

function node(id: string, kind: Kind, parent: string | null): Node {
  return { id, kind, parent, place: 0, fields: { title: id } };
}
function hit(id: string): TextHit {
  return { spot: { node: id, field: "title", nth: 0 }, before: "", found: "x", put: "y", after: "" };
}

const framework = Framework.frozen("f", [
  node("f", "framework", null),
  node("n", "note", "f"),
  node("p", "path", "f"),
  node("s", "step", "p"),
  node("a", "ability", "s"),
  node("b", "ability", "s"),
  node("c", "ability", "p"),
]);

test("each place stands under its step, path or the framework", () => {
  const shown = rowsOf(framework, ["n", "p", "c", "s", "a", "b"].map(hit)).map((row) =>
    row.is === "head" ? `${row.node}:${row.of}` : `  ${row.hit.spot.node}${row.index}`,
  );
  expect(shown).toEqual(["f:1", "  n0", "p:2", "  p1", "  c2", "s:3", "  s3", "  a4", "  b5"]);
  expect(rowsOf(framework, [])).toEqual([]);
  expect([partsOf(framework, ["a", "b", "s"].map(hit)), partsOf(framework, ["n", "a", "p"].map(hit)), partsOf(framework, [])]).toEqual([1, 3, 0]);
});
