// Taking a colleague's file in: the window asks which, the page asks again where much would go with it, and then their
// changes are in the draft and the review is open.
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog, Progress, toast } from "@/components";
import { perform } from "@/data/commands";
import { asProblem, problemSentence } from "@/data/problems";
import { useTask } from "@/data/tasks";
import { call } from "@/platform/door";
import type { Id, Problem } from "@/wire/wire";
import { cameInWords } from "./cameIn";
import styles from "./Review.module.css";

/** `surface` has to stand somewhere on the screen. */
export function useTakeIn(framework: Id, onReview: (review: number) => void): { start: () => void; surface: ReactNode } {
  const { t } = useTranslation();
  const { progress, run, cancel } = useTask();
  const [much, setMuch] = useState<Problem | null>(null);
  const busy = useRef(false);

  const take = useCallback(
    async (sure: boolean) => {
      if (busy.current) return;
      busy.current = true;
      setMuch(null);
      try {
        const came = await run((task) => call("windowTakeIn", { framework, sure, task }));
        if (came === null) return;
        // The review that opens now is where it can be undone; it answers the command.
        toast({
          words: cameInWords(t, came),
          travels: true,
          action: { words: t("common.undo"), run: () => void perform("undo"), undoes: true },
        });
        onReview(came.review);
      } catch (error) {
        const problem = asProblem(error);
        if (problem.code === "removes-much") setMuch(problem);
        else if (problem.code === "nothing-new") toast({ words: problemSentence(t, problem) });
        else if (problem.code !== "cancelled") toast({ tone: "failed", words: problemSentence(t, problem) });
      } finally {
        busy.current = false;
      }
    },
    [framework, onReview, run, t],
  );

  const surface = (
    <>
      {progress && (
        <div className={styles.working}>
          <Progress label={t("review.takingIn")} far={progress} onCancel={cancel} />
        </div>
      )}
      {much && (
        <Dialog
          title={t("review.much.title")}
          onClose={() => setMuch(null)}
          actions={
            <>
              <Button autoFocus onPress={() => setMuch(null)}>
                {t("review.much.no")}
              </Button>
              <Button look="primary" onPress={() => void take(true)}>
                {t("review.much.yes")}
              </Button>
            </>
          }
        >
          <p>{t("review.much.lead", { removed: much.params.removed, all: much.params.all })}</p>
          <p>{t("review.much.why")}</p>
        </Dialog>
      )}
    </>
  );
  return { start: useCallback(() => void take(false), [take]), surface };
}
