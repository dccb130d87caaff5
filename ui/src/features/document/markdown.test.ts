// Markdown of notes: what is read as what, and that words are never lost.
import { expect, test } from "vitest";
import { blocksOf, spansOf } from "./markdown";

test("paragraphs, headings and lists", () => {
  expect(blocksOf("One\ntwo\n\nThree\n# Head\n- a\n- b\n  goes on\n\n1. x\n2) y")).toEqual([
    { is: "text", text: "One\ntwo" },
    { is: "text", text: "Three" },
    { is: "heading", text: "Head" },
    { is: "list", ordered: false, items: ["a", "b goes on"] },
    { is: "list", ordered: true, items: ["x", "y"] },
  ]);
  expect(blocksOf("")).toEqual([]);
  expect(blocksOf("<b>x</b>")).toEqual([{ is: "text", text: "<b>x</b>" }]);
});

test("bold, italic and code; marks without a partner are words", () => {
  expect(spansOf("a **b** *c* _d_ `e`")).toEqual([
    { is: "text", text: "a " }, { is: "strong", text: "b" }, { is: "text", text: " " }, { is: "em", text: "c" },
    { is: "text", text: " " }, { is: "em", text: "d" }, { is: "text", text: " " }, { is: "code", text: "e" },
  ]);
  for (const plain of ["2 * 3 * 4", "snake_case_name", "**", "a ** b", "`"]) {
    expect(spansOf(plain)).toEqual([{ is: "text", text: plain }]);
  }
});
