// Years of experience: one field that understands what people type, of what, or not essential; and a picture of the span.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check, TextField } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { Experience, Id } from "@/wire/wire";
import styles from "./fields.module.css";
import { noExperience, show, yearsTyped } from "./experience";
import { useDraft } from "./useDraft";
import { readTyped, type Typed } from "./years";
import { YearsPicture } from "./YearsPicture";

type Props = {
  node: Id;
  /** Shows the span beside those of the neighbouring steps. */
  picture?: boolean;
};

export function ExperienceFields({ node, picture }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, node);
  const value = record?.fields.experience ?? noExperience;
  const { readOnly } = desk.framework;
  const [typing, setTyping] = useState<Typed | null>(null);
  // Read when it is kept, not when it was drawn: two fields may be left one right after the other.
  const put = (part: Partial<Experience>) => {
    const now = desk.framework.get(node)?.fields.experience ?? noExperience;
    return desk.set(node, { experience: { ...now, ...part } });
  };
  // The picture follows what is typed before it is kept.
  const drawn = typing?.is === "years" ? { ...value, essential: true, minYears: typing.min, maxYears: typing.max } : value;
  return (
    <fieldset className={styles.set} disabled={readOnly}>
      <legend className={styles.legend}>{t("experience.essential")}</legend>
      <YearsField quiet value={value} put={put} onTyping={setTyping} />
      {picture && <YearsPicture step={node} drawn={drawn} />}
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

type YearsProps = {
  value: Experience;
  placeholder?: string;
  /** The label is spoken, not shown. */
  quiet?: boolean;
  put: (part: Partial<Experience>) => Promise<boolean>;
  /** What is understood of what is being typed; null when it was kept or given up. */
  onTyping?: (typed: Typed | null) => void;
};

/** Years as one text. What cannot be understood stays there, with what is wrong about it. */
export function YearsField({ value, placeholder, quiet, put, onTyping }: YearsProps) {
  const { t } = useTranslation();
  const own = t("years.not");
  const [wrong, setWrong] = useState<{ text: string; typed: Typed } | null>(null);
  const draft = useDraft(yearsTyped(value, own), async (text) => {
    const typed = readTyped(text, own);
    setWrong(typed.is === "wrong" ? { text, typed } : null);
    if (typed.is === "wrong") return false;
    const kept = await put(partOf(typed));
    if (kept) onTyping?.(null);
    return kept;
  });
  const type = (text: string) => {
    draft.type(text);
    onTyping?.(readTyped(text, own));
  };
  // What was wrong is wrong for as long as it stands there.
  const typed = wrong?.text === draft.text ? wrong.typed : null;
  return (
    <TextField
      label={t("years.label")}
      quiet={quiet}
      hint={t("years.hint")}
      placeholder={placeholder}
      spellCheck={false}
      value={draft.text}
      wrong={typed ? wrongWords() : null}
      onChange={type}
      onBlur={() => void draft.keep()}
      onKeyDown={(event) => {
        if (event.key === "Escape") onTyping?.(null);
        draft.press(event);
      }}
    />
  );

  function wrongWords(): string {
    if (typed?.is !== "wrong") return "";
    if (typed.why === "halves") return t("years.halves", { years: show(typed.years) });
    if (typed.why === "order") return t("years.order", { min: show(typed.min), max: show(typed.max) });
    return t("years.wrong");
  }
}

function partOf(typed: Typed): Partial<Experience> {
  switch (typed.is) {
    case "years": return { essential: true, minYears: typed.min, maxYears: typed.max };
    case "notEssential": return { essential: false };
    default: return { essential: true, minYears: null, maxYears: null };
  }
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
      onBlur={() => void draft.keep()}
      onKeyDown={draft.press}
    />
  );
}
