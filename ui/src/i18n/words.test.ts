// Every id that the page asks the catalogue for is in it.
import { expect, test } from "vitest";
import { areas, type Catalogue, english } from "./index";

const sources = import.meta.glob<string>("../**/*.{ts,tsx}", { eager: true, query: "?raw", import: "default" });

function has(id: string): boolean {
  const found = (key: string) =>
    key.split(".").reduce<string | Catalogue | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), english);
  return typeof found(id) === "string" || (typeof found(`${id}_one`) === "string" && typeof found(`${id}_other`) === "string");
}

test("no area takes an id of another", () => {
  const ids = areas.flatMap((area) => Object.keys(area));
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
});

test("every id is in the catalogue", () => {
  const asked: string[] = [];
  for (const [file, text] of Object.entries(sources)) {
    if (file.includes(".test.")) continue;
    for (const match of text.matchAll(/\bt\(\s*"([^"]+)"/g)) if (!has(match[1] ?? "")) asked.push(`${file}: ${match[1]}`);
  }
  expect(asked).toEqual([]);
});
