// Keeps a person's word on which nodes are the same, and compares again.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { call } from "@/platform/door";
import type { State } from "@/wire/wire";
import type { Pair } from "./pairing";

/** Says of two nodes whether they are the same; `kept` is called once it holds. The way back stands in a toast. */
export function usePairing(old: State, next: State, kept: () => void): (pair: Pair, together: boolean) => void {
  const { t } = useTranslation();
  return useCallback(
    (pair: Pair, together: boolean) => {
      const keep = async (isTogether: boolean, isUndone: boolean) => {
        try {
          await call("comparePair", { old, new: next, ...pair, together: isTogether });
        } catch (error) {
          toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
          return;
        }
        kept();
        if (isUndone) return;
        toast({
          words: t(isTogether ? "compare.pair.together" : "compare.pair.apart"),
          action: { words: t("compare.pair.undo"), run: () => void keep(!isTogether, true), undoes: true },
        });
      };
      void keep(together, false);
    },
    [old, next, kept, t],
  );
}
