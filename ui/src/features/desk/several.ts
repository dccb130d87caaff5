// What can be done to several nodes at once; each is one step that can be taken back.
import type { FieldEdits, Id, Intention } from "@/wire/wire";
import { type Desk, short } from "./desk";
import { inward, isHere, kindsOf, outward, type Place, stepped, tops } from "./moves";

/** What somebody means who acts on a node: all that are chosen where it is one of them, otherwise the node alone. */
export function meant(desk: Desk, id: Id): Id[] {
  return desk.chosen.has(id) ? tops(desk.framework, desk.chosen) : tops(desk.framework, [id]);
}

/** The one intention, or all of them as one step. */
function asOne(edits: Intention[]): Intention | null {
  const [first] = edits;
  if (!first) return null;
  return edits.length === 1 ? first : { verb: "together", as: "change", edits };
}

async function does(desk: Desk, edits: Intention[]): Promise<boolean> {
  const intention = asOne(edits);
  return intention !== null && (await desk.do(intention)) !== null;
}

/** Removes nodes with all that stands in them, and offers the way back. */
export async function removeAll(desk: Desk, ids: readonly Id[]): Promise<void> {
  const [only] = ids;
  if (only && ids.length === 1) return desk.remove(only);
  const { framework, t } = desk;
  const last = ids.at(-1);
  const node = framework.get(last);
  if (!last || !node?.parent) return;
  const gone = new Set(ids);
  const row = framework.children(node.parent, node.kind);
  const at = row.indexOf(last);
  const next = row.slice(at + 1).find((id) => !gone.has(id)) ?? row.slice(0, at).findLast((id) => !gone.has(id));
  const above = framework.above(last).toReversed().find((one) => !gone.has(one.id));
  const chosen = desk.chosen;
  const { selected } = desk;
  if (!(await does(desk, [{ verb: "remove", nodes: [...ids] }]))) return;
  desk.removed = ids;
  desk.select(next ?? above?.id ?? framework.root);
  desk.offerUndo(t("several.removed", { count: ids.length }), () => desk.choose(chosen, selected));
}

/** Copies nodes, each right behind its original. */
export async function duplicateAll(desk: Desk, ids: readonly Id[]): Promise<void> {
  const [only] = ids;
  if (only && ids.length === 1) return desk.duplicate(only);
  const before = new Set(ids.flatMap((id) => rowAround(desk, id)));
  if (!(await does(desk, ids.map((node) => ({ verb: "duplicate", node }))))) return;
  const copies = ids.flatMap((id) => rowAround(desk, id)).filter((id) => !before.has(id));
  const [first] = copies;
  if (first) desk.choose(copies, first);
}

function rowAround(desk: Desk, id: Id): readonly Id[] {
  const node = desk.framework.get(id);
  return node?.parent ? desk.framework.children(node.parent, node.kind) : [];
}

/** Moves nodes to a place; those of different kinds keep to their own rows there. */
export async function moveAll(desk: Desk, ids: readonly Id[], place: Place): Promise<boolean> {
  const { framework } = desk;
  const from = framework.get(ids[0])?.parent;
  if (ids.length === 0 || isHere(framework, ids, place)) return false;
  const kinds = kindsOf(framework, ids);
  const [only] = ids;
  const edits: Intention[] =
    only && ids.length === 1 && from === place.parent && place.index !== undefined
      ? [{ verb: "reorder", node: only, index: place.index }]
      : kinds.map((kind) => moveOf(ids.filter((id) => framework.get(id)?.kind === kind), place, kinds.length === 1));
  if (!(await does(desk, edits))) return false;
  desk.retell(ids);
  return true;
}

function moveOf(nodes: Id[], { parent, index }: Place, indexed: boolean): Intention {
  return indexed && index !== undefined ? { verb: "move", nodes, parent, index } : { verb: "move", nodes, parent };
}

/** Moves what is meant with a node up or down among its siblings, past the ends into the next container. */
export async function stepAll(desk: Desk, ids: readonly Id[], by: 1 | -1): Promise<boolean> {
  return toPlace(desk, ids, stepped(desk.framework, ids, by));
}

/** Moves nodes out of their container, into the one around it. */
export async function outAll(desk: Desk, ids: readonly Id[]): Promise<boolean> {
  return toPlace(desk, ids, outward(desk.framework, ids));
}

/** Moves nodes into the first container beside them. */
export async function inAll(desk: Desk, ids: readonly Id[]): Promise<boolean> {
  return toPlace(desk, ids, inward(desk.framework, ids));
}

async function toPlace(desk: Desk, ids: readonly Id[], place: Place | null): Promise<boolean> {
  const from = desk.framework.get(ids[0])?.parent;
  if (!place || !(await moveAll(desk, ids, place))) return false;
  if (place.parent !== from) sayMoved(desk, ids, place.parent);
  return true;
}

/** Says where nodes stand now, since what left its container is easily lost sight of, and offers the way back. */
export function sayMoved(desk: Desk, ids: readonly Id[], container: Id): void {
  desk.offerUndo(movedWords(desk, ids, container));
}

function movedWords(desk: Desk, ids: readonly Id[], container: Id): string {
  const where = short(desk.name(container));
  const [only] = ids;
  return only && ids.length === 1
    ? desk.t("node.moved", { subject: short(desk.name(only)), container: where })
    : desk.t("several.moved", { count: ids.length, container: where });
}

/** Sets the same fields of several nodes. */
export async function setAll(desk: Desk, ids: readonly Id[], fields: FieldEdits): Promise<boolean> {
  return does(desk, ids.map((node) => ({ verb: "set", node, fields })));
}
