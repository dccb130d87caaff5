// The summary on top of a comparison: what a colleague would say first, who is affected, and the counts.
import { type Ref, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Icon } from "@/components";
import { WordMarks } from "@/components/WordMarks";
import { numbers } from "@/data/locale";
import type { Headline } from "@/wire/wire";
import { Affected } from "./Affected";
import { ChangeMark } from "./ChangeMark";
import { headlinePlace, headlineWords, partWords } from "./headline";
import { kindOfHeadline } from "./listing";
import { whereWords } from "./place";
import type { Say } from "./say";
import { sentenceOf } from "./sentence";
import type { Compared } from "./useComparison";
import styles from "./Summary.module.css";

/** How many headlines are told at once, and how many more each time somebody asks. */
const FIRST = 12;
const MORE = 50;

/** How many changes an unfolded headline shows; the list has them all. */
const CHANGES = 20;

type Props = {
  compared: Compared;
  /** Goes to an item of the list. */
  onGo: (key: string) => void;
  ref?: Ref<HTMLHeadingElement>;
};

export function Summary({ compared, onGo, ref }: Props) {
  const { t } = useTranslation();
  const [most, setMost] = useState(FIRST);
  const { comparison, report, changes } = compared;
  const { headlines } = comparison;
  const { before, after } = report.valueScore;
  const left = headlines.length - most;
  const percent = numbers({ style: "percent", maximumFractionDigits: 0 });
  const score = (value: number | null) => (value === null ? t("compare.summary.scoreNone") : percent.format(value));
  return (
    <section className={styles.summary} aria-labelledby="comparison-summary">
      <div className={styles.main}>
        <h2 id="comparison-summary" ref={ref} tabIndex={-1} className={styles.heading}>
          {t("compare.summary.heading")}
        </h2>
        <p className={styles.counts}>
          {t("compare.summary.total", { count: changes.length })}
          {report.trivial > 0 && `, ${t("compare.summary.trivial", { count: report.trivial })}`}
        </p>
        {headlines.length === 0 && <p className={styles.counts}>{t("compare.summary.none")}</p>}
        <ul className={styles.headlines}>
          {headlines.slice(0, most).map((headline, i) => (
            <HeadlineLine key={`${i} ${headline.headline}`} headline={headline} at={i} compared={compared} onGo={onGo} />
          ))}
        </ul>
        {left > 0 && (
          <Button small look="outline" onPress={() => setMost(most + MORE)}>
            {t("compare.summary.more", { count: Math.min(left, MORE) })}
          </Button>
        )}
      </div>
      <aside className={styles.aside} aria-label={t("compare.summary.aside")}>
        {/* Two steps are read by whoever goes from one to the other. */}
        {compared.new.root?.kind === "framework" && <Affected compared={compared} onGo={onGo} />}
        {(before !== null || after !== null) && (
          <div title={t("compare.summary.scoreHint")}>
            <h3 className={styles.small}>{t("compare.summary.score")}</h3>
            <p>{before === after ? score(after) : t("compare.summary.scoreChange", { before: score(before), after: score(after) })}</p>
          </div>
        )}
      </aside>
    </section>
  );
}

type LineProps = { headline: Headline; at: number; compared: Compared; onGo: (key: string) => void };

/** A headline: its words lead to it, and it unfolds to what it says in one. */
function HeadlineLine({ headline, at, compared, onGo }: LineProps) {
  const { t } = useTranslation();
  const say = t as Say;
  const [open, setOpen] = useState(false);
  const id = useId();
  const words = headlineWords(headline, say);
  const place = headlinePlace(headline, say);
  const folds = headline.changes.length > 1;
  return (
    <li>
      <div className={styles.line}>
        {folds ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={t("compare.summary.unfold", { headline: words })}
            data-open={open || undefined}
            onClick={() => setOpen(!open)}
          >
            <Icon name="chevron" size={14} />
          </button>
        ) : (
          <span className={styles.noFold} />
        )}
        <ChangeMark kind={kindOfHeadline(headline.headline)} />
        <button type="button" className={styles.go} onClick={() => onGo(`headline ${at}`)}>
          <span dir="auto">{words}</span>
          {place !== null && (
            <span className={styles.place} dir="auto">
              {place}
            </span>
          )}
        </button>
      </div>
      {open && <Behind id={id} headline={headline} compared={compared} onGo={onGo} />}
    </li>
  );
}

/** What a headline says in one: its parts, then its changes. */
function Behind({ id, headline, compared, onGo }: { id: string; headline: Headline; compared: Compared; onGo: (key: string) => void }) {
  const { t } = useTranslation();
  const say = t as Say;
  const parts = partWords(headline, say);
  const rest = headline.changes.length - CHANGES;
  return (
    <div id={id} className={styles.behind}>
      {parts.map((words, i) => (
        <p key={`${i} ${words}`} dir="auto">
          {words}
        </p>
      ))}
      <ul>
        {headline.changes.slice(0, CHANGES).map((at) => {
          const change = compared.changes[at];
          if (!change) return null;
          const said = sentenceOf(change, compared.old, compared.new, say);
          return (
            <li key={at}>
              <button type="button" className={styles.go} onClick={() => onGo(compared.listing.keyOfChange.get(at) ?? `change ${at}`)}>
                {said.marks ? <WordMarks marks={said.marks} /> : <span dir="auto">{[said.says, said.about].filter(Boolean).join(": ")}</span>}
                <span className={styles.place} dir="auto">
                  {whereWords(compared, at, say)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <p className={styles.place}>{t("compare.summary.rest", { count: rest })}</p>}
    </div>
  );
}
