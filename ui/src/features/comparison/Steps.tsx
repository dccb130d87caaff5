// Which of the changes somebody is at, and the way to the one before and after it.
import { useTranslation } from "react-i18next";
import { IconButton } from "@/components";
import styles from "./Reading.module.css";

/** `place` counts from 0 and is negative at none; `by` is 1 for the next and -1 for the one before. */
type Props = { place: number; count: number; onGo: (by: 1 | -1) => void };

export function Steps({ place, count, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.steps}>
      <p className={styles.position}>
        {place >= 0 ? t("compare.position", { at: place + 1, all: count }) : t("compare.items", { count })}
      </p>
      <IconButton small icon="up" label={t("compare.previous")} keys={t("key.previousChange")} onPress={() => onGo(-1)} isDisabled={count === 0} />
      <IconButton small icon="down" label={t("compare.next")} keys={t("key.nextChange")} onPress={() => onGo(1)} isDisabled={count === 0} />
    </div>
  );
}
