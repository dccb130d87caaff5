// Accept and reject: the current change, those that are selected, or all that are shown. At the foot of the list.
import { useTranslation } from "react-i18next";
import { Button, IconButton, Menu } from "@/components";
import type { Side } from "@/wire/wire";
import styles from "./Review.module.css";

type Props = {
  /** How many items are selected. */
  selected: number;
  hasCurrent: boolean;
  /** How many changes the filters let through. */
  shown: number;
  onSettle: (side: Side) => void;
  onSettleAll: (side: Side) => void;
  onClear: () => void;
};

export function SettleBar({ selected, hasCurrent, shown, onSettle, onSettleAll, onClear }: Props) {
  const { t } = useTranslation();
  const none = selected === 0 && !hasCurrent;
  const words = selected > 0 ? t("review.settle.selected", { count: selected }) : t(hasCurrent ? "review.settle.this" : "review.settle.none");
  return (
    <div role="group" aria-label={t("review.settle.label")} className={styles.settle}>
      <p className={styles.settleWords} aria-live="polite">
        {words}
        {selected > 0 && (
          <Button small onPress={onClear}>
            {t("review.settle.clear")}
          </Button>
        )}
      </p>
      <Button small look="outline" icon="check" isDisabled={none} aria-keyshortcuts="A" onPress={() => onSettle("new")}>
        {t("review.settle.accept")}
        <kbd>{t("key.accept")}</kbd>
      </Button>
      <Button small look="outline" icon="close" isDisabled={none} aria-keyshortcuts="R" onPress={() => onSettle("old")}>
        {t("review.settle.reject")}
        <kbd>{t("key.reject")}</kbd>
      </Button>
      <Menu
        label={t("review.settle.all")}
        entries={[
          { id: "accept", words: t("review.settle.acceptAll", { count: shown }), icon: "check", disabled: shown === 0, run: () => onSettleAll("new") },
          { id: "reject", words: t("review.settle.rejectAll", { count: shown }), icon: "close", disabled: shown === 0, run: () => onSettleAll("old") },
        ]}
      >
        <IconButton small icon="more" label={t("review.settle.all")} />
      </Menu>
    </div>
  );
}
