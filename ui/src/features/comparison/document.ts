// Two states as one document with two columns: what is the same node stands in one row; what came, went or changed
// places stands at its own end, so that both columns read in their own order.
import { slots } from "@/data/kinds";
import type { Change, Id, Kind, Record as Node } from "@/wire/wire";
import type { Side } from "./side";

/** What a row is: both sides of one node, or one end of it. */
export type RowShape =
  /** The node is on both sides, in the same place. */
  | "both"
  /** The node is only in the old state. */
  | "removed"
  /** The node is only in the new state. */
  | "added"
  /** The old end of a node that stands elsewhere now. */
  | "movedAway"
  /** The new end of a node that stood elsewhere before. */
  | "movedHere";

/** One row of the document. */
export type Row = {
  readonly key: string;
  readonly shape: RowShape;
  readonly kind: Kind;
  /** Containers above it, the framework being 0. */
  readonly depth: number;
  /** The row of its container in the same document; -1 for the framework. */
  readonly parent: number;
  readonly old: Node | null;
  readonly new: Node | null;
  /** The other end of a move, once the document is whole. */
  counterpart: number;
  /** The places of its changes in the comparison; those of a move stand at the new end. */
  readonly changes: number[];
};

/** The whole document and where each change of the comparison stands in it. */
export type Document = {
  readonly rows: readonly Row[];
  /** For each change the row that shows it; -1 if neither side knows the node. */
  readonly rowOfChange: readonly number[];
};

type Pairing = { readonly toNew: ReadonlyMap<Id, Id>; readonly toOld: ReadonlyMap<Id, Id>; readonly elsewhere: ReadonlySet<Id> };

/** The ids that a change speaks of, found by pointer where the comparison gives no id. */
export function idsOf(change: Change, old: Side, next: Side): { old: Id | null; new: Id | null } {
  return {
    old: change.oldId ?? (change.oldAt === undefined ? null : (old.at(change.oldAt)?.id ?? null)),
    new: change.newId ?? (change.newAt === undefined ? null : (next.at(change.newAt)?.id ?? null)),
  };
}

/**
 * Pairs the nodes of both sides. The comparison names the pairs that changed; nodes of the same id are pairs; the rest of
 * two paired containers is equal and in the same order on both sides, because what is not comes as a change.
 */
function pair(changes: readonly Change[], old: Side, next: Side): Pairing {
  const toNew = new Map<Id, Id>();
  const toOld = new Map<Id, Id>();
  const gone = new Set<Id>();
  const come = new Set<Id>();
  const elsewhere = new Set<Id>();
  const link = (a: Id, b: Id) => {
    toNew.set(a, b);
    toOld.set(b, a);
  };
  for (const change of changes) {
    const ids = idsOf(change, old, next);
    if (change.change === "removed" && ids.old !== null) gone.add(ids.old);
    else if (change.change === "added" && ids.new !== null) come.add(ids.new);
    else if (ids.old !== null && ids.new !== null) {
      link(ids.old, ids.new);
      if (change.change === "moved" || change.change === "reordered") elsewhere.add(ids.new);
    }
  }
  for (const id of old.compared) {
    if (next.compared.has(id) && !gone.has(id) && !come.has(id) && !toNew.has(id) && !toOld.has(id)) link(id, id);
  }
  // A node that moved is begun with as well: both of its containers may be without a pair.
  const open: [Node, Node][] = [];
  for (const id of elsewhere) {
    const a = old.byId.get(toOld.get(id) ?? "");
    const b = next.byId.get(id);
    if (a && b) open.push([a, b]);
  }
  if (old.root && next.root) open.push([old.root, next.root]);
  for (let top = open.pop(); top; top = open.pop()) {
    const [a, b] = top;
    if (!toNew.has(a.id) && !toOld.has(b.id)) link(a.id, b.id);
    for (const kind of slots[a.kind]) {
      const left = old.children(a.id, kind).filter((n) => !gone.has(n.id) && !toNew.has(n.id));
      const right = next.children(b.id, kind).filter((n) => !come.has(n.id) && !toOld.has(n.id));
      linkRest(left, right, link);
      for (const child of old.children(a.id, kind)) {
        const twin = next.byId.get(toNew.get(child.id) ?? "");
        if (twin) open.push([child, twin]);
      }
    }
  }
  return { toNew, toOld, elsewhere };
}

/** Links what is left of two rows of children: those that say the same, then by their order. */
function linkRest(left: readonly Node[], right: readonly Node[], link: (a: Id, b: Id) => void): void {
  const words = (node: Node) => JSON.stringify([node.fields.statement, node.fields.title, node.fields.heading, node.fields.body]);
  const alike = new Map<string, Node[]>();
  for (const node of right) alike.set(words(node), [...(alike.get(words(node)) ?? []), node]);
  const linked = new Set<Id>();
  const alone = left.filter((node) => {
    const twin = alike.get(words(node))?.shift();
    if (!twin) return true;
    linked.add(twin.id);
    link(node.id, twin.id);
    return false;
  });
  const others = right.filter((node) => !linked.has(node.id));
  alone.forEach((node, i) => {
    const twin = others[i];
    if (twin) link(node.id, twin.id);
  });
}

/** The children of the old side in the order of their twins on the new one; what has none stays behind its neighbour. */
function alignedWith(right: readonly Node[], left: readonly Node[], toNew: ReadonlyMap<Id, Id>): Node[] {
  const places = new Map(right.map((node, i) => [node.id, i]));
  let last = -1;
  const placed = left.map((node) => {
    last = places.get(toNew.get(node.id) ?? "") ?? last;
    return { node, place: last };
  });
  return placed.toSorted((a, b) => a.place - b.place).map(({ node }) => node);
}

/**
 * Lays two states out as one document with two columns. In which order two steps list what they ask for is no difference
 * between them: there the old side follows the new one.
 */
export function documentOf(changes: readonly Change[], old: Side, next: Side): Document {
  const inAnyOrder = next.root?.kind === "step";
  const pairs = pair(changes, old, next);
  const rows: Row[] = [];
  const oldRow = new Map<Id, number>();
  const newRow = new Map<Id, number>();

  const put = (shape: RowShape, a: Node | null, b: Node | null, parent: number): number => {
    const node = b ?? a;
    if (!node) return -1;
    const at = rows.length;
    const depth = parent < 0 ? 0 : (rows[parent]?.depth ?? 0) + 1;
    rows.push({
      key: `${shape} ${node.id}`,
      shape,
      kind: node.kind,
      depth,
      parent,
      old: a,
      new: b,
      counterpart: -1,
      changes: [],
    });
    if (a && shape !== "movedHere") oldRow.set(a.id, at);
    if (b && shape !== "movedAway") newRow.set(b.id, at);
    return at;
  };

  // A twin is the same node below the same two containers, in the common order: it stands in one row.
  const lay = (a: Node | null, b: Node | null, parent: number) => {
    const kind = (b ?? a)?.kind;
    if (kind === undefined) return;
    for (const slot of slots[kind]) {
      const right = b ? next.children(b.id, slot) : [];
      const own = a ? old.children(a.id, slot) : [];
      const left = inAnyOrder ? alignedWith(right, own, pairs.toNew) : own;
      const places = new Map(left.map((n, i) => [n.id, i]));
      const placeOf = (n: Node) => places.get(n.id) ?? -1;
      let last = -1;
      const twins = right.map((n) => {
        const twin = old.byId.get(pairs.toOld.get(n.id) ?? "");
        if (!twin || !a || twin.parent !== a.id || pairs.elsewhere.has(n.id) || placeOf(twin) <= last) return null;
        last = placeOf(twin);
        return twin;
      });
      const stops: (Node | null)[] = [];
      for (let k = right.length - 1, stop: Node | null = null; k >= 0; k--) stops[k] = stop = twins[k] ?? stop;
      let i = 0;
      const oldUntil = (stop: Node | null) => {
        for (let n = left[i]; n && n.id !== stop?.id; n = left[++i]) {
          const twin = next.byId.get(pairs.toNew.get(n.id) ?? "");
          if (twin) put("movedAway", n, twin, parent);
          else lay(n, null, put("removed", n, null, parent));
        }
      };
      right.forEach((n, k) => {
        // What went stands before what came in its place.
        oldUntil(stops[k] ?? null);
        const twin = twins[k];
        const from = old.byId.get(pairs.toOld.get(n.id) ?? "");
        if (twin) {
          i++;
          lay(twin, n, put("both", twin, n, parent));
        } else if (from) lay(from, n, put("movedHere", from, n, parent));
        else lay(null, n, put("added", null, n, parent));
      });
      oldUntil(null);
    }
  };

  if (old.root && next.root) lay(old.root, next.root, put("both", old.root, next.root, -1));
  else if (old.root) lay(old.root, null, put("removed", old.root, null, -1));
  else if (next.root) lay(null, next.root, put("added", null, next.root, -1));

  rows.forEach((row, at) => {
    if (row.shape !== "movedAway" || !row.new) return;
    const other = newRow.get(row.new.id);
    const otherRow = other === undefined ? undefined : rows[other];
    if (other === undefined || !otherRow) return;
    row.counterpart = other;
    if (otherRow.shape === "movedHere") otherRow.counterpart = at;
  });
  const rowOfChange = changes.map((change, i) => {
    const ids = idsOf(change, old, next);
    const at = (ids.new === null ? undefined : newRow.get(ids.new)) ?? (ids.old === null ? undefined : oldRow.get(ids.old)) ?? -1;
    rows[at]?.changes.push(i);
    return at;
  });
  return { rows, rowOfChange };
}
