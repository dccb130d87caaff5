// Handing something out as a file: the window asks where, the page shows how far it is, lets it be stopped, and says what
// became of it.
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { useTask } from "@/data/tasks";
import { ExportProgress } from "./ExportProgress";
import { fileName, type Missing, MissingDialog } from "./MissingDialog";

/** What the window answers: the file, and the characters no font could show; null if the person chose no file. */
export type HandedOut = { file: string; missing: Missing[] } | null;

/** One piece of work: what is said while it runs, and the call that does it. */
export type Work = { words: string; ask: (task: string) => Promise<HandedOut> };

/** How long work goes on quietly, in milliseconds. */
const QUIET = 1000;

/** Hands out one thing at a time. `surface` has to stand somewhere on the page. */
export function useHandOut(): { handOut: (work: Work) => void; busy: boolean; surface: ReactNode } {
  const { t } = useTranslation();
  const { progress, run, cancel } = useTask();
  const [words, setWords] = useState<string | null>(null);
  const [poor, setPoor] = useState<{ file: string; missing: Missing[] } | null>(null);
  const stopped = useRef(false);
  const busy = useRef(false);
  const long = useLong(words !== null, progress !== null);

  const handOut = useCallback(
    (work: Work) => {
      if (busy.current) return;
      busy.current = true;
      stopped.current = false;
      setWords(work.words);
      run(work.ask)
        .then(
          (handed) => {
            if (handed === null) {
              if (stopped.current) toast({ words: t("exporting.cancelled") });
              return;
            }
            toast({ words: t("exporting.done", { file: fileName(handed.file) }) });
            if (handed.missing.length > 0) setPoor(handed);
          },
          (error: unknown) => {
            const problem = asProblem(error);
            if (stopped.current || problem.code === "cancelled") toast({ words: t("exporting.cancelled") });
            else toast({ words: problemSentence(t, problem), tone: "failed" });
          },
        )
        .finally(() => {
          busy.current = false;
          setWords(null);
        });
    },
    [run, t],
  );

  const surface = (
    <>
      {words !== null && long && (
        <ExportProgress
          words={words}
          far={progress}
          onCancel={() => {
            stopped.current = true;
            cancel();
          }}
        />
      )}
      {poor && <MissingDialog file={poor.file} missing={poor.missing} onClose={() => setPoor(null)} />}
    </>
  );
  return { handOut, busy: words !== null, surface };
}

/**
 * Whether work has gone on for long enough to be shown. While the system's file dialog has the focus the person works, not
 * the machine: that time does not count.
 */
function useLong(working: boolean, moving: boolean): boolean {
  const [long, setLong] = useState(false);
  const moves = useRef(moving);
  useEffect(() => {
    moves.current = moving;
  }, [moving]);
  useEffect(() => {
    if (!working) return undefined;
    let since = Date.now();
    const timer = setInterval(() => {
      if (!moves.current && !document.hasFocus()) since = Date.now();
      else if (Date.now() - since >= QUIET) setLong(true);
    }, 100);
    return () => {
      clearInterval(timer);
      setLong(false);
    };
  }, [working]);
  return long;
}
