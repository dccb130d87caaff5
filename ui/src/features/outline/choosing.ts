// Which nodes are chosen together: ranges, single ones put in and taken out, siblings. Pure.
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";
import type { Row } from "./rows";

/** The nodes from one row to another, both included, in the order of the rows. The framework itself is chosen only alone. */
export function range(rows: readonly Row[], from: number, to: number, root: Id): Id[] {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return rows.slice(Math.max(0, first), last + 1).flatMap((row) => (row.node && row.node !== root ? row.node : []));
}

/** The chosen nodes with one more, or without it where it was among them. */
export function turned(chosen: ReadonlySet<Id>, id: Id, root: Id): Set<Id> {
  const next = new Set(chosen);
  next.delete(root);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** A node and its siblings of the same kind. */
export function siblings(framework: Framework, id: Id): readonly Id[] {
  const node = framework.get(id);
  return node?.parent ? framework.children(node.parent, node.kind) : [id];
}
