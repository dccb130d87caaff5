// How far a version has come: in words, with a mark that does without colour.
import { useTranslation } from "react-i18next";
import type { Status } from "@/wire/wire";
import styles from "./StatusPill.module.css";

const looks: { [S in Status]: string | undefined } = {
  draft: undefined,
  "in review": styles.review,
  published: styles.published,
  retired: styles.retired,
};

export function StatusPill({ status }: { status: Status }) {
  const { t } = useTranslation();
  return <span className={[styles.pill, looks[status]].filter(Boolean).join(" ")}>{t(`status.${status}`)}</span>;
}
