// The one door between the page and Rust. Nothing else in the page knows what window it stands in.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Commands } from "@/wire/wire";

/** What the window tells the page without being asked. */
export type Events = {
  /** Long work goes on: `done` of `total`; a total of 0 means that the end is unknown. */
  progress: { task: string; done: number; total: number };
  /** Somebody chose a command in the native menu. */
  menu: { command: string };
  /** Somebody wrote to the framework elsewhere: in another window, or by the command line. */
  changed: { framework: string };
  /** Files are being dragged over the window, or no longer. */
  dragging: { over: boolean };
  /** Files came from outside: what lies under the token can be brought in. */
  incoming: { token: number };
};

/** Asks Rust for something. Rejects with a `Problem`. */
export function call<N extends keyof Commands>(name: N, request: Commands[N][0]): Promise<Commands[N][1]> {
  return invoke<Commands[N][1]>("call", { name, request });
}

/** Hears an event until the returned function is called. */
export function on<E extends keyof Events>(event: E, hear: (payload: Events[E]) => void): () => void {
  let over = false;
  let stop: (() => void) | null = null;
  listen<Events[E]>(event, (message) => {
    if (!over) hear(message.payload);
  }).then(
    (unlisten) => {
      if (over) unlisten();
      else stop = unlisten;
    },
    () => undefined,
  );
  return () => {
    over = true;
    stop?.();
  };
}
