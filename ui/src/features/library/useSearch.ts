// Searching everything, a moment after the last letter; an answer that comes late is not shown.
import { useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Hit, Problem } from "@/wire/wire";

/** Null while the answer is not there yet. */
export type Found = { query: string; hits: readonly Hit[] | null; problem: Problem | null };

export function useSearch(words: string): Found {
  const query = words.trim();
  const [found, setFound] = useState<Found>({ query: "", hits: null, problem: null });
  useEffect(() => {
    if (query === "") return undefined;
    let over = false;
    const timer = setTimeout(() => {
      call("librarySearch", { query }).then(
        ({ hits }) => {
          if (!over) setFound({ query, hits, problem: null });
        },
        (error: unknown) => {
          if (!over) setFound({ query, hits: [], problem: asProblem(error) });
        },
      );
    }, 120);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [query]);
  // The last answer stays until the next one is there, so that nothing jumps while somebody types.
  return query === "" ? { query, hits: null, problem: null } : found;
}
