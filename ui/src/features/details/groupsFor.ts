// In which groups a new competency for abilities would most likely stand. Pure.
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";

const most = 4;

/** The groups to offer, the likeliest first: that of their competency, those of the abilities beside them, then the others. */
export function groupsFor(framework: Framework, abilities: readonly Id[]): Id[] {
  const groupOf = (ability: Id): Id | null => framework.get(framework.get(ability)?.fields.competency)?.parent ?? null;
  const beside = abilities.flatMap((ability) => {
    const parent = framework.get(ability)?.parent;
    return parent ? framework.children(parent, "ability").map((id) => groupOf(id)) : [];
  });
  const counts = new Map<Id, number>();
  for (const group of beside) if (group) counts.set(group, (counts.get(group) ?? 0) + 1);
  const often = [...counts].toSorted((a, b) => b[1] - a[1]).map(([group]) => group);
  const own = abilities.map((ability) => groupOf(ability)).filter((group) => group !== null);
  return [...new Set([...own, ...often, ...framework.children(framework.root, "group")])].slice(0, most);
}
