// What would be replaced: asked from Rust a moment after the last letter, so that what is shown is what will be done.
import { useEffect, useState } from "react";
import { type Framework, useRevision } from "@/data/framework";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Problem, Query, Spot, TextHits } from "@/wire/wire";

const wait = 120;

export type Found = { query: Query; answer: TextHits | null; problem: Problem | null };

export function useReplace(framework: Framework, query: Query): Found {
  const revision = useRevision(framework);
  const [found, setFound] = useState<Found>({ query, answer: null, problem: null });
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      call("frameworkFind", { framework: framework.id, query }).then(
        (answer) => {
          if (!over) setFound({ query, answer, problem: null });
        },
        (error: unknown) => {
          if (!over) setFound({ query, answer: null, problem: asProblem(error) });
        },
      );
    }, wait);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [framework, query, revision]);
  return found;
}

/** The name of a place, to remember whether it is ticked. */
export function spotKey({ node, field, nth }: Spot): string {
  return `${node} ${field} ${nth}`;
}
