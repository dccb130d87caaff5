// A picture of the years of a step: a bar on the scale of its path, with those of its neighbours.
import { useCallback, useId } from "react";
import { useTranslation } from "react-i18next";
import { type Framework, useDerived } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { Experience, Id } from "@/wire/wire";
import { yearsInWords } from "./experience";
import { type Span, spansAround } from "./spans";
import styles from "./YearsPicture.module.css";

export function YearsPicture({ step, drawn }: { step: Id; drawn: Experience }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { essential, minYears, maxYears } = drawn;
  const { spans, most } = useDerived(
    desk.framework,
    useCallback(
      (f: Framework) => spansAround(f, step, { essential, minYears, maxYears, context: "" }),
      [step, essential, minYears, maxYears],
    ),
  );
  if (spans.every((span) => !span.bar)) return null;
  const said = (span: Span) => yearsInWords(t, span.experience) || t("experience.unset");
  const whole = spans.map((span) => t("years.one", { step: desk.name(span.step), years: said(span) })).join("; ");
  return (
    <figure className={styles.picture} role="img" aria-label={t("years.picture", { subject: desk.name(step), spans: whole, most })}>
      {spans.map((span) => (
        <div key={span.step} className={span.step === step ? `${styles.row} ${styles.own}` : styles.row}>
          <span className={styles.name} dir="auto" title={desk.name(span.step)}>
            {desk.name(span.step)}
          </span>
          <Bar span={span} own={span.step === step} />
        </div>
      ))}
      <div className={styles.row}>
        <span />
        <span className={styles.scale}>
          <span>0</span>
          <span>{t("experience.years", { count: most, years: most })}</span>
        </span>
      </div>
    </figure>
  );
}

function Bar({ span, own }: { span: Span; own: boolean }) {
  const id = useId();
  const { bar } = span;
  const fill = bar?.open ? `url(#${id})` : "currentColor";
  // Nobody sees a bar of no length: "exactly 3" is a mark.
  const wide = bar ? Math.max(bar.to - bar.from, 0.015) : 0;
  return (
    <svg className={own ? `${styles.bar} ${styles.ownBar}` : styles.bar} width="100%" height="10" aria-hidden="true">
      <defs>
        <linearGradient id={id}>
          <stop offset="0.2" stopColor="currentColor" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0" />
        </linearGradient>
      </defs>
      <rect className={styles.track} x="0" y="4" width="100%" height="2" rx="1" />
      {bar && <rect x={`${bar.from * 100}%`} y="1" width={`${wide * 100}%`} height="8" rx="2" fill={fill} />}
    </svg>
  );
}
