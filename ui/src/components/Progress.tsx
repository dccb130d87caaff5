// Long work: how far it is, and a button that stops it.
import { useTranslation } from "react-i18next";
import type { Progress as Far } from "@/data/tasks";
import { Button } from "./Button";
import styles from "./Progress.module.css";

export function Progress({ label, far, onCancel }: { label: string; far: Far | null; onCancel?: () => void }) {
  const { t } = useTranslation();
  const known = far !== null && far.total > 0;
  const part = known ? Math.min(100, Math.round((100 * far.done) / far.total)) : undefined;
  return (
    <div className={styles.progress}>
      <span>{label}</span>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part}
      >
        <div className={known ? styles.bar : `${styles.bar} ${styles.unknown}`} style={known ? { width: `${part}%` } : {}} />
      </div>
      {onCancel && (
        <Button small onPress={onCancel}>
          {t("common.cancel")}
        </Button>
      )}
    </div>
  );
}
