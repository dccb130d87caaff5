// Where nodes may go: what the table of kinds allows, worked out without moving anything. Pure.
import type { Framework } from "@/data/framework";
import { holds } from "@/data/kinds";
import type { Id, Kind } from "@/wire/wire";

/** A place for nodes: a container, and an index among those siblings that are there without them; at the end where none is given. */
export type Place = { parent: Id; index?: number };

/** The nodes that are there, in reading order. */
export function ordered(framework: Framework, ids: Iterable<Id>): Id[] {
  const wanted = new Set([...ids].filter((id) => framework.get(id)));
  const [one] = wanted;
  if (!one || wanted.size === 1) return [...wanted];
  const first = framework.get(one);
  // Siblings are the usual case, and their row knows their order.
  const isRow = first?.parent && [...wanted].every((id) => framework.get(id)?.parent === first.parent && framework.get(id)?.kind === first.kind);
  if (isRow && first.parent) return framework.children(first.parent, first.kind).filter((id) => wanted.has(id));
  const found: Id[] = [];
  for (const node of framework.inOrder()) if (wanted.has(node.id)) found.push(node.id);
  return found;
}

/** The nodes in reading order, without those that stand in another of them and without the framework itself. */
export function tops(framework: Framework, ids: Iterable<Id>): Id[] {
  const wanted = new Set([...ids].filter((id) => framework.get(id)?.parent));
  return ordered(framework, [...wanted].filter((id) => !framework.above(id).some((above) => wanted.has(above.id))));
}

/** The kinds of some nodes, each once. */
export function kindsOf(framework: Framework, ids: readonly Id[]): Kind[] {
  return [...new Set(ids.flatMap((id) => framework.get(id)?.kind ?? []))];
}

/** Whether a container may hold all of the nodes. */
export function mayHold(framework: Framework, container: Id, ids: readonly Id[]): boolean {
  const kind = framework.get(container)?.kind;
  return kind !== undefined && kindsOf(framework, ids).every((one) => holds(kind, one));
}

/** Every container that may hold all of the nodes, in reading order, their own included. */
export function containersFor(framework: Framework, ids: readonly Id[]): Id[] {
  const [first] = ids;
  if (!first) return [];
  return framework.targets(first).flatMap((target) => (mayHold(framework, target.id, ids) ? target.id : []));
}

/** The row that some nodes share: one parent and one kind; null where they have none in common. */
function rowOf(framework: Framework, ids: readonly Id[]): { parent: Id; kind: Kind; row: readonly Id[] } | null {
  const first = framework.get(ids[0]);
  if (!first?.parent) return null;
  const { parent, kind } = first;
  const same = ids.every((id) => {
    const node = framework.get(id);
    return node?.parent === parent && node.kind === kind;
  });
  return same ? { parent, kind, row: framework.children(parent, kind) } : null;
}

/**
 * One place up or down among their siblings; past the first or last of them into the container before or behind,
 * one of the same kind. Several that stand apart come together. Null where there is nowhere to go.
 */
export function stepped(framework: Framework, ids: readonly Id[], by: 1 | -1): Place | null {
  const shared = rowOf(framework, ids);
  if (!shared) return null;
  const moving = new Set(ids);
  const rest = shared.row.filter((id) => !moving.has(id));
  const edge = by < 0 ? shared.row.find((id) => moving.has(id)) : shared.row.findLast((id) => moving.has(id));
  const before = shared.row.slice(0, edge === undefined ? 0 : shared.row.indexOf(edge)).filter((id) => !moving.has(id)).length;
  const places = ids.map((id) => shared.row.indexOf(id));
  const apart = Math.max(...places) - Math.min(...places) >= moving.size;
  const index = apart ? before : before + by;
  if (index >= 0 && index <= rest.length) return { parent: shared.parent, index };
  const next = neighbour(framework, ids, shared.parent, by);
  return next === null ? null : { parent: next, index: by > 0 ? 0 : framework.children(next, shared.kind).length };
}

/** The container of the same kind before or behind one, in reading order, that may hold the nodes. */
export function neighbour(framework: Framework, ids: readonly Id[], container: Id, by: 1 | -1): Id | null {
  const kind = framework.get(container)?.kind;
  const like = containersFor(framework, ids).filter((id) => framework.get(id)?.kind === kind);
  const at = like.indexOf(container);
  return at < 0 ? null : (like[at + by] ?? null);
}

/** Out of their container into the next one around it that may hold them: an ability of a step holds on every step then. */
export function outward(framework: Framework, ids: readonly Id[]): Place | null {
  const shared = rowOf(framework, ids);
  if (!shared) return null;
  const around = framework.above(shared.parent).toReversed().find((above) => mayHold(framework, above.id, ids));
  return around ? { parent: around.id } : null;
}

/** Further in: to the beginning of the first container beside them that may hold them. */
export function inward(framework: Framework, ids: readonly Id[]): Place | null {
  const shared = rowOf(framework, ids);
  if (!shared) return null;
  // People think of a path before they think of a group.
  const kinds: readonly Kind[] = ["path", "step", "group", "competency"];
  const beside = kinds.flatMap((kind) => framework.children(shared.parent, kind));
  const container = beside.find((id) => !ids.includes(id) && mayHold(framework, id, ids));
  return container ? { parent: container, index: 0 } : null;
}

/** Whether nodes would stand where they stand already. */
export function isHere(framework: Framework, ids: readonly Id[], place: Place): boolean {
  const shared = rowOf(framework, ids);
  if (!shared || shared.parent !== place.parent) return false;
  const moving = new Set(ids);
  const rest = shared.row.filter((id) => !moving.has(id));
  const index = Math.min(place.index ?? rest.length, rest.length);
  return [...rest.slice(0, index), ...ids, ...rest.slice(index)].every((id, i) => shared.row[i] === id);
}
