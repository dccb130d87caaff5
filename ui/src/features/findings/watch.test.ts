// When findings are looked for: not while somebody's hands are busy, but not never either.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const asked = vi.fn(async (_name: string, _request: object) => ({ findings: [], counts: {}, ignored: [], score: { serving: 0, all: 0, idle: [] } }));
vi.mock("@/platform/door", () => ({ call: asked, on: () => () => undefined }));

let hear: () => void = () => undefined;
vi.stubGlobal("window", globalThis);
vi.stubGlobal("addEventListener", (_sign: string, heard: () => void) => (hear = heard));

const { Framework } = await import("@/data/framework");
const { Watch } = await import("./watch");

const watch = () => new Watch(Framework.frozen("f", [{ id: "f", kind: "framework", parent: null, place: 0, fields: {} }]));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  asked.mockClear();
});

describe("findings are asked for", () => {
  test("at once where nobody does anything", () => {
    vi.advanceTimersByTime(1000);
    watch().ask(0);
    vi.advanceTimersByTime(1);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test("once the hands rest", () => {
    const one = watch();
    hear();
    one.ask(0);
    vi.advanceTimersByTime(300);
    hear();
    vi.advanceTimersByTime(300);
    expect(asked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test("all the same where they never rest", () => {
    const one = watch();
    one.ask(0);
    for (let key = 0; key < 50; key += 1) {
      hear();
      vi.advanceTimersByTime(100);
    }
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test("not once the screen is gone", () => {
    const one = watch();
    hear();
    one.ask(0);
    one.rest();
    vi.advanceTimersByTime(10_000);
    expect(asked).not.toHaveBeenCalled();
  });
});
