// Leaving the import window without keeping anything. What somebody had put right is still there for as long as the message
// that says so can lead back to it.
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { call } from "@/platform/door";

/** The one that was left last: one that can be come back to is enough. */
let left: number | null = null;

function drop(proposal: number): void {
  void call("importDrop", { proposal }).catch(() => undefined);
}

/** Leaves a proposal; `touched` where something was said of it. */
export function useLeaving(onAgain: (proposal: number) => void): (proposal: number, touched: boolean) => void {
  const { t } = useTranslation();
  return (proposal, touched) => {
    if (left !== null && left !== proposal) drop(left);
    left = touched ? proposal : null;
    if (!touched) return drop(proposal);
    toast({
      words: t("importing.cancelled"),
      travels: true,
      action: { words: t("importing.goOn"), run: () => onAgain(proposal), undoes: true },
    });
  };
}
