// The steps of one framework that were read so far, newest first and without a gap; older ones when somebody scrolls there.
import { useCallback, useSyncExternalStore } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { EditStep, Id, Problem } from "@/wire/wire";
import { type Row, rowsOf, type Told } from "./steps";

/** So many steps are read at once. */
const page = 200;

/** What is known of a log at a moment. */
export type Known = {
  readonly rows: readonly Row[];
  readonly steps: readonly EditStep[];
  /** Whether there are older steps; null before anything was read. */
  readonly more: boolean | null;
  readonly problem: Problem | null;
};

export class StepLog {
  readonly framework: Id;
  known: Known = { rows: [], steps: [], more: null, problem: null };
  private told: Told = rowsOf([]);
  private busy: Promise<void> = Promise.resolve();
  private reading = false;
  private readonly hearers = new Set<() => void>();

  constructor(framework: Id) {
    this.framework = framework;
  }

  hear(tell: () => void): () => void {
    this.hearers.add(tell);
    return () => {
      this.hearers.delete(tell);
    };
  }

  /** Reads what came since, and what the versions are called by now; the first page where nothing was read yet. */
  refresh(): Promise<void> {
    return this.next(async () => {
      const newest = this.known.steps[0]?.edit ?? 0;
      const come: EditStep[] = [];
      let before: number | undefined;
      for (;;) {
        const answer = await this.ask(before);
        come.push(...answer.steps);
        before = answer.steps.at(-1)?.edit;
        // What was read before reaches up to here: no step is missing between.
        if (this.known.more === null || before === undefined || before <= newest || !answer.more) {
          const oldest = before ?? 0;
          const kept = this.known.steps.filter((step) => step.edit < oldest);
          this.put([...come, ...kept], kept.length > 0 ? (this.known.more ?? answer.more) : answer.more);
          return;
        }
      }
    });
  }

  /** Reads older steps, if there are any. */
  older(): void {
    if (this.reading || !this.known.more) return;
    this.reading = true;
    void this.next(async () => {
      const answer = await this.ask(this.known.steps.at(-1)?.edit);
      this.put([...this.known.steps, ...answer.steps], answer.more, rowsOf(answer.steps, this.told));
    }).finally(() => {
      this.reading = false;
    });
  }

  private ask(before: number | undefined) {
    return call("historyList", { framework: this.framework, count: page, ...(before === undefined ? {} : { before }) });
  }

  /** One after the other: two answers that overlap would leave a gap, or a step twice. */
  private next(read: () => Promise<void>): Promise<void> {
    this.busy = this.busy.then(read).catch((error: unknown) => {
      this.known = { ...this.known, problem: asProblem(error) };
      this.tell();
    });
    return this.busy;
  }

  private put(steps: readonly EditStep[], more: boolean, told: Told = rowsOf(steps)): void {
    this.told = told;
    this.known = { steps, more, problem: null, rows: told.rows };
    this.tell();
  }

  private tell(): void {
    for (const hear of this.hearers) hear();
  }
}

let last: StepLog | null = null;

/** The log of a framework; what was read of it stays while one looks at its earlier states. */
export function stepLogOf(framework: Id): StepLog {
  if (last?.framework !== framework) last = new StepLog(framework);
  return last;
}

/** What is known of a log. */
export function useStepLog(log: StepLog): Known {
  const hear = useCallback((tell: () => void) => log.hear(tell), [log]);
  return useSyncExternalStore(hear, () => log.known);
}
