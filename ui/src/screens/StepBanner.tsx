// Says that what is on the screen is an earlier state of the draft, and offers the ways on.
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { momentWords, stepWords } from "@/features/history/steps";
import type { EditStep } from "@/wire/wire";
import styles from "./FrameworkScreen.module.css";

type Props = { step: EditStep; onCompare: () => void; onGoBack: () => void; onDraft: () => void };

export function StepBanner({ step, onCompare, onGoBack, onDraft }: Props) {
  const { t } = useTranslation();
  const title = t("history.banner", { moment: momentWords(step.at, t as never) });
  return (
    <section className={styles.banner} aria-label={title}>
      <strong className={styles.moment}>{title}</strong>
      <span className={styles.readOnly} dir="auto">
        {t("history.bannerAfter", { step: stepWords(step, t as never) })}
      </span>
      <Button small onPress={onCompare}>
        {t("history.compareNow")}
      </Button>
      <Button small look="outline" onPress={onGoBack}>
        {t("history.goBack")}
      </Button>
      <Button small look="primary" onPress={onDraft}>
        {t("framework.backToDraft")}
      </Button>
    </section>
  );
}
