// The value score: how much of the framework serves what it is for.
import { useTranslation } from "react-i18next";
import { percent } from "@/data/locale";
import { useDesk } from "@/features/desk/desk";
import type { Findings } from "@/wire/wire";
import styles from "./FindingsPanel.module.css";

export function Score({ found }: { found: Findings }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { serving, all, idle } = found.score;
  // Without a single stream of value the score would only say that none was written down.
  if (desk.framework.ofKind("valueStream").length === 0) return null;
  const part = all > 0 ? serving / all : null;
  const words = part === null ? t("findings.scoreNone") : percent(part);
  return (
    <section className={styles.score}>
      <h2 className={styles.groupHead}>{t("findings.score")}</h2>
      <p className={styles.number}>{words}</p>
      <div className={styles.track} aria-hidden="true">
        <div style={{ width: `${(part ?? 0) * 100}%` }} />
      </div>
      <p className={styles.where}>{t("findings.scoreHint")}</p>
      {idle.length > 0 && <p className={styles.where}>{t("findings.idle", { count: idle.length })}</p>}
    </section>
  );
}
