// The one live editor: everything else on the screen is text. Only the place that opens or closes is drawn again.
import { useCallback, useSyncExternalStore } from "react";

/** What the live editor promises: to keep its text when something else wants to be edited. False: it could not. */
type Keep = () => Promise<boolean>;

let at: string | null = null;
let keep: Keep | null = null;
/** What was typed before the editor stood there. */
let seed: string | null = null;
const hearers = new Map<string, Set<() => void>>();

function tell(place: string | null): void {
  if (place !== null) for (const hear of hearers.get(place) ?? []) hear();
}

function put(place: string | null): void {
  const before = at;
  at = place;
  keep = null;
  tell(before);
  if (place !== before) tell(place);
}

/** The place that is being edited, if any. */
export function liveAt(): string | null {
  return at;
}

/** Opens the editor at a place, after the one that is open kept its text. False where it could not. */
export async function openLive(place: string, typed: string | null = null): Promise<boolean> {
  if (at === place) return true;
  if (keep && !(await keep())) return false;
  seed = typed;
  put(place);
  return true;
}

/** What was typed to open the editor at this place; null where it was opened in another way. */
export function typedAt(place: string): string | null {
  return at === place ? seed : null;
}

/** Closes the editor at a place, if it is still there. */
export function closeLive(place: string): void {
  if (at === place) put(null);
}

/** The live editor says how it keeps its text. */
export function promiseToKeep(place: string, promise: Keep): () => void {
  if (at === place) keep = promise;
  return () => {
    if (keep === promise) keep = null;
  };
}

/** Whether this place is the one being edited. */
export function useLive(place: string): boolean {
  const hear = useCallback(
    (tell: () => void) => {
      const set = hearers.get(place) ?? new Set();
      set.add(tell);
      hearers.set(place, set);
      return () => {
        set.delete(tell);
        if (set.size === 0) hearers.delete(place);
      };
    },
    [place],
  );
  return useSyncExternalStore(hear, () => at === place);
}
