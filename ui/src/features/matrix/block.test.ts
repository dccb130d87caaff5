// Blocks of cells: what Excel, Calc and Sheets write is read, and what is written is read again.
import { expect, test } from "vitest";
import { type Block, linesOf, readText, writeHtml, writeText } from "./block";

const check = (text: string, block: Block) => expect(readText(text).block).toEqual(block);

test("cells are divided by tabs, rows by line breaks of any kind", () => {
  check("a\tb\r\nc\td\r\n", [[["a"], ["b"]], [["c"], ["d"]]]);
  check("a\tb\nc\td", [[["a"], ["b"]], [["c"], ["d"]]]);
  check("a\rb", [[["a"]], [["b"]]]);
  check("", [[[]]]);
  check("\t", [[[], []]]);
  check("a\n\nb", [[["a"]], [[]], [["b"]]]);
});

test("a row that is shorter says nothing about the cells it does not have", () => {
  check("a\tb\nc", [[["a"], ["b"]], [["c"], null]]);
});

test("a cell in quotes holds tabs, line breaks and quotes; a quote elsewhere is a character", () => {
  check('"a\nb"\tc', [[["a", "b"], ["c"]]]);
  check('"a\r\nb\tb"\r\nc', [[["a", "b b"]], [["c"]]]);
  check('"say ""hi"""\tx', [[['say "hi"'], ["x"]]]);
  check('"Hi" he said\tx', [[['"Hi" he said'], ["x"]]]);
  check('12" wide\tx', [[['12" wide'], ["x"]]]);
  check('"open\tx', [[['"open'], ["x"]]]);
  check('""', [[[]]]);
});

test("one line is one ability, without its bullet", () => {
  const check = (cell: string, lines: string[]) => expect(linesOf(cell)).toEqual(lines);
  check("• Plans\n• Leads", ["Plans", "Leads"]);
  check(" - Plans \n\n* Leads\n– Grows", ["Plans", "Leads", "Grows"]);
  check("\uF0B7\tPlans", ["Plans"]);
  check("1. Plans\n2) Leads", ["Plans", "Leads"]);
  check("1. FC Köln", ["1. FC Köln"]);
  check("1. one\nand two", ["1. one", "and two"]);
  check("-5 degrees", ["-5 degrees"]);
  check("2.5 years", ["2.5 years"]);
  check("*important*", ["*important*"]);
  check("•", ["•"]);
  check("\u00A0", []);
});

test("characters that no file can carry are counted and left out", () => {
  expect(readText("a\u0000b\tc\u0007")).toEqual({ block: [[["ab"], ["c"]]], dropped: 2 });
});

test("what is written is read again", () => {
  const block: Block = [
    [["a"], [], ['with "quotes"', "and lines"]],
    [['"'], ["=1+1"], ["x y"]],
  ];
  expect(readText(writeText(block)).block).toEqual(block);
  expect(writeText([[["a", "b"], []], [["c"], ["d"]]])).toBe('"a\nb"\t\r\nc\td');
});

test("a table carries no markup of the words, and marks heads", () => {
  const html = writeHtml([[[], ["One"]], [["Flow"], ["<b>a</b> & b", "=1"]]], true, true);
  expect(html).not.toContain("<b>");
  expect(html).toContain("&lt;b&gt;a&lt;/b&gt; &amp; b<br");
  expect(html.match(/<th/g)).toHaveLength(3);
  expect(html.match(/<td/g)).toHaveLength(1);
});
