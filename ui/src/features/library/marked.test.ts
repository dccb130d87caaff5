// Marks in what was found.
import { expect, test } from "vitest";
import { fromHit, lineWithHit, marked } from "./marked";

test("every word is marked wherever it stands, whatever its case", () => {
  const shown = (text: string, query: string) => marked(text, query).map((p) => (p.hit ? `[${p.text}]` : p.text)).join("");
  expect(shown("Plans the planning", "PLAN")).toBe("[Plan]s the [plan]ning");
  expect(shown("Flow and risk", "risk flow")).toBe("[Flow] and [risk]");
  expect(shown("Flow", "  ")).toBe("Flow");
  expect(shown("İstanbul", "stan")).toBe("İ[stan]bul");
  expect(shown("Überblick, u\u0308ber", "uber")).toBe("[Über]blick, [u\u0308ber]");
  expect(shown("", "a")).toBe("");
});

test("a long text is shown from shortly before what was found", () => {
  const text = "Points out in reviews which future change makes it harder";
  expect(fromHit(text, "future")).toBe("…which future change makes it harder");
  expect(fromHit(text, "points")).toBe(text);
  expect(fromHit(text, "out")).toBe(text);
  expect(fromHit(text, "nowhere")).toBe(text);
  expect(fromHit("averyveryverylongwordthatgoeson", "goes")).toBe("…goeson");
});

test("where what is shown lacks the words, a line of the other texts has them", () => {
  const body = "A guide for planning.\n\n- Never a gate: somebody who shows it is ready.";
  const check = (query: string, expected: string | null) => expect(lineWithHit("How to read the years", ["", body], query)).toBe(expected);
  check("years", null);
  check("GATE", "- Never a gate: somebody who shows it is ready.");
  check("years guide", "A guide for planning.");
  check("nowhere", null);
  check(" ", null);
});
