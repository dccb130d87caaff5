// The map as a list: every path, its steps, and where each of them leads to.
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";

export type ListRow =
  | { readonly is: "path" | "step" | "transition"; readonly id: Id }
  /** Transitions that lead from or to a step that is gone. */
  | { readonly is: "lost" };

export function listRows(framework: Framework): ListRow[] {
  const { root } = framework;
  const steps = new Set(framework.ofKind("step").map((step) => step.id));
  const leaving = new Map<Id, Id[]>();
  const lost: Id[] = [];
  for (const { id, fields } of framework.nodes(root, "transition")) {
    if (!fields.from || !fields.to || !steps.has(fields.from) || !steps.has(fields.to)) lost.push(id);
    else leaving.set(fields.from, [...(leaving.get(fields.from) ?? []), id]);
  }
  const rows: ListRow[] = [];
  for (const path of framework.children(root, "path")) {
    rows.push({ is: "path", id: path });
    for (const step of framework.children(path, "step")) {
      rows.push({ is: "step", id: step });
      for (const id of leaving.get(step) ?? []) rows.push({ is: "transition", id });
    }
  }
  if (lost.length > 0) rows.push({ is: "lost" });
  for (const id of lost) rows.push({ is: "transition", id });
  return rows;
}
