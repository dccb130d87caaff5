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
  const kept = (text?.kept ?? []).flatMap(({ node, field }) => {
    const record = framework.get(node);
    if (!record) return [];
    const face = record.kind === "ability" && field === "statement" ? "" : framework.words(node);
    const what = field === "title" || field === "statement" || field === "heading" ? t(`kind.${record.kind}`) : t(`field.${field}`);
    const above = record.kind === "ability" && record.parent ? framework.words(record.parent) : "";
    return [{ id: `${node} ${field}`, words: [what, face || above].filter(Boolean).join(" · ") }];
  });
  return (
    <div className={styles.where} aria-live="polite">
      <p className={styles.whereText} dir="auto">
        <b>{name}</b> {text?.text ?? t("importing.emptyCell")}
      </p>
      <p className={styles.went}>
        {kept.slice(0, most).map((one) => (
          <span key={one.id} className={styles.became} dir="auto">
            {one.words}
          </span>
        ))}
        {kept.length > most && <span className={styles.became}>{t("importing.moreKept", { count: kept.length - most })}</span>}
        {text?.skipped.map((why) => (
          <span key={why} className={styles.notKept}>
            {t("importing.wentNowhere", { why: t(`importing.skip.${why}`) })}
          </span>
        ))}
      </p>
    </div>
  );
}
