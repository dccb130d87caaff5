// The two-column document: what stands beside what, and in which order.
import { describe, expect, it } from "vitest";
import type { Change } from "@/wire/wire";
import { documentOf } from "./document";
import { sideOf } from "./side";
import { state } from "./sample.fixture";

/** The document in short: `shape old|new`, indented by depth. */
function check(old: string, next: string, changes: Change[], expected: string[]) {
  const rows = documentOf(changes, sideOf(state(old)), sideOf(state(next))).rows;
  const short = (n: { fields: { title?: string; statement?: string } } | null) => n?.fields.title ?? n?.fields.statement ?? "";
  expect(rows.slice(1).map((r) => `${"  ".repeat(r.depth - 1)}${r.shape} ${short(r.old)}|${short(r.new)}`)).toEqual(expected);
}

describe("documentOf", () => {
  it("puts what is equal beside itself", () => {
    check("P[S(a b)]", "P[S(a b)]", [], ["both P|P", "  both S|S", "    both a|a", "    both b|b"]);
  });

  it("keeps what went before what came in its place", () => {
    check(
      "P[S(a b c)]",
      "P[S(a x c)]",
      [
        { change: "removed", node: "ability", oldId: "b" },
        { change: "added", node: "ability", newId: "x" },
      ],
      ["both P|P", "  both S|S", "    both a|a", "    removed b|", "    added |x", "    both c|c"],
    );
  });

  it("shows both ends of a move and lays the contents out at the new end", () => {
    check(
      "P[S(a) T()]Q[]",
      "P[T()]Q[S(a)]",
      [{ change: "moved", node: "step", oldId: "S", newId: "S" }],
      ["both P|P", "  movedAway S|S", "  both T|T", "both Q|Q", "  movedHere S|S", "    both a|a"],
    );
  });

  it("shows a reordered node at both places, and not its neighbours", () => {
    check(
      "P[S(a b c)]",
      "P[S(c a b)]",
      [{ change: "reordered", node: "ability", oldId: "c", newId: "c" }],
      ["both P|P", "  both S|S", "    movedHere c|c", "    both a|a", "    both b|b", "    movedAway c|c"],
    );
  });

  it("finds what moved out of a removed container into an added one", () => {
    check(
      "P[S(a b)]",
      "P[T(a)]",
      [
        { change: "removed", node: "step", oldId: "S", oldAt: "/paths/0/steps/0" },
        { change: "removed", node: "ability", oldId: "b", within: "/paths/0/steps/0" },
        { change: "added", node: "step", newId: "T" },
        { change: "moved", node: "ability", oldId: "a", newId: "a" },
      ],
      ["both P|P", "  removed S|", "    movedAway a|a", "    removed b|", "  added |T", "    movedHere a|a"],
    );
  });

  it("pairs equal nodes of different ids by their order", () => {
    check(
      "P[S(a b c)]",
      "P'[S'(a' x c')]",
      [
        { change: "removed", node: "ability", oldId: "b" },
        { change: "added", node: "ability", newId: "x" },
      ],
      ["both P|P'", "  both S|S'", "    both a|a'", "    removed b|", "    added |x", "    both c|c'"],
    );
  });

  it("finds nodes by pointer where the comparison gives no id", () => {
    const old = sideOf(state("P[S(a b)]"));
    const next = sideOf(state("P[S(a)]"));
    const document = documentOf([{ change: "removed", node: "ability", oldAt: "/paths/0/steps/0/abilities/1" }], old, next);
    expect(document.rows[document.rowOfChange[0] ?? -1]).toMatchObject({ shape: "removed", old: { id: "b" } });
  });

  it("links the two ends of a move", () => {
    const { rows } = documentOf(
      [{ change: "moved", node: "ability", oldId: "a", newId: "a" }],
      sideOf(state("P[S(a) T()]")),
      sideOf(state("P[S() T(a)]")),
    );
    const away = rows.findIndex((r) => r.shape === "movedAway");
    const here = rows.findIndex((r) => r.shape === "movedHere");
    expect([rows[away]?.counterpart, rows[here]?.counterpart]).toEqual([here, away]);
    expect(rows[here]?.changes).toEqual([0]);
  });

  it("keeps every record of both sides exactly once, whatever the comparison leaves out", () => {
    const old = "P[S(a b c) T(d)]Q[U(e f)]";
    const next = "Q[T(d c) U(f e x)]P[S(b)]";
    const { rows } = documentOf([], sideOf(state(old)), sideOf(state(next)));
    const left = rows.filter((r) => r.old && r.shape !== "movedHere").map((r) => r.old?.id);
    const right = rows.filter((r) => r.new && r.shape !== "movedAway").map((r) => r.new?.id);
    const ids = (records: { id: string }[]) => records.map((r) => r.id).toSorted();
    expect(left.toSorted()).toEqual(ids(state(old)));
    expect(right.toSorted()).toEqual(ids(state(next)));
  });

  it("lays out two steps alone, in whatever order they list the same", () => {
    const records = state("P[S(a b c) T(x y z)]");
    const say = (id: string, statement: string) => {
      const node = records.find((record) => record.id === id);
      if (node) node.fields.statement = statement;
    };
    // x says what c says, y is a reworded; b is gone and z is new.
    say("x", "c");
    const changes: Change[] = [
      { change: "edited", node: "step", field: "title", oldId: "S", newId: "T" },
      { change: "edited", node: "ability", field: "statement", oldId: "a", newId: "y" },
      { change: "removed", node: "ability", oldId: "b" },
      { change: "added", node: "ability", newId: "z" },
    ];
    const { rows, rowOfChange } = documentOf(changes, sideOf(records, "S"), sideOf(records, "T"));
    expect(rows.map((row) => `${row.shape} ${row.old?.id ?? ""}|${row.new?.id ?? ""}`)).toEqual([
      "both S|T",
      "both c|x",
      "both a|y",
      "removed b|",
      "added |z",
    ]);
    expect(rowOfChange).toEqual([0, 2, 3, 4]);
  });
});
