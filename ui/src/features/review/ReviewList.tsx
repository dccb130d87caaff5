// The files that were taken into a framework, newest first: each leads to its review.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { ago, moment } from "@/data/time";
import { call } from "@/platform/door";
import type { Id, Problem, ReviewEntry } from "@/wire/wire";
import styles from "./Review.module.css";

type Props = { framework: Id; onOpen: (review: number) => void };

export function ReviewList({ framework, onOpen }: Props) {
  const { t } = useTranslation();
  const [reviews, setReviews] = useState<readonly ReviewEntry[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let over = false;
    call("reviewList", { framework }).then(
      (answer) => {
        if (!over) setReviews(answer.reviews);
      },
      (error: unknown) => {
        if (!over) setProblem(asProblem(error));
      },
    );
    return () => {
      over = true;
    };
  }, [framework]);
  if (problem) return <p className={styles.quiet}>{`${t("review.list.failed")} ${problemSentence(t, problem)}`}</p>;
  if (reviews.length === 0) return null;
  return (
    <section className={styles.reviews} aria-labelledby="reviews-heading">
      <h2 id="reviews-heading" className={styles.small}>
        {t("review.list.heading")}
      </h2>
      <ul>
        {reviews.map((review) => (
          <li key={review.key} className={styles.entry}>
            <Button small onPress={() => onOpen(review.key)} aria-label={t("review.list.open", { name: review.name })}>
              <span className={styles.file} dir="auto">
                {review.name}
              </span>
            </Button>
            <time className={styles.quiet} dateTime={review.at} title={moment(review.at)}>
              {ago(t, review.at)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
