// A new framework needs a name, and nothing else.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog, TextField } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { call } from "@/platform/door";
import type { Id } from "@/wire/wire";

/** A framework that is about to be made under a name. */
export type Create = {
  title: string;
  setTitle: (title: string) => void;
  wrong: string | null;
  run: () => Promise<void>;
};

export function useCreate(onMade: (framework: Id) => void): Create {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
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
  return { title, setTitle, wrong, run };
}

export function NameField({ create }: { create: Create }) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("library.newLabel")}
      placeholder={t("library.newPlaceholder")}
      hint={t("library.newHint")}
      value={create.title}
      onChange={create.setTitle}
      wrong={create.wrong}
      autoFocus
    />
  );
}

export function NewDialog({ onClose, onMade }: { onClose: () => void; onMade: (framework: Id) => void }) {
  const { t } = useTranslation();
  const create = useCreate(onMade);
  return (
    <Dialog
      title={t("library.newTitle")}
      onClose={onClose}
      onSubmit={() => void create.run()}
      actions={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={!create.title.trim()}>
            {t("library.create")}
          </Button>
        </>
      }
    >
      <NameField create={create} />
    </Dialog>
  );
}
