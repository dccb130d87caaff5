// The value score as the page works it out, so that it changes with a tick: the weight of the abilities that serve at
// least one value stream, and the weight of all. The same rule as in model/src/score.rs.
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";

export type Score = { readonly serving: number; readonly all: number; readonly idle: readonly Id[] };

export function scoreOf(framework: Framework): Score {
  const serves = new Set(framework.ofKind("valueStream").flatMap((stream) => stream.fields.abilities ?? []));
  const idle: Id[] = [];
  let [serving, all] = [0, 0];
  for (const ability of framework.ofKind("ability")) {
    const weight = ability.fields.weight ?? 1;
    all += weight;
    if (serves.has(ability.id)) serving += weight;
    else idle.push(ability.id);
  }
  return { serving, all, idle };
}

/** From 0 to 1; nothing where there is no weight at all. */
export function ratioOf({ serving, all }: { serving: number; all: number }): number | null {
  return all > 0 ? serving / all : null;
}
