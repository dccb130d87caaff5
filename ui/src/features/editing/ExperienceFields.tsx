// Years of experience: at least, at most, of what; or not essential.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check, TextField } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { Experience, Id } from "@/wire/wire";
import styles from "./fields.module.css";
import { noExperience, readYears, show } from "./experience";
import { useDraft } from "./useDraft";

export function ExperienceFields({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, node);
  const value = record?.fields.experience ?? noExperience;
  const { readOnly } = desk.framework;
  // Read when it is kept, not when it was drawn: two fields may be left one right after the other.
  const put = (part: Partial<Experience>) => {
    const now = desk.framework.get(node)?.fields.experience ?? noExperience;
    return desk.set(node, { experience: { ...now, ...part } });
  };
  return (
    <fieldset className={styles.set} disabled={readOnly}>
      <legend className={styles.legend}>{t("experience.essential")}</legend>
      <div className={styles.two}>
        <Years
          label={t("experience.min")}
          value={value.minYears}
          off={!value.essential}
          onKeep={(years) => put({ minYears: years })}
        />
        <Years
          label={t("experience.max")}
          value={value.maxYears}
          off={!value.essential}
          onKeep={(years) => put({ maxYears: years })}
        />
      </div>
      <Context value={value.context} onKeep={(context) => put({ context })} />
      <Check value={!value.essential} disabled={readOnly} onChange={(not) => void put({ essential: !not })}>
        {t("experience.no")}
      </Check>
      {value.essential && value.minYears !== null && value.minYears >= 5 && (
        <p className={styles.gentle}>{t("experience.gentle")}</p>
      )}
    </fieldset>
  );
}

type YearsProps = { label: string; value: number | null; off: boolean; onKeep: (years: number | null) => Promise<boolean> };

function Years({ label, value, off, onKeep }: YearsProps) {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState(false);
  const draft = useDraft(value === null ? "" : show(value), (text) => {
    const years = readYears(text);
    setWrong(years === undefined);
    return years === undefined ? false : onKeep(years);
  });
  return (
    <TextField
      label={label}
      inputMode="decimal"
      spellCheck={false}
      disabled={off}
      value={draft.text}
      wrong={wrong ? t("experience.wrong") : null}
      onChange={draft.type}
      onBlur={draft.keep}
      onKeyDown={draft.press}
    />
  );
}

function Context({ value, onKeep }: { value: string; onKeep: (text: string) => Promise<boolean> }) {
  const { t } = useTranslation();
  const draft = useDraft(value, (text) => onKeep(text.trim()));
  return (
    <TextField
      label={t("experience.context")}
      placeholder={t("experience.contextPlaceholder")}
      value={draft.text}
      onChange={draft.type}
      onBlur={draft.keep}
      onKeyDown={draft.press}
    />
  );
}
