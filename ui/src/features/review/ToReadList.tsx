// Texts in which both changed something at different places: both changes were taken, so somebody should read the whole.
import { useTranslation } from "react-i18next";
import { WordMarks } from "@/components/WordMarks";
import type { Say } from "@/features/comparison/say";
import type { Compared } from "@/features/comparison/useComparison";
import { fieldWords, wordsOf } from "@/features/comparison/values";
import type { ToRead } from "@/wire/wire";
import { wordMarks } from "./conflict";
import styles from "./Review.module.css";

type Props = { toRead: readonly ToRead[]; compared: Compared; onGo: (change: number) => void };

export function ToReadList({ toRead, compared, onGo }: Props) {
  const { t } = useTranslation();
  if (toRead.length === 0) return null;
  return (
    <section className={styles.toRead} aria-labelledby="to-read-heading">
      <h2 id="to-read-heading" className={styles.heading}>
        {t("review.toRead.heading")}
      </h2>
      <p className={styles.lead}>{t("review.toRead.lead")}</p>
      <ul>
        {toRead.map((one) => {
          const node = compared.new.byId.get(one.id);
          const change = compared.changes.findIndex((change) => change.newId === one.id && change.field === one.field);
          const field = fieldWords(one.field, one.node, t as Say);
          const words = (
            <span className={styles.facts}>
              <span>{field}</span>
              {node && one.field !== "statement" && <span dir="auto">{wordsOf(node, compared.new, t as Say)}</span>}
            </span>
          );
          return (
            <li key={`${one.id} ${one.field}`}>
              {change >= 0 ? (
                <button type="button" className={styles.go} title={t("review.toRead.go")} onClick={() => onGo(change)}>
                  {words}
                </button>
              ) : (
                words
              )}
              <WordMarks marks={wordMarks(one.base, one.merged)} className={styles.merged} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
