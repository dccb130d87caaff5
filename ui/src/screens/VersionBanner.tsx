// Says that what is on the screen is a version, and offers the ways on.
import { useTranslation } from "react-i18next";
import { Button, StatusPill } from "@/components";
import { day } from "@/data/time";
import type { Version } from "@/wire/wire";
import styles from "./FrameworkScreen.module.css";

type Props = { version: Version; onRestore: () => void; onDraft: () => void };

export function VersionBanner({ version, onRestore, onDraft }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles.banner} aria-label={t("framework.versionBanner", { name: version.name })}>
      <strong dir="auto">{t("framework.versionBanner", { name: version.name })}</strong>
      <StatusPill status={version.status} />
      {version.effective && <span>{t("framework.effective", { date: day(version.effective) })}</span>}
      <span className={styles.readOnly}>{t("framework.readOnly")}</span>
      <Button small look="outline" onPress={onRestore}>
        {t("framework.restore")}
      </Button>
      <Button small look="primary" onPress={onDraft}>
        {t("framework.backToDraft")}
      </Button>
    </section>
  );
}
