// Who changed a field last: shown beside its label while the pointer or the focus is on it.
import { useTranslation } from "react-i18next";
import { ago } from "@/data/time";
import type { Field, NodeHistory } from "@/wire/wire";
import styles from "./NodeHistory.module.css";

export function LastChanged({ field, history }: { field: Field; history: NodeHistory | null }) {
  const { t } = useTranslation();
  const last = history?.last.find((one) => one.field === field);
  const one = last && history?.happened[last.happened];
  if (!one) return null;
  const who = one.author || t("nodeHistory.somebody");
  const when = ago(t, one.at);
  return (
    <p className={styles.last} dir="auto">
      {one.version === null ? t("nodeHistory.last", { who, when }) : t("nodeHistory.lastSince", { who, when, version: one.version })}
    </p>
  );
}
