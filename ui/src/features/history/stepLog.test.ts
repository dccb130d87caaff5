// The log that is read page by page: no step is missing or twice, whatever comes while it is read.
import { beforeEach, expect, test, vi } from "vitest";
import type { EditStep } from "@/wire/wire";

let all: number[] = [];
let fails = false;
const asked: string[] = [];
vi.mock("@/platform/door", () => ({
  call: (name: string, { before, count }: { before?: number; count: number }) => {
    asked.push(`${name} ${before ?? "-"}`);
    if (fails) return Promise.reject(new Error("no"));
    const older = all.filter((edit) => edit < (before ?? Infinity)).toSorted((a, b) => b - a);
    const steps = older.slice(0, count).map((edit) => ({ edit, at: "2026-03-02T10:00:00", author: "", takes: null, versions: [] }) as unknown as EditStep);
    return Promise.resolve({ steps, more: older.length > count });
  },
}));

const { StepLog } = await import("./stepLog");
const numbers = (to: number, from = 1) => Array.from({ length: to - from + 1 }, (_, i) => to - i);

beforeEach(() => {
  all = numbers(1000);
  fails = false;
  asked.length = 0;
});

function edits(log: InstanceType<typeof StepLog>): number[] {
  return log.known.steps.map((one) => one.edit);
}

test("older steps come page by page, to the first", async () => {
  const log = new StepLog("f");
  await log.refresh();
  expect([edits(log), log.known.more]).toEqual([numbers(1000, 801), true]);
  for (let n = 0; n < 9; n++) {
    log.older();
    log.older();
    await vi.waitFor(() => expect(log.known.steps.length).toBe(Math.min(1000, 400 + n * 200)));
  }
  expect([edits(log), log.known.more]).toEqual([numbers(1000), false]);
  expect(asked.length).toBe(5);
});

test("what comes meanwhile is put on top, without a gap", async () => {
  const log = new StepLog("f");
  await log.refresh();
  log.older();
  all = [...numbers(1003, 1001), ...all];
  await log.refresh();
  expect(edits(log)).toEqual(numbers(1003, 601));
  all = [...numbers(1503, 1004), ...all];
  await log.refresh();
  expect([edits(log), log.known.more]).toEqual([numbers(1503, 601), true]);
});

test("a log of one step, and one that cannot be read just now", async () => {
  all = [7];
  const log = new StepLog("f");
  await log.refresh();
  await log.refresh();
  expect([edits(log), log.known.more]).toEqual([[7], false]);
  fails = true;
  all = [8, 7];
  await log.refresh();
  expect([edits(log), log.known.problem?.code]).toEqual([[7], "unexpected"]);
  fails = false;
  await log.refresh();
  expect([edits(log), log.known.problem]).toEqual([[8, 7], null]);
});
