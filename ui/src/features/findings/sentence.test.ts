// Every finding and every mend that Rust knows has its words.
import { expect, test } from "vitest";
import { words } from "@/i18n";
import type { Finding } from "@/wire/wire";
import findings from "@/i18n/en.findings";
import { kindOf, mendOf, sentenceOf, whyOf } from "./sentence";

const rules = import.meta.glob<string>(
  ["../../../../src-tauri/crates/model/src/check/*.rs", "../../../../src-tauri/crates/wording/src/rule/*.rs"],
  { eager: true, query: "?raw", import: "default" },
);
const codes = Object.values(rules).flatMap((text) => [...text.matchAll(/Rule \{ code: "([^"]+)"/g)].map((m) => m[1] ?? ""));
const mends = Object.values(rules).flatMap((text) =>
  [...text.matchAll(/\.(?:set|mend)\(\s*(?:if [^{]+\{ )?"([a-z-]+)"/g)].map((m) => m[1] ?? ""),
);

function finding(code: string, params: { [name: string]: string } = {}): Finding {
  return { code, area: "wording", gentle: false, node: "n", also: [], word: null, params, mends: [] };
}

test("the rules are found", () => {
  expect(codes.length).toBeGreaterThan(25);
  expect(new Set(mends).size).toBeGreaterThan(8);
});

test.each(codes)("%s has words", (code) => {
  const params = { count: "2", why: { inconsiderate: "age", "vague-verb": "unseen" }[code] ?? "" };
  expect(sentenceOf(words.t, finding(code, params))).not.toContain("odd");
  expect(kindOf(words.t, code)).not.toBe("Other");
  expect(whyOf(words.t, finding(code, params)).length).toBeGreaterThan(10);
});

test.each([...new Set(mends)])("%s has words", (code) => {
  const intention = { verb: "remove", nodes: [] } as const;
  expect(mendOf(words.t, { code, params: { years: "2" }, intention: { ...intention, nodes: [] } })).not.toContain("mend.");
});

test("a habit is said of all", () => {
  const said = sentenceOf(words.t, finding("vague-verb", { count: "7", words: "Knows, Understands" }));
  expect(said).toBe("7 statements begin with “Knows, Understands”");
  expect(sentenceOf(words.t, finding("verb-form", { count: "1", word: "Planning", like: "Leads" }))).toBe(
    findings.finding["verb-form_one"].replace("{{word}}", "Planning").replace("{{like}}", "Leads"),
  );
});
