// A comparison on its way to the screen, with everything that is worked out of it once.
import { useCallback, useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Change, ChangeReport, Compared as Answer, Comparison, Id, Problem, State } from "@/wire/wire";
import { type Document, documentOf } from "./document";
import { type Listing, listingOf, pathsOf } from "./listing";
import { authorsOf, peopleOf } from "./people";
import { type Side, sideOf } from "./side";

/** What is compared: two states, or one step of each. */
export type Asked = { readonly old: State; readonly new: State; readonly steps: { readonly old: Id; readonly new: Id } | null };

/** A comparison, ready to be read. */
export type Compared = {
  readonly comparison: Comparison;
  readonly report: ChangeReport;
  readonly changes: readonly Change[];
  readonly old: Side;
  readonly new: Side;
  readonly document: Document;
  readonly listing: Listing;
  /** The paths that each change touches, by their rows in the document. */
  readonly paths: readonly (readonly number[])[];
  /** Whom one can choose among those who made the changes; nobody where there is nothing to choose. */
  readonly people: readonly string[];
  /** The author of each change. */
  readonly authors: readonly string[];
};

/** How far it is. `refresh` compares again while the old answer stays in sight. */
export type Comparing =
  | { is: "comparing" }
  | { is: "compared"; compared: Compared; refresh: () => void }
  | { is: "failed"; problem: Problem; again: () => void };

/** Works out of an answer what the screen shows. */
export function comparedOf(answer: Answer, steps: Asked["steps"] = null): Compared {
  const { comparison, report } = answer;
  const { changes } = comparison;
  const [old, next] = [sideOf(answer.oldRecords, steps?.old), sideOf(answer.newRecords, steps?.new)];
  const document = documentOf(changes, old, next);
  const listing = listingOf(comparison, report.parts, document);
  const authors = authorsOf(answer);
  const people = peopleOf(answer.people, authors);
  return { comparison, report, changes, old, new: next, document, listing, paths: pathsOf(changes, document), people, authors };
}

/** What tells one question from another. */
export function keyOf({ old, new: next, steps }: Asked): string {
  return [old.framework, old.version, old.edit, next.framework, next.version, next.edit, steps?.old, steps?.new].join(" ");
}

function ask({ old, new: next, steps }: Asked): Promise<Answer> {
  const sides = { old, new: next };
  return steps ? call("compareSteps", { ...sides, oldStep: steps.old, newStep: steps.new }) : call("compareStates", sides);
}

/** Compares two states, or two steps. */
export function useComparison(asked: Asked): Comparing {
  const [state, setState] = useState<{ of: string; comparing: Comparing } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  const key = keyOf(asked);
  useEffect(() => {
    let over = false;
    const put = (comparing: Comparing) => {
      if (!over) setState({ of: key, comparing });
    };
    ask(asked).then(
      (answer) => put({ is: "compared", compared: comparedOf(answer, asked.steps), refresh: again }),
      (error: unknown) => put({ is: "failed", problem: asProblem(error), again }),
    );
    return () => {
      over = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the key says all that is asked
  }, [key, attempt, again]);
  return state?.of === key ? state.comparing : { is: "comparing" };
}
