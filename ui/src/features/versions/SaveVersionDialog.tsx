// Naming the draft as it is now: a version that stays as it is for ever.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog, Select, TextArea, TextField, toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { settled, type Spot, typed as keepTyped, unkeptAt } from "@/data/typing";
import { call } from "@/platform/door";
import type { Id, Status, Version } from "@/wire/wire";
import { type DateValue, DayField } from "./DayField";
import { nextName } from "./name";
import { useVersions, versionsChanged } from "./useVersions";
import styles from "./Versions.module.css";

type Props = {
  framework: { readonly id: Id };
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved?: (version: Version) => void;
};

const STATUSES: readonly Status[] = ["draft", "in review", "published", "retired"];

/** The problems that are about the name, and their words at the field. */
const NAME_PROBLEMS: { readonly [code: string]: string } = {
  "version-name-taken": "versionsPanel.dialog.nameTaken",
  "version-without-name": "versionsPanel.dialog.nameMissing",
};

/** Where the words of the dialog stand while they are typed. */
function spotsOf(framework: Id): { name: Spot; note: Spot } {
  return {
    name: { framework, node: framework, field: "version:name" },
    note: { framework, node: framework, field: "version:note" },
  };
}

export function SaveVersionDialog({ isOpen, ...rest }: Props) {
  // What was typed is forgotten when the dialog closes.
  return isOpen ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ framework, onOpenChange, onSaved }: Omit<Props, "isOpen">) {
  const { t } = useTranslation();
  const { versions } = useVersions(framework.id);
  const names = useMemo(() => versions?.map((version) => version.name) ?? [], [versions]);
  const spots = useMemo(() => spotsOf(framework.id), [framework.id]);
  const [typed, setTyped] = useState<string | null>(() => unkeptAt(spots.name) ?? null);
  const [note, setNote] = useState(() => unkeptAt(spots.note) ?? "");
  const [status, setStatus] = useState<Status>("draft");
  const [effective, setEffective] = useState<DateValue | null>(null);
  const [wrong, setWrong] = useState<{ at: "name" | "foot"; words: string } | null>(null);
  const [saving, setSaving] = useState(false);
  const [year] = useState(() => new Date().getFullYear());
  const name = typed ?? (versions === null ? "" : nextName(names, year));
  const taken = names.includes(name.trim());

  const field = useRef<HTMLInputElement>(null);
  // The name that is suggested comes a moment later than the focus: typing replaces it all the same. It is selected as it
  // comes, and not a moment later, when somebody may have typed a letter already that the next one would replace.
  useLayoutEffect(() => {
    const input = field.current;
    if (typed === null && input?.value === name && document.activeElement === input) input.select();
  }, [name, typed]);

  useEffect(() => {
    if (versions !== null) return undefined;
    // A list that does not come must not stop anybody from saving.
    const timer = setTimeout(() => setTyped((now) => now ?? ""), 3000);
    return () => clearTimeout(timer);
  }, [versions]);

  const forget = () => {
    settled(spots.name);
    settled(spots.note);
  };
  const close = () => {
    forget();
    onOpenChange(false);
  };
  const save = async () => {
    if (saving) return;
    const called = name.trim();
    if (called === "" || taken) {
      if (called === "") setWrong({ at: "name", words: t("versionsPanel.dialog.nameMissing") });
      return;
    }
    setSaving(true);
    try {
      const version = await call("versionSave", {
        framework: framework.id,
        name: called,
        note: note.trim(),
        status,
        effective: effective === null ? null : effective.toString().slice(0, 10),
      });
      forget();
      versionsChanged(framework.id);
      toast({ words: t("versionsPanel.dialog.saved", { name: version.name }) });
      onOpenChange(false);
      onSaved?.(version);
    } catch (error) {
      const problem = asProblem(error);
      const about = NAME_PROBLEMS[problem.code];
      setWrong(about === undefined ? { at: "foot", words: problemSentence(t, problem) } : { at: "name", words: t(about) });
      setSaving(false);
    }
  };

  return (
    <Dialog
      title={t("versionsPanel.dialog.title")}
      onClose={close}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={close}>{t("versionsPanel.dialog.cancel")}</Button>
          <Button look="primary" type="submit" isPending={saving}>
            {t("versionsPanel.dialog.save")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("versionsPanel.dialog.name")}
        value={name}
        ref={field}
        autoFocus
        onFocus={(event) => event.target.select()}
        wrong={taken ? t("versionsPanel.dialog.nameTaken") : wrong?.at === "name" ? wrong.words : null}
        onChange={(value) => {
          setTyped(value);
          keepTyped(spots.name, value);
          setWrong(null);
        }}
      />
      <TextArea
        label={t("versionsPanel.dialog.note")}
        placeholder={t("versionsPanel.dialog.notePlaceholder")}
        rows={3}
        value={note}
        onChange={(words) => {
          setNote(words);
          keepTyped(spots.note, words);
        }}
      />
      <div className={styles.pair}>
        <Select
          label={t("versionsPanel.dialog.status")}
          value={status}
          onChange={(id) => setStatus(STATUSES.find((known) => known === id) ?? "draft")}
          options={STATUSES.map((id) => ({ id, words: t(`status.${id}`) }))}
        />
        <DayField
          label={t("versionsPanel.dialog.effective")}
          hint={t("versionsPanel.dialog.effectiveHint")}
          value={effective}
          onChange={setEffective}
        />
      </div>
      {wrong?.at === "foot" && (
        <p className={styles.wrong} role="alert">
          {wrong.words}
        </p>
      )}
    </Dialog>
  );
}
