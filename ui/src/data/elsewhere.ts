// What happens to a framework elsewhere, in another window or by the command line, while it is on the screen.
import { useEffect, useEffectEvent } from "react";
import { on } from "@/platform/door";
import type { Id } from "@/wire/wire";

/** Calls `hear` each time somebody may have written to the framework elsewhere. */
export function useElsewhere(framework: Id, hear: () => void): void {
  const tell = useEffectEvent(hear);
  useEffect(
    () =>
      on("changed", (told) => {
        if (told.framework === framework) tell();
      }),
    [framework],
  );
}
