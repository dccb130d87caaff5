// How the middle of the screen shows what is selected.
import { useTranslation } from "react-i18next";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { View, Whole } from "./desk";
import styles from "./Centre.module.css";

type Props<V> = { views: readonly V[]; view: V; onView: (view: V) => void };

export function ViewSwitch<V extends View | Whole>({ views, view, onView }: Props<V>) {
  const { t } = useTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t("framework.view")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const next = views.find((one) => keys.has(one));
        if (next) onView(next);
      }}
      className={styles.switch}
    >
      {views.map((one) => (
        <ToggleButton key={one} id={one} className={styles.option}>
          {t(`viewName.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
