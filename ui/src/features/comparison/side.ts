// One side of a comparison: its records by id, its children in order, and where a JSON pointer of the file format leads.
import { bySiblingOrder } from "@/data/framework";
import { slots as slotsOf } from "@/data/kinds";
import type { Id, Kind, Record as Node } from "@/wire/wire";

/** The keys of the file format and the kind that stands under each. */
export const KEYS: { readonly [key: string]: Kind } = {
  notes: "note",
  grades: "grade",
  groups: "group",
  competencies: "competency",
  paths: "path",
  steps: "step",
  abilities: "ability",
  transitions: "transition",
  objectives: "objective",
  valueStreams: "valueStream",
};

/** The records of one state, ready to be asked. */
export type Side = {
  /** The top of what is compared: the framework, or one step of it. */
  readonly root: Node | null;
  /** Every record of the state: what is compared may refer to the rest of it. */
  readonly byId: ReadonlyMap<Id, Node>;
  /** The records that are compared: the root and all below it. */
  readonly compared: ReadonlySet<Id>;
  /** The children of one kind, in order. */
  children(parent: Id, kind: Kind): readonly Node[];
  /** The place among siblings of the same kind, from 0; -1 for a record that is not here. */
  index(id: Id): number;
  /** The record at a JSON pointer such as `/paths/0/steps/1`; a pointer into a field leads to its record. */
  at(pointer: string): Node | null;
};

const NONE: readonly Node[] = [];

/** Puts the records of one state in order; with a `step` that step alone is compared. */
export function sideOf(records: readonly Node[], step: Id | null = null): Side {
  const byId = new Map<Id, Node>();
  const slots = new Map<string, Node[]>();
  let framework: Node | null = null;
  for (const node of records) {
    byId.set(node.id, node);
    if (node.kind === "framework") framework = node;
    if (node.parent === null) continue;
    const key = `${node.parent} ${node.kind}`;
    const siblings = slots.get(key);
    if (siblings) siblings.push(node);
    else slots.set(key, [node]);
  }
  const places = new Map<Id, number>();
  for (const siblings of slots.values()) {
    siblings.sort(bySiblingOrder);
    siblings.forEach((node, i) => places.set(node.id, i));
  }
  const children = (parent: Id, kind: Kind): readonly Node[] => slots.get(`${parent} ${kind}`) ?? NONE;
  const root = step === null ? framework : (byId.get(step) ?? null);
  const compared = new Set<Id>();
  const take = (node: Node) => {
    compared.add(node.id);
    for (const kind of slotsOf[node.kind]) for (const child of children(node.id, kind)) take(child);
  };
  if (root) take(root);
  return {
    root,
    byId,
    compared,
    children,
    index: (id) => places.get(id) ?? -1,
    at(pointer) {
      let node = framework;
      const parts = pointer.split("/").slice(1);
      for (let i = 0; node !== null && i + 1 < parts.length; i += 2) {
        const kind = KEYS[parts[i] ?? ""];
        const place = Number(parts[i + 1]);
        if (kind === undefined || !Number.isInteger(place) || !slotsOf[node.kind].includes(kind)) return node;
        node = children(node.id, kind)[place] ?? null;
      }
      return node;
    },
  };
}
