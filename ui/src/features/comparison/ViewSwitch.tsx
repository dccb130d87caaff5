// Side by side, or one column: marked up, as it is now, as it was.
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { type View, VIEWS } from "./view";
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
      onSelectionChange={(keys) => onView(VIEWS.find((one) => keys.has(one)) ?? "sides")}
    >
      {VIEWS.map((one) => (
        <ToggleButton key={one} id={one} className={styles.choice}>
          {t(`compare.view.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
