// How the draft stands to what came with a file: change by change, and to several changes at once.
import type { OpenConflict, OpenReview, Side } from "@/wire/wire";

/** The draft has it (new), has what was before (old), holds something else by now, or has only some of several. */
export type Standing = "new" | "old" | "since" | "part";

/** How many changes stand how, and how many conflicts wait. */
export type Counts = { readonly new: number; readonly old: number; readonly since: number; readonly conflicts: number };

/** The standing of several changes in one word. */
export function standingOf(standing: readonly (Side | null)[], changes: readonly number[]): Standing {
  const all = new Set(changes.map((at) => standing[at] ?? null));
  const [only] = all;
  if (all.size === 1 && only !== undefined) return only ?? "since";
  // Where one was edited since, it is not the reader's doing that the others differ.
  return all.has(null) ? "since" : "part";
}

/** Whether somebody still has to decide a conflict. */
export function isOpen(conflict: OpenConflict): boolean {
  return !conflict.decided;
}

/** The numbers for the head of a review. */
export function countsOf({ standing, conflicts }: Pick<OpenReview, "standing" | "conflicts">): Counts {
  const of = (side: Side | null) => standing.filter((one) => one === side).length;
  return { new: of("new"), old: of("old"), since: of(null), conflicts: conflicts.filter(isOpen).length };
}

/** The first conflict that waits, from `from` on and round; null where all are decided. */
export function nextOpen(conflicts: readonly OpenConflict[], from: number): number | null {
  for (let by = 0; by < conflicts.length; by++) {
    const at = (from + by) % conflicts.length;
    const conflict = conflicts[at];
    if (conflict && isOpen(conflict)) return at;
  }
  return null;
}

/** The changes of some items that a filter lets through, each once, in their order. */
export function chosen(items: readonly { readonly changes: readonly number[] }[], shown: (change: number) => boolean): number[] {
  return [...new Set(items.flatMap((item) => item.changes))].filter(shown).toSorted((a, b) => a - b);
}
