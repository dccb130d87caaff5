// Side by side, or one marked-up document.
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { View } from "./Sides";
import styles from "./ViewSwitch.module.css";

export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation();
  return (
    <ToggleButtonGroup
      className={styles.switch}
      aria-label={t("compare.view.label")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => onView(keys.has("marked") ? "marked" : "sides")}
    >
      <ToggleButton id="sides" className={styles.choice}>
        {t("compare.view.sides")}
      </ToggleButton>
      <ToggleButton id="marked" className={styles.choice}>
        {t("compare.view.marked")}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
