// The versions of a framework, newest first, kept fresh wherever they are shown.
import { useCallback, useEffect, useState } from "react";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Id, Problem, Version } from "@/wire/wire";

/** The versions on their way to the screen; while they are read again the old ones stay. */
export type Versions = { versions: readonly Version[] | null; problem: Problem | null; again: () => void };

const hearers = new Set<(framework: Id) => void>();

/** Tells every list that a framework has another version now. */
export function versionsChanged(framework: Id): void {
  for (const hear of hearers) hear(framework);
}

/** Hears which framework has another version now, until the returned function is called. */
export function onVersionsChanged(hear: (framework: Id) => void): () => void {
  hearers.add(hear);
  return () => {
    hearers.delete(hear);
  };
}

/** The versions of a framework. */
export function useVersions(framework: Id): Versions {
  const [state, setState] = useState<{ of: Id; versions: readonly Version[] | null; problem: Problem | null }>({
    of: framework,
    versions: null,
    problem: null,
  });
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((n) => n + 1), []);

  useEffect(() => {
    let over = false;
    call("versionList", { framework }).then(
      ({ versions }) => {
        if (!over) setState({ of: framework, versions, problem: null });
      },
      (error: unknown) => {
        if (!over) setState((now) => ({ of: framework, versions: now.of === framework ? now.versions : null, problem: asProblem(error) }));
      },
    );
    return () => {
      over = true;
    };
  }, [framework, attempt]);

  useEffect(() => {
    return onVersionsChanged((changed) => {
      if (changed === framework) again();
    });
  }, [framework, again]);

  return state.of === framework ? { versions: state.versions, problem: state.problem, again } : { versions: null, problem: null, again };
}
