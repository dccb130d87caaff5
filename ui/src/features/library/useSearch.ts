// Searching everything, a moment after the last letter; an answer that comes late is not shown.
import { useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { EarlierHit, Hit, Problem } from "@/wire/wire";

/** Null while the answer is not there yet. */
export type Found = {
  query: string;
  hits: readonly Hit[] | null;
  /** Texts that only earlier versions have; null where nobody asked for them, or they are not there yet. */
  earlier: readonly EarlierHit[] | null;
  problem: Problem | null;
};

/** How long to wait after the last letter, in milliseconds: all versions take longer to look through than the drafts. */
const wait = { drafts: 120, versions: 350 };

export function useSearch(words: string, earlier: boolean): Found {
  const query = words.trim();
  const [found, setFound] = useState<Found>({ query: "", hits: null, earlier: null, problem: null });
  useEffect(() => {
    if (query === "") return undefined;
    let over = false;
    const timer = setTimeout(
      () => {
        call("librarySearch", { query, earlier }).then(
          (answer) => {
            if (!over) setFound({ query, hits: answer.hits, earlier: earlier ? answer.earlier : null, problem: null });
          },
          (error: unknown) => {
            if (!over) setFound({ query, hits: [], earlier: null, problem: asProblem(error) });
          },
        );
      },
      earlier ? wait.versions : wait.drafts,
    );
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [query, earlier]);
  // The last answer stays until the next one is there, so that nothing jumps while somebody types.
  return query === "" ? { query, hits: null, earlier: null, problem: null } : found;
}
