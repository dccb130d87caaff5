// The menu of a node, wherever the pointer or the focus is.
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ContextMenu } from "@/components";
import type { Id } from "@/wire/wire";
import { short, useDesk } from "./desk";
import { type Around, nodeEntries } from "./nodeMenu";

/** Opens the menu of a node at a point; `menu` has to stand somewhere on the screen. */
export function useNodeMenu(around: Around): { open: (id: Id, at: { x: number; y: number }) => void; menu: ReactNode } {
  const { t } = useTranslation();
  const desk = useDesk();
  const [shown, setShown] = useState<{ id: Id; at: { x: number; y: number } } | null>(null);
  const entries = shown ? nodeEntries(t, desk, shown.id, around) : [];
  return {
    open: (id, at) => {
      // The menu of one of several is about all of them.
      if (!desk.chosen.has(id)) desk.select(id);
      setShown({ id, at });
    },
    menu: shown && entries.length > 0 && (
      <ContextMenu
        key={`${shown.id}${shown.at.x}${shown.at.y}`}
        label={
          desk.chosen.size > 1 && desk.chosen.has(shown.id)
            ? t("several.actions", { count: desk.chosen.size })
            : t("node.actions", { subject: short(desk.name(shown.id)) })
        }
        entries={entries}
        at={shown.at}
        onClose={() => setShown(null)}
      />
    ),
  };
}
