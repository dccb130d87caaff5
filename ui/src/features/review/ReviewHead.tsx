// The head of a review: which file, when, from which version on, and how the draft stands to what came with it.
import { useTranslation } from "react-i18next";
import { ago, moment } from "@/data/time";
import type { OpenReview } from "@/wire/wire";
import { countsOf } from "./standing";
import styles from "./Review.module.css";

export function ReviewHead({ open }: { open: OpenReview }) {
  const { t } = useTranslation();
  const { review, baseVersion, conflicts } = open;
  const counts = countsOf(open);
  const standing = (["new", "old", "since"] as const).filter((one) => counts[one] > 0);
  return (
    <div className={styles.head}>
      <p className={styles.facts}>
        <time dateTime={review.at} title={moment(review.at)}>
          {t("review.head.came", { when: ago(t, review.at) })}
        </time>
        <span dir="auto">{baseVersion === null ? t("review.head.noBase") : t("review.head.base", { version: baseVersion })}</span>
      </p>
      <ul className={styles.counts} aria-label={t("review.head.standing")}>
        {standing.map((one) => (
          <li key={one}>{t(`review.head.${one}`, { count: counts[one] })}</li>
        ))}
        {conflicts.length > 0 && (
          <li data-open={counts.conflicts > 0 || undefined}>
            {counts.conflicts > 0 ? t("review.head.conflicts", { count: counts.conflicts }) : t("review.head.noConflicts")}
          </li>
        )}
      </ul>
    </div>
  );
}
