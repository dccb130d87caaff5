// Which starters have the words somebody looks for: in the title, the summary, the paths, the steps or the competencies.
import type { Starter } from "@/wire/wire";

/** A text as it is looked for: without case and accents. */
const plain = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();

function textOf(starter: Starter): string {
  const paths = starter.paths.flatMap((path) => [path.title, path.tagline, ...path.steps.flatMap((step) => [step.code, step.title])]);
  const groups = starter.groups.flatMap((group) => [group.title, ...group.competencies]);
  return plain([starter.title, starter.summary, ...paths, ...groups].join(" "));
}

/** The starters that have every word of the query, in their order. */
export function found(starters: readonly Starter[], query: string): readonly Starter[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return starters;
  return starters.filter((starter) => {
    const text = textOf(starter);
    return words.every((word) => text.includes(word));
  });
}

/** How many columns the grades of a starter make, those that no step stands on left out at the end. */
export function columnsOf(starter: Starter): number {
  const steps = starter.paths.flatMap((path) => path.steps.map((step, at) => (step.column ?? at) + 1));
  return Math.max(0, ...steps);
}
