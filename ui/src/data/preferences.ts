// What a person chose for this machine: colours, density, language, zoom, panes, and where they were. Kept by the window in a small
// file; a page without a window (a development server) keeps it in the browser.
import { useCallback, useSyncExternalStore } from "react";
import { call } from "@/platform/door";
import type { Preferences } from "@/wire/wire";

export type { Preferences };
export type Theme = Preferences["theme"];
export type LanguageChoice = Preferences["language"];
export type Density = Preferences["density"];

const first: Preferences = {
  theme: "system",
  density: "comfortable",
  language: "system",
  zoom: 100,
  panes: {},
  widths: {},
  recent: [],
  used: [],
  last: null,
};

const browserKey = "rungs.preferences";
/** So long the page waits for the next change before it tells the window, in milliseconds. */
const pause = 120;

let now: Preferences = first;
let inWindow = false;
let timer = 0;
const hearers = new Set<() => void>();

/** Reads what was kept; called once, before anything is drawn. The window lays it on the page. */
export function startPreferences(): void {
  const laid = document.getElementById("preferences")?.textContent;
  inWindow = laid !== undefined;
  now = { ...first, ...(JSON.parse(laid ?? localStorage.getItem(browserKey) ?? "{}") as Partial<Preferences>) };
}

/** What holds now. */
export function preferences(): Preferences {
  return now;
}

/** Changes some of it, and keeps it. */
export function prefer(part: Partial<Preferences>): void {
  now = { ...now, ...part };
  for (const hear of hearers) hear();
  clearTimeout(timer);
  timer = window.setTimeout(keep, pause);
}

function keep(): void {
  // What cannot be kept holds nevertheless until the window closes: no reason to disturb anybody.
  if (inWindow) call("windowPrefer", now).catch(() => undefined);
  else localStorage.setItem(browserKey, JSON.stringify(now));
}

/** Hears of every change. */
export function hearPreferences(hear: () => void): () => void {
  hearers.add(hear);
  return () => {
    hearers.delete(hear);
  };
}

/** One of the preferences, drawn again when it changes. */
export function usePreference<K extends keyof Preferences>(key: K): Preferences[K] {
  const hear = useCallback((tell: () => void) => hearPreferences(tell), []);
  return useSyncExternalStore(hear, () => now[key]);
}

/** A list with one thing at its head, without doubles, no longer than `most`. */
export function toFront<T>(list: readonly T[], one: T, most: number): T[] {
  return [one, ...list.filter((other) => other !== one)].slice(0, most);
}

/** The steps of the zoom, in per cent. */
export const zooms: readonly number[] = [80, 90, 100, 110, 125, 150, 175, 200];

/** Makes everything one step larger (1), smaller (-1), or as it was on the first day (0). */
export function zoomBy(by: 1 | -1 | 0): void {
  const larger = zooms.find((zoom) => zoom > now.zoom);
  const smaller = zooms.findLast((zoom) => zoom < now.zoom);
  const zoom = by === 0 ? 100 : by > 0 ? larger : smaller;
  if (zoom && zoom !== now.zoom) prefer({ zoom });
}
