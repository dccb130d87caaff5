// What people wrote runs in its own direction, whatever the page does: elements that show it say dir="auto".
import { expect, test } from "vitest";

const sources = import.meta.glob<string>("../**/*.tsx", { eager: true, query: "?raw", import: "default" });

/** An element of the page itself, its attributes, and the one value it shows. */
const shows = /<([a-z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}))?)*)\s*>\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*<\//g;

/** Values that people wrote, as far as their names tell. */
const written = /\bdesk\.name\(|\.fields\.(?!weight|grade|experience)\w+|\bframework\.words\(|\b(card|path|step|framework|ability|competency|group|version|starter|sample|origin|comment)\.(title|name|text|note|author|statement|summary)\b|\bwordsOf\(/;

test("elements that show what people wrote say dir=auto", () => {
  const found: string[] = [];
  let seen = 0;
  for (const [file, text] of Object.entries(sources)) {
    for (const [, name = "", attributes = "", value = ""] of text.matchAll(shows)) {
      // What stands within other elements is theirs; a sentence of the page runs as the page does.
      if (!written.test(value) || value.includes("<") || /\bt\(/.test(value)) continue;
      seen += 1;
      const auto = /\bdir=("auto"|\{)/.test(attributes) || name === "bdi";
      if (!auto) found.push(`${file}: <${name}> {${value.trim()}}`);
    }
  }
  expect(seen).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
