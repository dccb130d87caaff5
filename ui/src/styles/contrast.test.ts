// The colours of every theme can be read: the figures of WCAG 2.2, worked out from the tokens themselves.
import { expect, test } from "vitest";
import tokens from "./tokens.css?raw";

type Colours = { [name: string]: string };

function block(head: string): Colours {
  const from = tokens.indexOf(`${head} {`);
  const text = tokens.slice(from, tokens.indexOf("\n}", from));
  return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]));
}

function light(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [light(a), light(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const onPaper = ["ink", "ink-2", "ink-3", "accent", "added", "removed", "moved", "warn", "danger"];
const pairs = [
  ...onPaper.flatMap((name) => ["paper", "side", "raised"].map((under) => [name, under] as const)),
  ["ink", "accent-tint"],
  ["ink-3", "accent-tint"],
  ["accent-ink", "accent"],
  ["added", "added-tint"],
  ["removed", "removed-tint"],
  ["moved", "moved-tint"],
  ["warn", "warn-tint"],
  ["found-ink", "found"],
  ["found-here-ink", "found-here"],
] as const;

function faint(head: string, least: number): string[] {
  const colours = block(head);
  return pairs.flatMap(([name, under]) => {
    const found = ratio(colours[name] ?? "", colours[under] ?? "");
    return found >= least ? [] : [`${name} on ${under}: ${found.toFixed(2)}`];
  });
}

test("black on white is 21:1, grey on grey is nothing", () => {
  expect(ratio("#000000", "#ffffff")).toBeCloseTo(21);
  expect(ratio("#777777", "#777777")).toBe(1);
});

test("high contrast is 7:1 for every text", () => {
  expect(faint(':root[data-theme="contrast"]', 7)).toEqual([]);
  expect(faint(':root[data-theme="contrast-dark"]', 7)).toEqual([]);
});

test("lines and edges of high contrast are 3:1", () => {
  for (const theme of ["contrast", "contrast-dark"]) {
    const colours = block(`:root[data-theme="${theme}"]`);
    for (const name of ["line", "line-strong", "accent"]) expect([theme, name, ratio(colours[name] ?? "", colours.paper ?? "") >= 3]).toEqual([theme, name, true]);
  }
});

test("light and dark are 4.5:1", () => {
  expect(faint(":root", 4.5)).toEqual([]);
  expect(faint(':root[data-theme="dark"]', 4.5)).toEqual([]);
});
