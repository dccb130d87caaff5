// Markdown of notes: what is read as what, that words are never lost, and that nothing of it becomes markup of the page.
import { expect, test } from "vitest";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Markdown } from "./Markdown";

/** What is drawn, without the names of styles and the frame around it. */
function drawn(text: string): string {
  const html = renderToStaticMarkup(createElement(Markdown, { text })).replaceAll(/ class="[^"]*"/g, "");
  return html.replace(/^<div>/, "").replace(/<\/div>$/, "").replaceAll("\n", " ");
}

test("blocks and marks", () => {
  const cases: [string, string][] = [
    ["", ""],
    ["One\ntwo\n\nThree", "<p>One two</p><p>Three</p>"],
    ["# Head\n- a\n- b", "<p>Head</p><ul><li><p>a</p></li><li><p>b</p></li></ul>"],
    ["3. x\n4. y", '<ol start="3"><li><p>x</p></li><li><p>y</p></li></ol>'],
    ["a **b** *c* _d_ `e` ~~f~~", "<p>a <strong>b</strong> <em>c</em> <em>d</em> <code>e</code> <del>f</del></p>"],
    ["> said", "<blockquote><p>said</p></blockquote>"],
    ["a\\\nb", "<p>a<br/>b</p>"],
  ];
  for (const [text, expected] of cases) expect([text, drawn(text)]).toEqual([text, expected]);
});

test("marks without a partner are words", () => {
  for (const words of ["2 * 3 * 4", "snake_case_name", "**", "a ** b", "`", "~5 years~"]) expect(drawn(words)).toBe(`<p>${words}</p>`);
});

test("nothing is run, loaded or followed; what is not understood stays readable", () => {
  const cases: [string, string][] = [
    ["<script>x()</script>", "&lt;script&gt;x()&lt;/script&gt;"],
    ["a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"],
    ["[guide](javascript:x)", "<p><span>guide <span>(javascript:x)</span></span></p>"],
    ["[guide][1]\n\n[1]: https://a.example", "<p><span>guide <span>(https://a.example)</span></span></p>"],
    ["<https://a.example>", "<p>https://a.example</p>"],
    ["![chart](https://a.example/x.png)", "<p><span>chart <span>(https://a.example/x.png)</span></span></p>"],
    ["[nowhere]", "<p>[nowhere]</p>"],
  ];
  for (const [text, expected] of cases) expect([text, drawn(text)]).toEqual([text, expected]);
  const html = drawn("<img src=x>[a](b)![c](d)<https://e.example>");
  for (const tag of ["<a", "<img", "href", "src=\""]) expect(html).not.toContain(tag);
});

test("what nests deeper than people do is drawn flat, with its words", () => {
  expect(drawn(`${"> ".repeat(200)}deep`)).toContain("deep");
  expect(drawn("x".repeat(300_000)).length).toBeGreaterThan(300_000);
});
