// Colours that follow from a choice and a system, steps of the zoom, lists of what was last.
import { expect, test, vi } from "vitest";

const call = vi.fn<(name: string, request: unknown) => Promise<unknown>>(() => Promise.resolve(null));
vi.mock("@/platform/door", () => ({ call: (name: string, request: unknown) => call(name, request), on: vi.fn() }));
vi.stubGlobal("window", globalThis);

const { prefer, preferences, startPreferences, toFront, zoomBy } = await import("./preferences");
const { coloursOf } = await import("./theme");

test("what is chosen holds; the system is followed where nothing is", () => {
  const check = (theme: "system" | "light" | "dark" | "contrast", dark: boolean, contrast: boolean, expected: string) =>
    expect([theme, dark, contrast, coloursOf(theme, { dark, contrast })]).toEqual([theme, dark, contrast, expected]);
  check("system", false, false, "light");
  check("system", true, false, "dark");
  check("system", false, true, "contrast");
  check("light", true, true, "light");
  check("dark", false, true, "dark");
  check("contrast", false, false, "contrast");
  check("contrast", true, false, "contrast-dark");
});

test("the last one stands first, once, and not too many", () => {
  expect(toFront(["a", "b", "c"], "b", 3)).toEqual(["b", "a", "c"]);
  expect(toFront(["a", "b"], "c", 2)).toEqual(["c", "a"]);
});

test("the zoom goes in steps from 80 to 200", () => {
  const after = (from: number, by: 1 | -1 | 0) => {
    prefer({ zoom: from });
    zoomBy(by);
    return preferences().zoom;
  };
  expect([after(100, 1), after(200, 1), after(80, -1), after(100, -1), after(175, 0), after(118, 1), after(118, -1)])
    .toEqual([110, 200, 80, 90, 100, 125, 110]);
});

test("what the window kept is there again, and what changes is told once", () => {
  vi.useFakeTimers();
  const laid = { textContent: JSON.stringify({ ...preferences(), theme: "dark" }) };
  vi.stubGlobal("document", { getElementById: (id: string) => (id === "preferences" ? laid : null) });
  startPreferences();
  expect(preferences().theme).toBe("dark");
  call.mockClear();
  prefer({ density: "compact" });
  prefer({ theme: "light" });
  vi.runAllTimers();
  expect(call.mock.calls).toEqual([["windowPrefer", { ...preferences(), density: "compact", theme: "light" }]]);
  vi.useRealTimers();
});
