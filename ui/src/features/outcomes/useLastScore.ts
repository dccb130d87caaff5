// The value score of the newest version, asked for once and again when there is a newer one.
import { useEffect, useState } from "react";
import type { Framework } from "@/data/framework";
import { onVersionsChanged } from "@/features/versions/useVersions";
import { call } from "@/platform/door";
import type { VersionScore } from "@/wire/wire";

/** Null where there is no version, undefined while nobody knows. A version that is read has nothing to say of itself. */
export function useLastScore(framework: Framework): VersionScore | null | undefined {
  const [last, setLast] = useState<VersionScore | null>();
  useEffect(() => {
    if (framework.readOnly) return undefined;
    let over = false;
    const ask = async () => {
      try {
        const found = await call("versionScore", { framework: framework.id });
        if (!over) setLast(found.last);
      } catch {
        // The score itself stands there; how it changed is left out rather than guessed.
        if (!over) setLast(undefined);
      }
    };
    void ask();
    const stop = onVersionsChanged((changed) => {
      if (changed === framework.id) void ask();
    });
    return () => {
      over = true;
      stop();
    };
  }, [framework]);
  return last;
}
