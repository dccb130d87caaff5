// Starting a copy: which state, and what the copy is called.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog, type Option, Select, TextField, toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { useVersions } from "@/features/versions/useVersions";
import { call } from "@/platform/door";
import type { Id, Version } from "@/wire/wire";
import styles from "./CopyDialog.module.css";

type Props = {
  framework: Id;
  title: string;
  /** The version to begin with; null: the draft. */
  version: Id | null;
  onClose: () => void;
  onMade: (framework: Id) => void;
};

const DRAFT = "draft";

export function CopyDialog({ framework, title, version, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const name = title || t("unnamed.framework");
  const { versions } = useVersions(framework);
  const [words, setWords] = useState(() => t("copy.suggestion", { title: name }));
  const [chosen, setChosen] = useState(version);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const copy = async () => {
    const called = words.trim();
    if (busy || called === "") return;
    setBusy(true);
    const of = versions?.find((one) => one.id === chosen);
    const note = of ? t("copy.noteVersion", { title: name, version: of.name }) : t("copy.noteDraft", { title: name });
    try {
      const made = await call("libraryCopy", {
        state: { framework, version: chosen },
        title: called,
        version: t("copy.version"),
        note,
      });
      onClose();
      onMade(made.framework);
      toast({ words: t("copy.done", { title: called }) });
    } catch (error) {
      setWrong(problemSentence(t, asProblem(error)));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t("copy.title", { title: name })}
      onClose={onClose}
      onSubmit={() => void copy()}
      actions={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={words.trim() === ""}>
            {t("copy.do")}
          </Button>
        </>
      }
    >
      <TextField label={t("copy.label")} value={words} onChange={setWords} wrong={wrong} autoFocus onFocus={(event) => event.target.select()} />
      <Select label={t("copy.of")} value={chosen ?? DRAFT} options={statesOf(versions ?? [], t("versionsPanel.draft"))} onChange={(id) => setChosen(id === DRAFT ? null : id)} />
      <p className={styles.hint}>{t("copy.hint")}</p>
    </Dialog>
  );
}

function statesOf(versions: readonly Version[], draft: string): Option[] {
  return [{ id: DRAFT, words: draft }, ...versions.map((one) => ({ id: one.id, words: one.name }))];
}
