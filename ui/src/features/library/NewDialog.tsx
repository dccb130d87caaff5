// A new framework needs a name, and nothing else.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog, TextField } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { call } from "@/platform/door";
import type { Id } from "@/wire/wire";

export function NewDialog({ onClose, onMade }: { onClose: () => void; onMade: (framework: Id) => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const create = async () => {
    if (busy || !title.trim()) return;
    setBusy(true);
    try {
      const made = await call("libraryCreate", { title: title.trim() });
      onMade(made.framework);
    } catch (error) {
      setWrong(problemSentence(t, asProblem(error)));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("library.newTitle")}
      onClose={onClose}
      onSubmit={() => void create()}
      actions={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={!title.trim()}>
            {t("library.create")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("library.newLabel")}
        placeholder={t("library.newPlaceholder")}
        hint={t("library.newHint")}
        value={title}
        onChange={setTitle}
        wrong={wrong}
        autoFocus
      />
    </Dialog>
  );
}
