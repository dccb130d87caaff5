// What a person may say about pairs: that two are not the same, or that something removed and something added are.
import type { Change, Headline, Id, Kind } from "@/wire/wire";
import type { Item } from "./listing";

/** A node that stands on one side only. */
export type Lone = { readonly key: string; readonly node: Kind; readonly side: "old" | "new"; readonly id: Id };

/** Two nodes, by their ids on either side. */
export type Pair = { readonly oldId: Id; readonly newId: Id };

/** The pair of a change that was made by content, with how sure it is; null where the ids say it or there is none. */
export function unsure(change: Change | undefined): (Pair & { readonly sure: number }) | null {
  if (!change || change.sure === undefined || change.sure >= 1 || change.oldId === undefined || change.newId === undefined) return null;
  return { oldId: change.oldId, newId: change.newId, sure: change.sure };
}

/** How sure a pair is, in whole per cent; never a hundred where there is doubt. */
export function percentOf(sure: number): number {
  return Math.min(99, Math.max(1, Math.round(sure * 100)));
}

/** The node that an item says came or went; null for anything else, and for the framework itself. */
export function loneOf(item: Item, changes: readonly Change[], headlines: readonly Headline[]): Lone | null {
  const change = changes[item.change];
  const headline = item.headline === null ? null : headlines[item.headline];
  // A headline speaks of the node it names; one about several is about no single one.
  if (headline && (headline.oldId !== change?.oldId || headline.newId !== change?.newId)) return null;
  if (change?.change === "added" && change.newId !== undefined) return { key: item.key, node: change.node, side: "new", id: change.newId };
  if (change?.change === "removed" && change.oldId !== undefined) return { key: item.key, node: change.node, side: "old", id: change.oldId };
  return null;
}

/** Picks a node, or puts it back. At most one of each side stays picked, and only nodes of one kind. */
export function pick(picked: readonly Lone[], lone: Lone): readonly Lone[] {
  if (picked.some((other) => other.key === lone.key)) return picked.filter((other) => other.key !== lone.key);
  return [...picked.filter((other) => other.side !== lone.side && other.node === lone.node), lone];
}

/** The pair that two picked nodes make; null until there is one of each side. */
export function pairOf(picked: readonly Lone[]): Pair | null {
  const [old, next] = [picked.find((lone) => lone.side === "old"), picked.find((lone) => lone.side === "new")];
  return old && next ? { oldId: old.id, newId: next.id } : null;
}
