// Keeping what would come in: as a new framework, or as changes of one that is there.
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { perform } from "@/data/commands";
import { asProblem, problemSentence } from "@/data/problems";
import { call } from "@/platform/door";
import type { Id, KeptAs, Problem } from "@/wire/wire";

type Keeping = {
  busy: boolean;
  /** Much of a framework would go with it: somebody is asked. */
  much: Problem | null;
  keep: (title: string, into: Id | null, sure?: boolean) => void;
  forgetMuch: () => void;
};

export function useKeep(proposal: number, onKept: (kept: KeptAs) => void, onGone: () => void): Keeping {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [much, setMuch] = useState<Problem | null>(null);
  const failed = useCallback((error: unknown) => toast({ tone: "failed", words: problemSentence(t, asProblem(error)) }), [t]);
  const keep = (title: string, into: Id | null, sure = false) => {
    setBusy(true);
    setMuch(null);
    call("importKeep", { proposal, title, into, sure }).then(
      (kept) => {
        const named = kept.title || t("unnamed.framework");
        const undo =
          kept.review === null
            ? () => void call("libraryRemove", { framework: kept.framework }).then(() => {
                toast({ words: t("importing.takenBack", { title: named }), travels: true });
                onGone();
              }, failed)
            : () => void perform("undo");
        toast({
          words: kept.review === null ? t("imports.in", { title: named, count: kept.abilities }) : t("importing.changed", { title: named, count: kept.changes }),
          travels: true,
          action: { words: t("common.undo"), run: undo, undoes: true },
        });
        onKept(kept);
      },
      (error: unknown) => {
        setBusy(false);
        const problem = asProblem(error);
        if (problem.code === "removes-much") setMuch(problem);
        else if (problem.code === "nothing-new") toast({ words: problemSentence(t, problem) });
        else failed(problem);
      },
    );
  };
  return { busy, much, keep, forgetMuch: () => setMuch(null) };
}
