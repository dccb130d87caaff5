// A comparison on its way to the screen, with everything that is worked out of it once.
import { useCallback, useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Change, Comparison, Problem, Record as Node, State } from "@/wire/wire";
import { type Document, documentOf } from "./document";
import { type Entry, entriesOf, ranksOf } from "./sections";
import { type Side, sideOf } from "./side";

/** A comparison, ready to be read. */
export type Compared = {
  readonly comparison: Comparison;
  readonly changes: readonly Change[];
  readonly old: Side;
  readonly new: Side;
  readonly document: Document;
  readonly roots: readonly Entry[];
  readonly ranks: ReadonlyMap<number, number>;
};

/** How far it is. */
export type Comparing = { is: "comparing" } | { is: "compared"; compared: Compared } | { is: "failed"; problem: Problem; again: () => void };

/** Works out of an answer what the screen shows. */
export function comparedOf(answer: { comparison: Comparison; oldRecords: readonly Node[]; newRecords: readonly Node[] }): Compared {
  const changes = answer.comparison.changes;
  const [old, next] = [sideOf(answer.oldRecords), sideOf(answer.newRecords)];
  const document = documentOf(changes, old, next);
  const roots = entriesOf(changes, document);
  return { comparison: answer.comparison, changes, old, new: next, document, roots, ranks: ranksOf(roots) };
}

/** Compares two states. */
export function useComparison(old: State, next: State): Comparing {
  const [state, setState] = useState<{ of: string; comparing: Comparing } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  const key = [old.framework, old.version, next.framework, next.version, attempt].join(" ");
  useEffect(() => {
    let over = false;
    const put = (comparing: Comparing) => {
      if (!over) setState({ of: key, comparing });
    };
    call("compareStates", {
      old: { framework: old.framework, version: old.version },
      new: { framework: next.framework, version: next.version },
    }).then(
      (answer) => put({ is: "compared", compared: comparedOf(answer) }),
      (error: unknown) => put({ is: "failed", problem: asProblem(error), again }),
    );
    return () => {
      over = true;
    };
  }, [key, again, old.framework, old.version, next.framework, next.version]);
  return state?.of === key ? state.comparing : { is: "comparing" };
}
