// What the active text says in full, and where it went.
import { useTranslation } from "react-i18next";
import type { SourceSpot } from "@/wire/wire";
import { letters } from "./mapping";
import type { Texts } from "./texts";
import type { Proposed } from "./useProposal";
import styles from "./Importing.module.css";

/** So many nodes are named. */
const most = 3;

export function Where({ proposed, texts, spot }: { proposed: Proposed; texts: Texts; spot: SourceSpot }) {
  const { t } = useTranslation();
  const { framework, proposal } = proposed;
  const text = texts.at(spot.part, spot.row, spot.column);
  const name = proposal.parts[spot.part]?.isTable ? `${letters(spot.column)}${spot.row + 1}` : (text?.label ?? "");
  /** What became of it, in words, and how many times the same. */
  const kept = new Map<string, number>();
  for (const { node, field } of text?.kept ?? []) {
    const record = framework.get(node);
    if (!record) continue;
    const face = record.kind === "ability" && field === "statement" ? "" : framework.words(node);
    const what = field === "title" || field === "statement" || field === "heading" ? t(`kind.${record.kind}`) : t(`field.${field}`);
    const above = record.kind === "ability" && record.parent ? framework.words(record.parent) : "";
    const words = [what, face || above].filter(Boolean).join(" · ");
    kept.set(words, (kept.get(words) ?? 0) + 1);
  }
  return (
    <div className={styles.where} aria-live="polite">
      <p className={styles.whereText} dir="auto">
        <b>{name}</b> {text?.text ?? t("importing.emptyCell")}
      </p>
      <p className={styles.went}>
        {[...kept].slice(0, most).map(([words, times]) => (
          <span key={words} className={styles.became} dir="auto">
            {times > 1 ? t("importing.times", { times, words }) : words}
          </span>
        ))}
        {kept.size > most && <span className={styles.became}>{t("importing.moreKept", { count: kept.size - most })}</span>}
        {text?.skipped.map((why) => (
          <span key={why} className={styles.notKept}>
            {t("importing.wentNowhere", { why: t(`importing.skip.${why}`) })}
          </span>
        ))}
      </p>
    </div>
  );
}
