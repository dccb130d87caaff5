// Text that was copied somewhere, pasted into the library: it becomes a proposal, as a file does.
import { type ReactNode, useCallback, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog, TextArea, toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { call } from "@/platform/door";

/** `surface` has to stand somewhere on the screen; there Ctrl+V outside of a field does the same as `start`. */
export function usePaste(onProposed: (proposals: readonly number[]) => void): { start: () => void; surface: ReactNode } {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const propose = useCallback(
    (words: string) => {
      if (words.trim() === "") return;
      call("importText", { name: t("importing.clipboard"), text: words }).then(
        ({ proposal }) => {
          setText(null);
          onProposed([proposal]);
        },
        (error: unknown) => toast({ tone: "failed", words: problemSentence(t, asProblem(error)) }),
      );
    },
    [t, onProposed],
  );
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const active = document.activeElement;
    const types = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    if (types || document.querySelector("[data-modal]")) return;
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (words.trim() === "") return;
    event.preventDefault();
    propose(words);
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent) => paste(event);
    document.addEventListener("paste", hear);
    return () => document.removeEventListener("paste", hear);
  }, []);
  const surface = text !== null && (
    <Dialog
      title={t("importing.pasteTitle")}
      wide
      onClose={() => setText(null)}
      onSubmit={() => propose(text)}
      actions={
        <>
          <Button onPress={() => setText(null)}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={text.trim() === ""}>
            {t("importing.pasteDo")}
          </Button>
        </>
      }
    >
      <TextArea label={t("importing.pasteLabel")} hint={t("importing.pasteHint")} value={text} onChange={setText} rows={8} />
    </Dialog>
  );
  return { start: () => setText(""), surface };
}
