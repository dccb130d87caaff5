// What is being typed: handed over at once and then twice a second, in order, and forgotten when it is kept.
import { beforeEach, expect, test, vi } from "vitest";

const asked: string[] = [];
let answer: () => Promise<unknown> = () => Promise.resolve({});
vi.mock("@/platform/door", () => ({
  call: (name: string, { field, text }: { field: string; text?: string }) => {
    asked.push([name, field, text].filter((word) => word !== undefined).join(" "));
    return answer();
  },
}));

const { recall, settled, typed, unkeptAt } = await import("./typing");
const spot = (field: string) => ({ framework: "f", node: "n", field });
const told = () => asked.splice(0);

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  answer = () => Promise.resolve({});
  told();
});

async function type(field: string, text: string, pause = 50): Promise<void> {
  typed(spot(field), text);
  await vi.advanceTimersByTimeAsync(pause);
}

test("what is typed is never more than half a second ahead of what is handed over", async () => {
  await type("a", "P");
  expect(told()).toEqual(["typingKeep a P"]);
  for (const text of ["Pl", "Pla", "Plan", "Plans"]) await type("a", text);
  expect(told()).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(told()).toEqual(["typingKeep a Plans"]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told()).toEqual([]);
  settled(spot("a"));
  await vi.advanceTimersByTimeAsync(0);
  expect(told()).toEqual(["typingForget a"]);
  expect(unkeptAt(spot("a"))).toBe(undefined);
});

test("what is forgotten does not come back late", async () => {
  let through: () => void = () => undefined;
  answer = () => new Promise((resolve) => (through = () => resolve({})));
  await type("b", "x");
  await type("b", "xy");
  settled(spot("b"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told()).toEqual(["typingKeep b x"]);
  through();
  await vi.advanceTimersByTimeAsync(0);
  expect(told()).toEqual(["typingForget b"]);
});

test("a failure is no reason to stop", async () => {
  answer = () => Promise.reject(new Error("full"));
  await type("c", "x");
  await type("c", "xy", 600);
  expect(told()).toEqual(["typingKeep c x", "typingKeep c xy"]);
  expect(unkeptAt(spot("c"))).toBe("xy");
  settled(spot("c"));
});

test("a field that comes back has its words", async () => {
  recall(spot("d"), "from before");
  expect(unkeptAt(spot("d"))).toBe("from before");
  expect(unkeptAt(null)).toBe(undefined);
  await type("d", "from before", 600);
  expect(told()).toEqual([]);
  settled(spot("d"));
  await vi.advanceTimersByTimeAsync(0);
  expect(told()).toEqual(["typingForget d"]);
  settled(spot("e"));
  await vi.advanceTimersByTimeAsync(0);
  expect(told()).toEqual([]);
});
