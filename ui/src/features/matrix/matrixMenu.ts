// What can be done with a row, a column and a cell of the matrix of a path, as entries of a menu.
import type { TFunction } from "i18next";
import type { Entry } from "@/components";
import { isMirrored } from "@/data/locale";
import { type Desk, short } from "@/features/desk/desk";
import { type Around, nodeEntries } from "@/features/desk/nodeMenu";
import type { Id } from "@/wire/wire";
import type { Pasting } from "./usePasting";

/** Inserts a competency before or behind another one. */
export function insertCompetency(desk: Desk, beside: Id, behind: boolean): Promise<Id | null> {
  const node = desk.framework.get(beside);
  if (!node?.parent) return Promise.resolve(null);
  return desk.add("competency", node.parent, desk.framework.position(beside) + (behind ? 1 : 0));
}

/** Adds a competency at the end of the last group; where there is no group, one without a title is made with it. */
export async function addCompetency(desk: Desk, path: Id, title: string): Promise<Id | null> {
  const changed = await desk.do({ verb: "paste", path, rows: [{ is: "new", title }], columns: [], cells: [[]] });
  const made = changed?.put.find((record) => record.kind === "competency")?.id ?? null;
  if (made) desk.select(made);
  return made;
}

/** Takes a competency out of the framework. The abilities that referred to it stay, and it is said so. */
export async function removeCompetency(t: TFunction, desk: Desk, id: Id): Promise<void> {
  const row = short(desk.name(id));
  const { framework } = desk;
  const parent = framework.get(id)?.parent ?? framework.root;
  const count = framework.ofKind("ability").filter((ability) => ability.fields.competency === id).length;
  const siblings = framework.children(parent, "competency");
  const at = siblings.indexOf(id);
  const next = siblings[at + 1] ?? siblings[at - 1] ?? parent;
  if (!(await desk.do({ verb: "remove", nodes: [id] }))) return;
  // A group stands in no path: the desk stays on the path that is looked at.
  desk.select(framework.get(next)?.kind === "competency" ? next : (desk.path ?? next));
  desk.offerUndo(count > 0 ? t("cells.removedCompetencyWith", { row, count }) : t("cells.removedCompetency", { row }));
}

type Does = { around: Around; clear: () => void };

/** A step as a column: what can be done with any step, in the words of a column. */
export function columnEntries(t: TFunction, desk: Desk, step: Id, { around, clear }: Does): Entry[] {
  const words: { [id: string]: Partial<Entry> } = {
    up: { words: t("cells.earlier"), keys: isMirrored() ? "Alt+→" : "Alt+←", icon: "back" },
    down: { words: t("cells.later"), keys: isMirrored() ? "Alt+←" : "Alt+→", icon: "chevron" },
  };
  const entries = nodeEntries(t, desk, step, around).map((entry) => Object.assign(entry, words[entry.id]));
  return withClear(entries, t("cells.clearColumn"), clear);
}

/** A competency as a row. */
export function rowEntries(t: TFunction, desk: Desk, competency: Id, { around, clear }: Does): Entry[] {
  const told = (made: Id | null) => {
    if (made) around.added?.(made);
  };
  const entries = nodeEntries(t, desk, competency, around).map((entry) =>
    entry.id === "remove" ? Object.assign(entry, { words: t("cells.removeCompetency"), run: () => void removeCompetency(t, desk, competency) }) : entry,
  );
  const insert = (id: string, behind: boolean, words: string, keys?: string): Entry => ({
    id,
    words,
    keys,
    icon: "add",
    break: !behind,
    run: () => void insertCompetency(desk, competency, behind).then(told),
  });
  const at = entries.findIndex((entry) => entry.id === "duplicate");
  if (at >= 0) {
    entries.splice(at, 0, insert("above", false, t("cells.competencyAbove"), "Ctrl+Shift++"), insert("below", true, t("cells.competencyBelow")));
  }
  return withClear(entries, t("cells.clearRow"), clear);
}

/** The entries that insert something beside a cell. */
export function insertEntries(t: TFunction, desk: Desk, competency: Id | null, step: Id | null, around: Around): Entry[] {
  const does = { around, clear: () => undefined };
  const row = competency ? rowEntries(t, desk, competency, does) : [];
  const column = step ? columnEntries(t, desk, step, does) : [];
  const wanted = ["above", "below", "before", "after"];
  const begins = ["above", "before"];
  return [...row, ...column]
    .filter((entry) => wanted.includes(entry.id))
    .map((entry) => Object.assign(entry, { break: begins.includes(entry.id), keys: undefined }));
}

function withClear(entries: Entry[], words: string, run: () => void): Entry[] {
  const at = entries.findIndex((entry) => entry.id === "remove");
  const remove = entries[at];
  if (!remove) return entries;
  remove.break = false;
  entries.splice(at, 0, { id: "clear", words, icon: "close", break: true, run });
  return entries;
}

/** A cell, or all cells that are picked. */
export function cellEntries(t: TFunction, pasting: Pasting, readOnly: boolean, insert: Entry[]): Entry[] {
  const copy: Entry = { id: "copy", words: t("cells.copy"), icon: "duplicate", keys: "Ctrl+C", run: () => pasting.ask("copy") };
  if (readOnly) return [copy];
  return [
    { id: "cut", words: t("cells.cut"), icon: "cut", keys: "Ctrl+X", run: () => pasting.ask("cut") },
    copy,
    { id: "fillDown", words: t("cells.fillDown"), icon: "down", break: true, keys: "Ctrl+D", run: pasting.fillDown },
    { id: "fillEnd", words: t("cells.fillEnd"), icon: "transition", keys: "Ctrl+R", run: pasting.fillEnd },
    ...insert,
    { id: "clear", words: t("cells.clear"), icon: "close", break: true, keys: t("key.delete"), run: () => pasting.clear() },
  ];
}
