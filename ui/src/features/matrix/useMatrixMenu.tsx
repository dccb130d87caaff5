// The menu of a row, a column or a cell of the matrix, where the pointer or the focus is.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ContextMenu, type Entry } from "@/components";
import type { Id } from "@/wire/wire";

/** Opens the menu of a node that heads a row or a column, below the button that asks for it. */
export type OpenMenu = (node: Id | null, below: Element) => void;

type Shown = { label: string; entries: Entry[]; at: { x: number; y: number } };

export function useMatrixMenu(): { open: (entries: Entry[], at: { x: number; y: number }) => void; menu: ReactNode } {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown | null>(null);
  return {
    open: (entries, at) => {
      if (entries.length > 0) setShown({ label: t("cells.actions"), entries, at });
    },
    menu: shown && (
      <ContextMenu key={`${shown.at.x}${shown.at.y}`} label={shown.label} entries={shown.entries} at={shown.at} onClose={() => setShown(null)} />
    ),
  };
}
