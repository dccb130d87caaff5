// Choosing two states to compare: never more than two, the older one as the old side. `null` is the draft.
import type { Id, Version } from "@/wire/wire";

/** The choice with one state ticked or unticked; a third one takes the place of the one chosen first. */
export function choose(chosen: readonly (Id | null)[], id: Id | null): (Id | null)[] {
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2);
}

/** The two sides of a choice, once there are two. `versions` stand newest first; the draft is newer than all. */
export function sidesOf(chosen: readonly (Id | null)[], versions: readonly Version[]): { old: Id | null; new: Id | null } | null {
  const [a, b] = chosen;
  if (a === undefined || b === undefined) return null;
  const age = (id: Id | null) => (id === null ? -1 : versions.findIndex((version) => version.id === id));
  return age(a) > age(b) ? { old: a, new: b } : { old: b, new: a };
}
