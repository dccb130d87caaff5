// What can be done to a node: as entries of its menu, and as keys.
import type { TFunction } from "i18next";
import type { KeyboardEvent } from "react";
import type { Entry, IconName } from "@/components";
import { meantKey } from "@/data/locale";
import type { Id, Kind } from "@/wire/wire";
import type { Desk } from "./desk";
import { containersFor, stepped } from "./moves";
import { duplicateAll, meant, removeAll, stepAll } from "./several";

/** What the place where a node is shown can do with it beyond the node itself. */
export type Around = {
  /** Opens the words of the node for editing. */
  rename?: (id: Id) => void;
  /** Called after something was added: its words should be typed next. */
  added?: (id: Id) => void;
  /** What can be done to a node here alone; comes first. */
  first?: (id: Id) => readonly Entry[];
};

/** The entries of a node's menu. */
export function nodeEntries(t: TFunction, desk: Desk, id: Id, around: Around): Entry[] {
  const node = desk.framework.get(id);
  if (!node) return [];
  const compare = compareEntry(t, desk, id);
  if (desk.framework.readOnly) return compare;
  const tellAdded = (made: Id | null) => {
    if (made) around.added?.(made);
  };
  const ids = meant(desk, id);
  if (desk.chosen.size > 1 && desk.chosen.has(id)) return actsOn(t, desk, id, ids);
  const entries: Entry[] = [...(around.first?.(id) ?? [])];
  if (around.rename && node.kind !== "transition") {
    entries.push({ id: "rename", words: t("node.rename"), icon: "edit", keys: t("key.f2"), run: () => around.rename?.(id) });
  }
  const kinds = desk.addable(id);
  for (const [i, kind] of kinds.entries()) {
    entries.push({
      id: `add:${kind}`,
      words: t(`addKind.${kind}`),
      icon: kind as IconName,
      break: i === 0 && entries.length > 0,
      run: () => void desk.add(kind, id).then(tellAdded),
    });
  }
  if (node.parent === null) return entries;
  if (node.kind === "step") {
    entries.push(
      {
        id: "before",
        words: t("node.insertStepBefore"),
        icon: "add",
        break: true,
        run: () => void desk.insertStepBefore(id).then(tellAdded),
      },
      { id: "after", words: t("node.insertStepAfter"), icon: "add", run: () => void desk.insertStep(id).then(tellAdded) },
    );
  }
  entries.push(...compare, ...actsOn(t, desk, id, ids));
  return entries;
}

/** Copying, moving and removing, of one node or of several. */
function actsOn(t: TFunction, desk: Desk, id: Id, ids: readonly Id[]): Entry[] {
  const { framework } = desk;
  return [
    {
      id: "duplicate",
      words: t("node.duplicate"),
      icon: "duplicate",
      break: desk.chosen.size === 1,
      keys: t("several.key.duplicate"),
      run: () => void duplicateAll(desk, ids),
    },
    {
      id: "up",
      words: t("node.moveUp"),
      icon: "up",
      disabled: !stepped(framework, ids, -1),
      keys: t("several.key.up"),
      run: () => void stepAll(desk, ids, -1),
    },
    {
      id: "down",
      words: t("node.moveDown"),
      icon: "down",
      disabled: !stepped(framework, ids, 1),
      keys: t("several.key.down"),
      run: () => void stepAll(desk, ids, 1),
    },
    { id: "move", words: t("node.moveTo"), icon: "move", disabled: !mayMove(desk, ids), run: () => desk.ask(id) },
    {
      id: "remove",
      words: t("node.remove"),
      icon: "remove",
      break: true,
      keys: t("key.delete"),
      run: () => void removeAll(desk, ids),
    },
  ];
}

/** Whether there is another place than the one where the nodes stand: another container, or another place in the row. */
export function mayMove(desk: Desk, ids: readonly Id[]): boolean {
  const { framework } = desk;
  const node = framework.get(ids[0]);
  if (!node?.parent) return false;
  return containersFor(framework, ids).length > 1 || framework.children(node.parent, node.kind).length > ids.length;
}

/** A step can be compared with another one: what changes from this one to that. It changes nothing, so versions offer it too. */
function compareEntry(t: TFunction, desk: Desk, id: Id): Entry[] {
  if (desk.framework.get(id)?.kind !== "step" || desk.steps().length < 2) return [];
  return [{ id: "compare", words: t("node.compareWith"), icon: "compare", break: !desk.framework.readOnly, run: () => desk.askCompare(id) }];
}

/** Does what a key asks for with a node. Says whether the key meant anything. */
export function nodeKey(event: KeyboardEvent, desk: Desk, id: Id, around: Around): boolean {
  if (desk.framework.readOnly) return false;
  const mod = event.ctrlKey || event.metaKey;
  const node = desk.framework.get(id);
  const tellAdded = (made: Id | null) => {
    if (made) around.added?.(made);
  };
  if (!node || (mod && event.key.toLowerCase() !== "d")) return false;
  const acts: { [key: string]: (() => void) | undefined } = event.altKey
    ? {
        ArrowUp: () => void desk.shift(id, -1),
        ArrowDown: () => void desk.shift(id, 1),
        ArrowLeft: () => void desk.moveOver(id, -1),
        ArrowRight: () => void desk.moveOver(id, 1),
      }
    : {
        F2: () => around.rename?.(id),
        Delete: () => void removeAll(desk, meant(desk, id)),
        Insert: () => void desk.addSibling(id).then(tellAdded),
        d: mod ? () => void duplicateAll(desk, meant(desk, id)) : undefined,
      };
  const act = acts[meantKey(event.key)];
  if (!act) return false;
  event.preventDefault();
  event.stopPropagation();
  act();
  return true;
}

/** In a matrix the steps of a path stand side by side, so Alt+Left and Alt+Right move a step along its row. */
export function headKey(event: KeyboardEvent, desk: Desk, id: Id, kind: Kind): boolean {
  if (kind !== "step" || !event.altKey || desk.framework.readOnly) return false;
  const key = meantKey(event.key);
  const by = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
  if (!by) return false;
  event.preventDefault();
  event.stopPropagation();
  void desk.shift(id, by);
  return true;
}
