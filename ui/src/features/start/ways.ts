// Where the trace to an origin leads: another framework, or a comparison. The screen that holds both says how to go there.
import { createContext, useContext } from "react";
import type { Id, State } from "@/wire/wire";

export type Ways = { onOpen: (framework: Id, version: Id | null) => void; onCompare: (old: State, next: State) => void };

const WaysContext = createContext<Ways | null>(null);

export const WaysProvider = WaysContext.Provider;

/** The ways that lead from here; null where none do. */
export function useWays(): Ways | null {
  return useContext(WaysContext);
}
