// What is selected to be paired, and the way to do it: at the foot of the list while something is selected.
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { type Lone, type Pair, pairOf } from "./pairing";
import styles from "./ChangeList.module.css";

type Props = { picked: readonly Lone[]; onSame: (pair: Pair) => void; onClear: () => void };

export function PickBar({ picked, onSame, onClear }: Props) {
  const { t } = useTranslation();
  const pair = pairOf(picked);
  const hint = pair ? null : picked[0]?.side === "new" ? t("compare.pair.needRemoved") : t("compare.pair.needAdded");
  return (
    <div role="group" aria-label={t("compare.pair.pick")} className={picked.length > 0 ? styles.pick : "sr-only"}>
      <p className={styles.pickWords} aria-live="polite">
        {picked.length > 0 && [t("compare.pair.picked", { count: picked.length }), hint].filter(Boolean).join(". ")}
      </p>
      {picked.length > 0 && (
        <>
          {pair && (
            <Button small look="primary" onPress={() => onSame(pair)}>
              {t("compare.pair.same")}
            </Button>
          )}
          <Button small onPress={onClear}>
            {t("compare.pair.clear")}
          </Button>
        </>
      )}
    </div>
  );
}
