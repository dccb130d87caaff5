// How the middle of the screen shows what is selected.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "@/components";
import type { View, Whole } from "./desk";

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
    <Choice
      ref={group}
      label={t("framework.view")}
      options={views.map((one) => ({ id: one, words: t(`viewName.${one}`) }))}
      value={view}
      onChange={(next) => {
        chosen = next;
        onView(next);
      }}
    />
  );
}
