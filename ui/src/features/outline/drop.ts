// Where something that is dragged over the outline would stand: decided by the table of kinds. Pure.
import type { Framework } from "@/data/framework";
import { holds } from "@/data/kinds";
import { kindsOf, mayHold, type Place } from "@/features/desk/moves";
import type { Id, Kind } from "@/wire/wire";
import type { Row } from "./rows";

/** Over which third of a row the pointer is. */
export type Part = "before" | "into" | "behind";

/** A legal place, and how it is shown: a line above or below a row at a level, or the row itself where it goes into it. */
export type Drop = Place & { row: number; line: "above" | "below" | null; level: number };

/** The place for nodes (`ids`, in reading order) that are let go over a row; null where they may not stand. */
export function dropAt(framework: Framework, rows: readonly Row[], ids: readonly Id[], row: number, part: Part): Drop | null {
  const over = rows[row];
  if (!over || ids.length === 0) return null;
  const kinds = kindsOf(framework, ids);
  const [kind] = kinds;
  const one = kinds.length === 1 && kind ? kind : null;
  const dragged = new Set(ids);
  // What is dragged cannot stand beside or within itself.
  if (over.node && (dragged.has(over.node) || framework.above(over.node).some((above) => dragged.has(above.id)))) return null;
  const look = { framework, rows, ids, row, one, dragged };
  const order: { readonly [P in Part]: readonly (() => Drop | null)[] } = {
    before: [() => beside(look, 0), () => afterPrevious(look), () => within(look)],
    into: [() => within(look), () => beside(look, 0)],
    behind: [() => firstWithin(look), () => beside(look, 1), () => afterEnclosing(look, row), () => within(look)],
  };
  for (const find of order[part]) {
    const found = find();
    if (found) return found;
  }
  return null;
}

type Look = {
  framework: Framework;
  rows: readonly Row[];
  ids: readonly Id[];
  row: number;
  /** The kind of everything that is dragged; null where it is of several kinds. */
  one: Kind | null;
  dragged: ReadonlySet<Id>;
};

/** Index of a place before (0) or behind (1) a node, among its siblings without what is dragged. */
function indexBeside({ framework, dragged }: Look, id: Id, behind: 0 | 1): number {
  const node = framework.get(id);
  const row = node?.parent ? framework.children(node.parent, node.kind) : [];
  return row.slice(0, row.indexOf(id) + behind).filter((one) => !dragged.has(one)).length;
}

/** Before or behind the row, where it is one of their kind. */
function beside(look: Look, behind: 0 | 1): Drop | null {
  const over = look.rows[look.row];
  const parent = look.framework.get(over?.node)?.parent;
  if (!over?.node || !parent || over.kind !== look.one || (behind && over.unfolded)) return null;
  return { parent, index: indexBeside(look, over.node, behind), row: look.row, line: behind ? "below" : "above", level: over.level };
}

/** Behind the nearest node of their kind that ends right above the row. */
function afterPrevious(look: Look): Drop | null {
  const found = afterEnclosing(look, look.row - 1);
  return found && { ...found, row: look.row, line: "above" };
}

/** Behind the node at `row`, or behind the nearest of those around it that end with it, where it is of their kind. */
function afterEnclosing(look: Look, row: number): Drop | null {
  const { framework, rows, one } = look;
  const next = rows[row + 1];
  for (let at = framework.get(rows[row]?.node), level = rows[row]?.level ?? 0; at; at = framework.get(at.parent), level -= 1) {
    // A row below that is further in belongs to this one: it does not end here.
    if (next && next.level > level) return null;
    if (look.dragged.has(at.id)) continue;
    if (at.kind === one && at.parent) {
      return { parent: at.parent, index: indexBeside(look, at.id, 1), row, line: "below", level };
    }
  }
  return null;
}

/** Before the first child of an unfolded row. */
function firstWithin(look: Look): Drop | null {
  const over = look.rows[look.row];
  const next = look.rows[look.row + 1];
  if (!over?.unfolded || !next || next.level <= over.level || next.kind !== look.one) return null;
  const container = over.node ?? look.framework.root;
  return { parent: container, index: 0, row: look.row, line: "below", level: next.level };
}

/** Into the row, to its end. The head of a section stands for the framework. */
function within(look: Look): Drop | null {
  const over = look.rows[look.row];
  if (!over) return null;
  if (over.node) {
    return mayHold(look.framework, over.node, look.ids) ? { parent: over.node, row: look.row, line: null, level: over.level } : null;
  }
  const fits = over.section === look.one && look.one !== null && holds("framework", look.one);
  return fits ? { parent: look.framework.root, row: look.row, line: null, level: over.level } : null;
}
