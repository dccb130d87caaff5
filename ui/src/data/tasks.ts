// Long work: its progress, and a way to stop it.
import { useCallback, useEffect, useRef, useState } from "react";
import { call, on } from "@/platform/door";

/** How far long work is; a total of 0 means that the end is unknown. */
export type Progress = { done: number; total: number };

/** One piece of long work at a time. `run` hands over the id that the door wants as `task`. */
export function useTask(): {
  progress: Progress | null;
  run: <T>(work: (task: string) => Promise<T>) => Promise<T>;
  cancel: () => void;
} {
  const [task, setTask] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<string | null>(null);

  useEffect(() => {
    if (task === null) return undefined;
    return on("progress", (event) => {
      if (event.task === task) setProgress({ done: event.done, total: event.total });
    });
  }, [task]);

  const run = useCallback(async <T>(work: (task: string) => Promise<T>): Promise<T> => {
    const id = crypto.randomUUID();
    running.current = id;
    setTask(id);
    try {
      return await work(id);
    } finally {
      if (running.current === id) {
        running.current = null;
        setTask(null);
        setProgress(null);
      }
    }
  }, []);

  const cancel = useCallback(() => {
    if (running.current) void call("windowCancel", { task: running.current }).catch(() => undefined);
  }, []);

  return { progress, run, cancel };
}
