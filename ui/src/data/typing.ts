// What is being typed and is not kept yet: handed to Rust while it is typed, so that a program that ends in the middle of
// a sentence loses half a second of it at most. Nothing of this is part of a framework until it is kept there.
import { call } from "@/platform/door";
import type { Id } from "@/wire/wire";

/** Where something is typed: a field of a node, or a place that is no field (`comment`, `version:note`, `add:…`). */
export type Spot = { readonly framework: Id; readonly node: Id; readonly field: string };

/** How often what is typed is handed over, in milliseconds. */
const every = 500;

type Typing = { spot: Spot; text: string; sent: string | null; last: number; timer: ReturnType<typeof setTimeout> | null; busy: Promise<void> };

const now = new Map<string, Typing>();

function keyOf({ framework, node, field }: Spot): string {
  return `${framework} ${node} ${field}`;
}

/** Something was typed: this is what stands there now. */
export function typed(spot: Spot, text: string): void {
  const key = keyOf(spot);
  const one = now.get(key) ?? { spot, text, sent: null, last: -every, timer: null, busy: Promise.resolve() };
  one.text = text;
  now.set(key, one);
  one.timer ??= setTimeout(() => send(one), Math.max(0, one.last + every - performance.now()));
}

function send(one: Typing): void {
  const { spot, text } = one;
  one.timer = null;
  one.last = performance.now();
  if (text === one.sent) return;
  one.sent = text;
  // Nothing is said where it does not work: whoever keeps the text hears of it, and the text is still in its field.
  one.busy = one.busy.then(() => call("typingKeep", { ...spot, text })).then(nothing, nothing);
}

function nothing(): void {
  // What comes back says nothing.
}

/** What was typed is kept by now, or was not meant. */
export function settled(spot: Spot): void {
  const key = keyOf(spot);
  const one = now.get(key);
  now.delete(key);
  if (!one) return;
  if (one.timer !== null) clearTimeout(one.timer);
  if (one.sent !== null) forget(spot, one.busy);
}

/** Forgets what was typed at a spot before this page was there. */
export function forget(spot: Spot, after: Promise<void> = Promise.resolve()): void {
  void after.then(() => call("typingForget", { ...spot })).catch(nothing);
}

/** What was typed at a spot and neither kept nor thrown away: for a field that went from the screen and comes back. */
export function unkeptAt(spot: Spot | null | undefined): string | undefined {
  return spot ? now.get(keyOf(spot))?.text : undefined;
}

/** Puts words back where they were being typed, for the field that opens there. */
export function recall(spot: Spot, text: string): void {
  now.set(keyOf(spot), { spot, text, sent: text, last: -every, timer: null, busy: Promise.resolve() });
}
