// What every key does: the commands with their keys, and the keys that mean something only where the focus is.
import type { TFunction } from "i18next";
import { commands, type Described } from "@/data/commands";
import { shownKey } from "@/data/keys";

export type KeyList = { head: string; keys: { does: string; keys: readonly string[] }[] };

/** What a key does, and the keys: parts that are ids of the catalogue begin with `key.`. */
const places: { head: string; keys: [does: string, ...keys: string[]][] }[] = [
  {
    head: "structure",
    keys: [
      ["move", "key.arrows"],
      ["fold", "key.leftRight"],
      ["edit", "key.f2"],
      ["sibling", "key.insert"],
      ["remove", "key.delete"],
      ["order", "key.altUpDown"],
      ["container", "key.altLeftRight"],
      ["more", "key.shiftUpDown", "key.ctrlSpace"],
      ["siblings", "key.ctrlA"],
      ["menu", "key.menu"],
      ["finding", "key.nextChange", "key.previousChange"],
    ],
  },
  {
    head: "map",
    keys: [
      ["moveAbout", "key.arrows"],
      ["transitions", "T", "Shift+T"],
      ["draw", "A"],
      ["details", "key.enter"],
      ["zoom", "+ − 0 F"],
    ],
  },
  {
    head: "outcomes",
    keys: [
      ["moveAbout", "key.arrows"],
      ["several", "key.shiftArrows"],
      ["tick", "key.space"],
    ],
  },
  {
    head: "cells",
    keys: [
      ["cellIn", "key.enter", "key.f2"],
      ["cellOut", "key.escape"],
      ["cellPick", "key.shiftArrows", "Ctrl+A"],
      ["cellWhole", "key.ctrlSpace", "key.shiftSpace"],
      ["cellBlock", "Ctrl+C X V"],
      ["cellClear", "key.delete"],
      ["cellFill", "Ctrl+D", "Ctrl+R"],
      ["cellInsert", "Ctrl+Shift++"],
    ],
  },
  {
    head: "comparison",
    keys: [
      ["change", "key.nextChange", "key.previousChange", "key.nextPrevious"],
      ["changeList", "key.arrows"],
      ["pick", "key.space"],
      ["changeMenu", "key.menu"],
    ],
  },
  {
    head: "review",
    keys: [
      ["accept", "key.accept"],
      ["reject", "key.reject"],
      ["select", "key.space"],
      ["change", "key.nextChange", "key.previousChange", "key.nextPrevious"],
    ],
  },
  {
    head: "text",
    keys: [
      ["commit", "key.enter"],
      ["line", "key.shiftEnter"],
      ["leave", "key.escape"],
    ],
  },
  { head: "messages", keys: [["toast", "key.f6"]] },
];

export function keyLists(t: TFunction): KeyList[] {
  const all: readonly Described[] = commands;
  const everywhere = all.flatMap(({ id, keys }) => (keys ? [{ does: t(`command.${id}`).replace(/…$/, ""), keys: keys.map(shownKey) }] : []));
  const inPlaces = places.map((list) => ({
    head: t(`keys.${list.head}`),
    keys: list.keys.map(([does, ...keys]) => ({ does: t(`keys.${does}`), keys: keys.map((key) => t(key)) })),
  }));
  return [{ head: t("keys.everywhere"), keys: everywhere }, ...inPlaces];
}
