// What may be mended in one framework, held once for all that show it: the panel, the bar, and the marks beside the words.
// Rust looks for it on a thread of its own; an answer about words that changed since is dropped.
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Framework } from "@/data/framework";
import { handsRested } from "@/data/hands";
import { call } from "@/platform/door";
import type { Finding, Findings, Id, Ignoring } from "@/wire/wire";
import { byNode, groupsOf, keyOf, type Which } from "./listing";

/** Long enough that typing and undoing in a row asks once, and what was opened stands; so long the hands have to rest. */
const moment = 350;

/** Whoever never rests sees what was found all the same: so long after it was wanted, in milliseconds. */
const patience = 4000;

const none: readonly Finding[] = [];

export class Watch {
  found: Findings | null = null;
  failed = false;
  /** The finding somebody is at, by its name. */
  current: string | null = null;
  /** Where in the list that one stood, for when it is gone. */
  stood = -1;
  /** Which findings are gone through. */
  which: Which = "all";
  private readonly framework: Framework;
  private nodes = new Map<Id, Finding[]>();
  private readonly hearers = new Map<string, Set<() => void>>();
  private timer = 0;
  /** Since when an answer is wanted that nobody has asked for yet. */
  private since: number | null = null;
  private asking = false;
  private wanted = false;

  constructor(framework: Framework) {
    this.framework = framework;
  }

  /** Hears of the list (`found`), of where somebody is (`current`), or of the marks of one node (its id). */
  hear(key: string, tell: () => void): () => void {
    const set = this.hearers.get(key) ?? new Set();
    set.add(tell);
    this.hearers.set(key, set);
    return () => {
      set.delete(tell);
      if (set.size === 0) this.hearers.delete(key);
    };
  }

  private tell(key: string): void {
    for (const tell of this.hearers.get(key) ?? []) tell();
  }

  /** The findings on a node; the same array until they change. */
  on(node: Id): readonly Finding[] {
    return this.nodes.get(node) ?? none;
  }

  at(key: string | null): void {
    if (key !== null && this.found) {
      const list = groupsOf(this.found.findings, this.found.counts, this.which).flatMap((group) => group.findings);
      this.stood = list.findIndex((one) => keyOf(one) === key);
    }
    if (this.current === key) return;
    this.current = key;
    this.tell("current");
  }

  /** Shows findings of one area, or all. */
  show(which: Which): void {
    this.which = which;
    this.tell("found");
  }

  /** Asks a moment later, or at once; while an answer is awaited, once more after it. */
  ask(wait = moment): void {
    clearTimeout(this.timer);
    this.since ??= performance.now();
    this.timer = window.setTimeout(() => this.whenStill(), wait);
  }

  /** Keys and pointer come first: what is looked for takes its share of the machine. */
  private whenStill(): void {
    const rest = moment - handsRested();
    if (rest > 0 && this.since !== null && performance.now() - this.since < patience) {
      this.timer = window.setTimeout(() => this.whenStill(), rest);
    } else void this.now();
  }

  /** Asks no more. */
  rest(): void {
    clearTimeout(this.timer);
    this.since = null;
    this.wanted = false;
  }

  private async now(): Promise<void> {
    if (this.asking) {
      this.wanted = true;
      return;
    }
    this.asking = true;
    this.since = null;
    const { revision } = this.framework;
    try {
      const found = await call("frameworkFindings", { framework: this.framework.id });
      // Words that were typed meanwhile are asked about already.
      if (this.framework.revision === revision) this.take(found);
    } catch {
      this.failed = true;
      this.tell("found");
    } finally {
      this.asking = false;
      if (this.wanted) {
        this.wanted = false;
        this.ask(0);
      }
    }
  }

  /** Findings are not to be seen, or to be seen again. Rejects with a `Problem`. */
  async ignore(which: Ignoring, yes: boolean): Promise<void> {
    const asked = { framework: this.framework.id, which };
    this.take(await (yes ? call("findingIgnore", asked) : call("findingUnignore", asked)));
  }

  private take(found: Findings): void {
    this.found = found;
    this.failed = false;
    const before = this.nodes;
    this.nodes = byNode(found.findings);
    for (const [node, list] of this.nodes) {
      const old = before.get(node);
      if (old && old.length === list.length && old.every((one, i) => sameMark(one, list[i]))) this.nodes.set(node, old);
    }
    this.tell("found");
    for (const node of new Set([...before.keys(), ...this.nodes.keys()])) {
      if (before.get(node) !== this.nodes.get(node)) this.tell(node);
    }
  }
}

function sameMark(one: Finding, other: Finding | undefined): boolean {
  return other !== undefined && keyOf(one) === keyOf(other) && JSON.stringify(one.params) === JSON.stringify(other.params);
}

const watches = new WeakMap<Framework, Watch>();

/** What may be mended in a framework. */
export function watchOf(framework: Framework): Watch {
  let watch = watches.get(framework);
  if (!watch) {
    watch = new Watch(framework);
    watches.set(framework, watch);
  }
  return watch;
}

/** Keeps the list up to date for as long as the screen stands. */
export function useWatching(framework: Framework): Watch {
  const watch = watchOf(framework);
  useEffect(() => {
    if (framework.readOnly) return undefined;
    watch.ask();
    const stop = framework.hear("revision", () => watch.ask());
    return () => {
      stop();
      watch.rest();
    };
  }, [framework, watch]);
  return watch;
}

/** The list, or null where there is none yet. */
export function useFound(watch: Watch): Findings | null {
  const hear = useCallback((tell: () => void) => watch.hear("found", tell), [watch]);
  return useSyncExternalStore(hear, () => watch.found);
}

/** Which findings are shown. */
export function useWhich(watch: Watch): Which {
  const hear = useCallback((tell: () => void) => watch.hear("found", tell), [watch]);
  return useSyncExternalStore(hear, () => watch.which);
}

/** Whether the list could not be made. */
export function useFailed(watch: Watch): boolean {
  const hear = useCallback((tell: () => void) => watch.hear("found", tell), [watch]);
  return useSyncExternalStore(hear, () => watch.failed);
}

/** The finding somebody is at. */
export function useCurrent(watch: Watch): string | null {
  const hear = useCallback((tell: () => void) => watch.hear("current", tell), [watch]);
  return useSyncExternalStore(hear, () => watch.current);
}

/** The findings on a node; what shows them is drawn again only when they change. */
export function useMarks(framework: Framework, node: Id): readonly Finding[] {
  const watch = watchOf(framework);
  const hear = useCallback((tell: () => void) => watch.hear(node, tell), [watch, node]);
  return useSyncExternalStore(hear, () => watch.on(node));
}
