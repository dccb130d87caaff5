// Whether the words on the screen are on the disk.
import { useTranslation } from "react-i18next";
import { Tooltip } from "@/components";
import { type Framework, useSaving } from "@/data/framework";
import { problemSentence } from "@/data/problems";
import { clock } from "@/data/time";
import { Button as AriaButton } from "react-aria-components";
import styles from "./SavedLine.module.css";

export function SavedLine({ framework }: { framework: Framework }) {
  const { t } = useTranslation();
  const saving = useSaving(framework);
  const words = t(`saving.${saving.is}`);
  const more =
    saving.is === "failed"
      ? problemSentence(t, saving.problem)
      : saving.is === "saved" && clock(saving.at)
        ? t("saving.savedAt", { time: clock(saving.at) })
        : words;
  return (
    <Tooltip words={more}>
      <AriaButton className={saving.is === "failed" ? `${styles.line} ${styles.failed}` : styles.line} aria-label={more}>
        <span role="status">{words}</span>
      </AriaButton>
    </Tooltip>
  );
}
