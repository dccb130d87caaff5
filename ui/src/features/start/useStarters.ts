// The starter frameworks, asked for once: they come with the program and stay the same while it runs.
import { useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Problem, Starter } from "@/wire/wire";

let kept: readonly Starter[] | null = null;

export function useStarters(): { starters: readonly Starter[] | null; problem: Problem | null } {
  const [starters, setStarters] = useState(kept);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (kept !== null) return undefined;
    let over = false;
    call("libraryStarters", {}).then(
      (answer) => {
        kept = answer.starters;
        if (!over) setStarters(kept);
      },
      (error: unknown) => {
        if (!over) setProblem(asProblem(error));
      },
    );
    return () => {
      over = true;
    };
  }, []);
  return { starters, problem };
}
