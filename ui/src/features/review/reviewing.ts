// A review being gone through: what came with the file, read once, and how the draft stands to it, read after every step.
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Framework } from "@/data/framework";
import { asProblem } from "@/data/problems";
import { type Compared, comparedOf } from "@/features/comparison/useComparison";
import { call } from "@/platform/door";
import type { ChoiceName, Entry, OpenReview, Problem, Side } from "@/wire/wire";

/** What the screen shows: `compared` stays the same as long as the review is open, the rest is as fresh as the draft. */
export type Reviewed = { readonly open: OpenReview; readonly compared: Compared };

export type ReviewState =
  | { readonly is: "opening" }
  | { readonly is: "open"; readonly reviewed: Reviewed }
  | { readonly is: "failed"; readonly problem: Problem };

/** One review of one framework. Every step goes through the framework, so that its undo and its saving know of it. */
export class Reviewing {
  readonly framework: Framework;
  readonly key: number;
  state: ReviewState = { is: "opening" };
  private readonly hearers = new Set<() => void>();
  private asked = 0;

  constructor(framework: Framework, key: number) {
    this.framework = framework;
    this.key = key;
  }

  readonly hear = (tell: () => void): (() => void) => {
    this.hearers.add(tell);
    return () => this.hearers.delete(tell);
  };

  /** Reads the review; while it is read again the last answer stays. An answer that was overtaken is dropped. */
  async load(): Promise<void> {
    const asked = ++this.asked;
    try {
      const open = await call("reviewOpen", { framework: this.framework.id, review: this.key });
      if (asked === this.asked) this.put({ is: "open", reviewed: { open, compared: this.compared(open) } });
    } catch (error) {
      if (asked === this.asked) this.put({ is: "failed", problem: asProblem(error) });
    }
  }

  /** Accepts (new) or rejects (old) some changes as one step. */
  async settle(changes: readonly number[], side: Side): Promise<void> {
    if (changes.length === 0) return;
    await this.framework.settle(this.key, changes, side);
    await this.load();
  }

  /** Decides a conflict, or opens it again. */
  async resolve(conflict: number, choice: ChoiceName, text?: string): Promise<void> {
    await this.framework.resolve(this.key, conflict, choice, text);
    await this.load();
  }

  /** Takes the last step back; says which. Null where there is none. */
  undo(): Promise<Entry | null> {
    return this.history("undo");
  }

  /** Does the last step that was taken back again; says which. Null where there is none. */
  redo(): Promise<Entry | null> {
    return this.history("redo");
  }

  private async history(way: "undo" | "redo"): Promise<Entry | null> {
    const entry = this.framework.log?.[way] ?? null;
    if (entry === null) return null;
    await this.framework[way]();
    await this.load();
    return entry;
  }

  /** What came does not change: it is worked out once, and whoever reads it keeps his place and his filters. */
  private compared(open: OpenReview): Compared {
    const before = this.state.is === "open" ? this.state.reviewed.compared : null;
    return before && before.changes.length === open.comparison.changes.length ? before : comparedOf(open);
  }

  private put(state: ReviewState): void {
    this.state = state;
    for (const tell of this.hearers) tell();
  }
}

/** Opens a review. */
export function useReview(framework: Framework, key: number): { reviewing: Reviewing; state: ReviewState } {
  const reviewing = useMemo(() => new Reviewing(framework, key), [framework, key]);
  useEffect(() => void reviewing.load(), [reviewing]);
  const state = useSyncExternalStore(reviewing.hear, () => reviewing.state);
  return { reviewing, state };
}
