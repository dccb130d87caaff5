// What a person may want to mend, asked for again a moment after every change.
import { useCallback, useEffect, useState } from "react";
import { type Framework, useRevision } from "@/data/framework";
import { call } from "@/platform/door";
import type { Commands } from "@/wire/wire";

export type Findings = Commands["frameworkFindings"][1];

/** Long enough that typing and undoing in a row asks once. */
const moment = 350;

export function useFindings(framework: Framework): { found: Findings | null; failed: boolean; again: () => void } {
  const revision = useRevision(framework);
  const [found, setFound] = useState<Findings | null>(null);
  const [failed, setFailed] = useState(false);
  const ask = useCallback(async () => {
    try {
      const next = await call("frameworkFindings", { framework: framework.id });
      setFound(next);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }, [framework]);
  useEffect(() => {
    if (framework.readOnly) return undefined;
    const timer = setTimeout(() => void ask(), revision === 0 ? 0 : moment);
    return () => clearTimeout(timer);
  }, [framework, revision, ask]);
  return { found, failed, again: () => void ask() };
}
