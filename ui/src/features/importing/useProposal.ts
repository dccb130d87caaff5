// What would come in with a file, read anew each time a person says what a part of it is.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Framework } from "@/data/framework";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Problem, Proposal } from "@/wire/wire";
import { type Mapping, whole } from "./mapping";

/** What is said in one go is read once. */
const pause = 150;

export type Proposed = {
  proposal: Proposal;
  /** The framework as it would be. */
  framework: Framework;
  /** What is said of the file now, which may be ahead of what was read. */
  mapping: Mapping | null;
  /** Counts the readings. */
  reading: number;
};

export type Reading = {
  proposed: Proposed | null;
  /** Why it did not open, or could not be read as it was said. */
  problem: Problem | null;
  /** Whether it is being read anew. */
  busy: boolean;
  say: (mapping: Mapping) => void;
};

export function useProposal(key: number): Reading {
  const [state, setState] = useState<{ proposal: Proposal; reading: number } | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const round = useRef(0);

  const take = useCallback((asked: Promise<Proposal>, first: boolean) => {
    const mine = ++round.current;
    asked.then(
      (proposal) => {
        if (round.current !== mine) return;
        setState((before) => ({ proposal, reading: (before?.reading ?? 0) + 1 }));
        if (first) setMapping(proposal.mapping && whole(proposal.mapping));
        setProblem(null);
        setBusy(false);
      },
      (error: unknown) => {
        if (round.current !== mine) return;
        setProblem(asProblem(error));
        setBusy(false);
      },
    );
  }, []);
  useEffect(() => {
    take(call("importOpen", { proposal: key }), true);
    return () => clearTimeout(timer.current);
  }, [key, take]);

  const say = useCallback(
    (next: Mapping) => {
      setMapping(next);
      setBusy(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => take(call("importMap", { proposal: key, mapping: next }), false), pause);
    },
    [key, take],
  );
  const framework = useMemo(() => state && Framework.frozen(state.proposal.root, state.proposal.records), [state]);
  const proposed = useMemo(
    () => state && framework && { proposal: state.proposal, framework, mapping, reading: state.reading },
    [state, framework, mapping],
  );
  return { proposed, problem, busy, say };
}
