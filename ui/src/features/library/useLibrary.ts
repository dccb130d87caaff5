// The library as the page holds it: all frameworks, the samples, and where it is kept.
import { useCallback, useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Commands, Problem } from "@/wire/wire";

export type LibraryList = Commands["libraryList"][1];

/** The list that was asked for before anything was drawn, and as it came, until somebody takes it. */
let early: { asked: Promise<LibraryList>; came: LibraryList | null } | null = null;
/** So long nothing is drawn without it, in milliseconds: it comes sooner, and a page is drawn once instead of twice. */
const patience = 100;

/** Asks for the list while the page is still being prepared; called once. Done when it is there, or after some patience. */
export function startLibrary(): Promise<void> {
  const asked = call("libraryList", {});
  const one: typeof early = { asked, came: null };
  early = one;
  const came = asked.then(
    (list) => void (one.came = list),
    // Whoever takes it hears what went wrong.
    () => undefined,
  );
  return Promise.race([came, new Promise<void>((done) => setTimeout(done, patience))]);
}

export function useLibrary(): { library: LibraryList | null; problem: Problem | null; again: () => void } {
  const [library, setLibrary] = useState<LibraryList | null>(() => early?.came ?? null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(async () => {
    try {
      const asked = early?.asked ?? call("libraryList", {});
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
