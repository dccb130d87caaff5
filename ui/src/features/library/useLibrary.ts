// The library as the page holds it: all frameworks, the samples, and where it is kept.
import { useCallback, useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Commands, Problem } from "@/wire/wire";

export type LibraryList = Commands["libraryList"][1];

export function useLibrary(): { library: LibraryList | null; problem: Problem | null; again: () => void } {
  const [library, setLibrary] = useState<LibraryList | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(async () => {
    try {
      const list = await call("libraryList", {});
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
