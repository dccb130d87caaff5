// What the marks mean, and the keys that go from change to change, on one quiet line.
import { useTranslation } from "react-i18next";
import { WordMarks } from "@/components/WordMarks";
import { ChangeMark } from "./ChangeMark";
import styles from "./Legend.module.css";

export function Legend() {
  const { t } = useTranslation();
  return (
    <footer className={styles.legend} data-foot="">
      <ul className={styles.marks} aria-label={t("compare.legend.label")}>
        <li>
          <WordMarks marks={[{ is: "removed", text: t("compare.legend.removed") }]} />
        </li>
        <li>
          <WordMarks marks={[{ is: "added", text: t("compare.legend.added") }]} />
        </li>
        <li className={styles.moved}>
          <ChangeMark kind="moved" />
          {t("compare.legend.moved")}
        </li>
      </ul>
      <p className={styles.keys}>
        <kbd>F8</kbd> {t("compare.legend.next")} <kbd>{t("compare.legend.shiftF8")}</kbd> {t("compare.legend.previous")}
      </p>
    </footer>
  );
}
