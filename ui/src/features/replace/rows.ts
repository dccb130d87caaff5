// The places to replace as rows: those of one step, path or group stand under its name. Pure.
import type { Framework } from "@/data/framework";
import type { Id, Kind, TextHit } from "@/wire/wire";

/** A head with the places below it, or one place (its number among the hits). */
export type Row = { is: "head"; node: Id; of: number } | { is: "hit"; hit: TextHit; index: number };

const heads: readonly Kind[] = ["step", "path", "competency", "group", "objective", "framework"];

/** The node under whose name a place stands. */
export function headOf(framework: Framework, node: Id): Id {
  for (let at = framework.get(node); at; at = framework.get(at.parent)) if (heads.includes(at.kind)) return at.id;
  return framework.root;
}

/** Under how many names the places stand. */
export function partsOf(framework: Framework, hits: readonly TextHit[]): number {
  return new Set(hits.map((hit) => headOf(framework, hit.spot.node))).size;
}

export function rowsOf(framework: Framework, hits: readonly TextHit[]): Row[] {
  const rows: Row[] = [];
  let head: Extract<Row, { is: "head" }> | undefined;
  for (const [index, hit] of hits.entries()) {
    const node = headOf(framework, hit.spot.node);
    if (!head || head.node !== node) {
      head = { is: "head", node, of: 0 };
      rows.push(head);
    }
    head.of += 1;
    rows.push({ is: "hit", hit, index });
  }
  return rows;
}
