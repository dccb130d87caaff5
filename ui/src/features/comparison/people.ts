// Who made the changes. Names are texts of people; "" stands for somebody whom nobody knows.
import type { Compared as Answer } from "@/wire/wire";
import type { Say } from "./say";

/** Nobody knows who. */
export const UNKNOWN = "";

/** So many names stand below a change before the rest is counted. */
const NAMED = 2;

/** For each change its author. */
export function authorsOf({ comparison, people, authors }: Pick<Answer, "comparison" | "people" | "authors">): readonly string[] {
  return comparison.changes.map((_, at) => people[authors[at] ?? -1] ?? UNKNOWN);
}

/** Those who made the changes, who made most of them first, and last the unknown; nobody where there is nothing to choose. */
export function peopleOf(people: readonly string[], authors: readonly string[]): readonly string[] {
  if (people.length === 0) return [];
  const all = authors.includes(UNKNOWN) ? [...people, UNKNOWN] : people;
  return all.length > 1 ? all : [];
}

/** The name of a person as it is shown. */
export function personWords(person: string, say: Say): string {
  return person === UNKNOWN ? say("compare.person.unknown") : person;
}

/** Who made some changes, in one line; null where that goes without saying, or nobody is known. */
export function byWords(people: readonly string[], authors: readonly string[], changes: readonly number[], say: Say): string | null {
  if (people.length === 0) return null;
  const found = new Set(changes.map((at) => authors[at] ?? UNKNOWN));
  const known = people.filter((person) => person !== UNKNOWN && found.has(person));
  if (known.length === 0) return null;
  const [first = "", ...rest] = known.slice(0, NAMED);
  const names = rest.reduce((all, name) => say("compare.person.and", { all, name }), first);
  return known.length > NAMED ? say("compare.person.others", { names, count: known.length - NAMED }) : names;
}
