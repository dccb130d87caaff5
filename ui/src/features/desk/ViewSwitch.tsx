// How the middle of the screen shows what is selected.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { View, Whole } from "./desk";
import styles from "./Centre.module.css";

type Props<V> = { views: readonly V[]; view: V; onView: (view: V) => void };

/** What was chosen last. Some views bring a switch of their own, and the focus goes on to it. */
let chosen: View | Whole | null = null;

export function ViewSwitch<V extends View | Whole>({ views, view, onView }: Props<V>) {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (chosen === view && isLost) group.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus({ preventScroll: true });
    chosen = null;
  }, [view]);
  return (
    <ToggleButtonGroup
      ref={group}
      aria-label={t("framework.view")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const next = views.find((one) => keys.has(one));
        if (!next) return;
        chosen = next;
        onView(next);
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
