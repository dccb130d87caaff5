// What changed is an inserted or a deleted text for everybody, and nothing that cannot be seen stays hidden.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, it } from "vitest";
import { words } from "@/i18n";
import type { WordMark } from "@/wire/wire";
import { WordMarks } from "./WordMarks";

function check(marks: WordMark[], expected: string) {
  const page = renderToStaticMarkup(createElement(I18nextProvider, { i18n: words }, createElement(WordMarks, { marks })));
  expect(page.replace(/ (class|dir|aria-hidden)="[^"]*"/g, "").replace(/^<span>|<\/span>$/g, "")).toBe(expected);
}

it("marks what went and what came, and leaves the space around it alone", () => {
  check(
    [
      { is: "same", text: "Plans " },
      { is: "removed", text: "work " },
      { is: "added", text: "milestones " },
      { is: "same", text: "well" },
    ],
    "Plans <del>work</del> <ins>milestones</ins> well",
  );
  check([{ is: "added", text: " " }], "<ins> </ins>");
});

it("keeps several spaces in a row, which a line would make one of", () => {
  check([{ is: "same", text: "to  plan" }], "to<span>  </span>plan");
  check([{ is: "removed", text: "a   b" }, { is: "same", text: " c" }], "<del>a<span>   </span>b</del> c");
});

it("names a character that cannot be seen", () => {
  const named = (code: string, name: string) => `<span title="${name}"><span>${code}</span><span>${name}</span></span>`;
  check([{ is: "added", text: "wo\u202erk" }], `<ins>wo${named("U+202E", "right-to-left override")}rk</ins>`);
  check([{ is: "added", text: "\u00a0" }], `<ins>${named("U+00A0", "no-break space")}</ins>`);
  check([{ is: "same", text: "a\u2063b" }], `a${named("U+2063", "unseen character U+2063")}b`);
});

it("lets no text of a framework become markup", () => {
  check([{ is: "same", text: "<b>&" }], "&lt;b&gt;&amp;");
});
