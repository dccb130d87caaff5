// The colours of every theme can be read: the figures of WCAG 2.2, worked out from the tokens themselves. Every text is
// measured on every surface it may come to stand on, tints and tints upon tints included, so that no rule of a component
// can pair two tokens that do not go together.
import { expect, test } from "vitest";
import tokens from "./tokens.css?raw";

type Rgb = readonly [number, number, number];
type Colours = { [name: string]: string };

const themes = { light: ":root", dark: ':root[data-theme="dark"]', contrast: ':root[data-theme="contrast"]', "contrast-dark": ':root[data-theme="contrast-dark"]' } as const;
type Theme = keyof typeof themes;

function block(theme: Theme): Colours {
  const head = themes[theme];
  const from = tokens.indexOf(`${head} {`);
  const text = tokens.slice(from, tokens.indexOf("\n}", from));
  return Object.fromEntries([...text.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, colour]) => [name, colour]));
}

/** A colour as tokens write it, laid over another one where light comes through. */
function laid(colour: string, under: Rgb = [255, 255, 255]): Rgb {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(colour);
  if (hex) return [hex[1], hex[2], hex[3]].map((part) => Number.parseInt(part ?? "", 16)) as unknown as Rgb;
  const parts = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)%\)$/.exec(colour);
  if (!parts) throw new Error(`no colour: ${colour}`);
  const [r, g, b, thick] = [1, 2, 3, 4].map((i) => Number(parts[i])) as [number, number, number, number];
  const over = thick / 100;
  return [r * over + under[0] * (1 - over), g * over + under[1] * (1 - over), b * over + under[2] * (1 - over)];
}

function light(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: Rgb, b: Rgb): number {
  const [high = 0, low = 0] = [light(a), light(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** What words and controls stand on: the papers, the two tints over each of them, and the tints that mean something. */
function surfaces(colours: Colours): Map<string, Rgb> {
  const of = (name: string, under?: Rgb) => laid(colours[name] ?? "", under);
  const found = new Map<string, Rgb>(["paper", "side", "raised", "picked"].map((name) => [name, of(name)]));
  for (const under of ["paper", "side", "raised"]) {
    for (const tint of ["tint", "tint-strong"]) found.set(`${tint} over ${under}`, of(tint, of(under)));
  }
  for (const tint of ["accent-tint", "added-tint", "removed-tint", "moved-tint", "warn-tint"]) found.set(tint, of(tint));
  return found.set("tint over accent-tint", of("tint", of("accent-tint")));
}

const texts = ["ink", "ink-2", "ink-3", "accent", "added", "removed", "moved", "warn", "danger"];
/** Words with a ground of their own. */
const own = [
  ["accent-ink", "accent"],
  ["found-ink", "found"],
  ["found-here-ink", "found-here"],
] as const;
/** What a control, its edge, the ring of the focus or a sign is drawn with. */
const edges = ["line-strong", "accent", "danger", "ink-3"];

function faint(theme: Theme, names: readonly string[], least: number): string[] {
  const colours = block(theme);
  const under = [...surfaces(colours)];
  const everywhere = names.flatMap((name) => under.map(([surface, ground]) => [name, surface, ratio(laid(colours[name] ?? ""), ground)] as const));
  return everywhere.filter(([, , found]) => found < least).map(([name, surface, found]) => `${name} on ${surface}: ${found.toFixed(2)}`);
}

test("black on white is 21:1, grey on grey is nothing, a half is laid over what is below", () => {
  expect(ratio(laid("#000000"), laid("#ffffff"))).toBeCloseTo(21);
  expect(ratio(laid("#777777"), laid("#777777"))).toBe(1);
  expect(laid("rgb(0 0 0 / 50%)", [255, 255, 255])).toEqual([127.5, 127.5, 127.5]);
});

test.each([
  ["light", 4.5],
  ["dark", 4.5],
  ["contrast", 7],
  ["contrast-dark", 7],
] as const)("every text of %s is %d:1 wherever it may stand", (theme, least) => {
  expect(faint(theme, texts, least)).toEqual([]);
  const colours = block(theme);
  for (const [name, under] of own) {
    expect([name, ratio(laid(colours[name] ?? ""), laid(colours[under] ?? "")) >= least]).toEqual([name, true]);
  }
});

test.each(["light", "dark", "contrast", "contrast-dark"] as const)("edges of controls and the focus of %s are 3:1", (theme) => {
  expect(faint(theme, edges, 3)).toEqual([]);
});

test("with high contrast the fine lines between things are 3:1 too", () => {
  for (const theme of ["contrast", "contrast-dark"] as const) expect(faint(theme, ["line"], 3)).toEqual([]);
});

test("a theme has every colour of the first one", () => {
  const coloured = Object.entries(block("light")).filter(([, value]) => /^(#|rgb)/.test(value));
  for (const theme of ["dark", "contrast", "contrast-dark"] as const) {
    expect(coloured.map(([name]) => name).filter((name) => !(name in block(theme)))).toEqual([]);
  }
});
