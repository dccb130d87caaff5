// The library as the page holds it: all frameworks, the samples, and where it is kept.
import { useCallback, useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Commands, Problem } from "@/wire/wire";

export type LibraryList = Commands["libraryList"][1];

/** The list that was asked for before anything was drawn, until somebody takes it. */
let early: Promise<LibraryList> | null = null;

/** Asks for the list while the page is still being prepared; called once, before anything is drawn. */
export function startLibrary(): void {
  early = call("libraryList", {});
  // Whoever takes it hears what went wrong.
  early.catch(() => undefined);
}

export function useLibrary(): { library: LibraryList | null; problem: Problem | null; again: () => void } {
  const [library, setLibrary] = useState<LibraryList | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(async () => {
    try {
      const asked = early ?? call("libraryList", {});
      early = null;
      const list = await asked;
      setLibrary(list);
      setProblem(null);
    } catch (error) {
      setProblem(asProblem(error));
    }
  }, []);
  useEffect(() => {
    void ask();
  }, [ask]);
  const again = useCallback(() => void ask(), [ask]);
  return { library, problem, again };
}
