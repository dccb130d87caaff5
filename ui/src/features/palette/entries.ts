// Everything the palette can lead to: commands, places of the framework on the screen, frameworks, versions.
import type { TFunction } from "i18next";
import type { IconName } from "@/components";
import { can, type Command, commands, type Described, leaveText, perform, saysNow } from "@/data/commands";
import type { Framework } from "@/data/framework";
import { shownKey } from "@/data/keys";
import type { Shown } from "@/data/shown";
import { trail } from "@/data/locale";
import type { Card, Id, Kind, Version } from "@/wire/wire";
import { type Entry, plain } from "./rank";

/** How much more often one kind is meant than another. */
const bonuses: { readonly [K in Kind]: number } = {
  framework: 14,
  path: 16,
  step: 14,
  group: 10,
  competency: 12,
  grade: 6,
  objective: 8,
  valueStream: 8,
  transition: 2,
  note: 2,
  ability: 0,
};
const commandBonus = 20;
const frameworkBonus = 13;
const versionBonus = 5;
/** Of a long text, so much is looked through. */
const enough = 240;

/** Commands that have an icon of their own elsewhere. */
const icons: { readonly [C in Command]?: IconName } = {
  new: "add",
  import: "import",
  takeIn: "import",
  exportPdf: "export",
  exportXlsx: "export",
  exportDocx: "export",
  exportJson: "export",
  exportRungs: "export",
  exportAs: "export",
  undo: "undo",
  redo: "redo",
  find: "search",
  findNext: "down",
  findPrevious: "up",
  replace: "edit",
  searchAll: "search",
  duplicate: "duplicate",
  moveUp: "up",
  moveDown: "down",
  moveTo: "move",
  remove: "remove",
  outline: "panelStart",
  details: "panelEnd",
  themeSystem: "system",
  themeLight: "sun",
  themeDark: "moon",
  themeContrast: "contrast",
  languageSystem: "language",
  languageEn: "language",
  languageFr: "language",
  languageDe: "language",
  languageAr: "language",
  saveVersion: "check",
  versions: "history",
  compare: "compare",
};

/** What can be done just now. */
export function commandEntries(t: TFunction): Entry[] {
  const all: readonly (Described & { id: Command })[] = commands;
  return all
    .filter((command) => command.palette !== false && can(command.id))
    .map(({ id, menu, within, keys }) => {
      const words = (saysNow(id) ?? t(`command.${id}`)).replace(/…$/, "");
      const place = within ? trail([t(`menus.${menu}`), t(`menus.${within}`)]) : t(`menus.${menu}`);
      return {
        id: `command:${id}`,
        words,
        plain: plain(within ? `${words} ${t(`menus.${within}`)}` : words),
        icon: icons[id] ?? "command",
        within: place,
        keys: keys?.[0] && shownKey(keys[0]),
        bonus: commandBonus,
        run: () => {
          leaveText();
          perform(id);
        },
      };
    });
}

export function frameworkEntries(t: TFunction, cards: readonly Card[], open: (framework: Id) => void): Entry[] {
  return cards.map((card) => {
    const words = card.title || t("unnamed.framework");
    return {
      id: `framework:${card.id}`,
      words,
      plain: plain(words),
      icon: "framework",
      within: t("kind.framework"),
      bonus: frameworkBonus,
      run: () => open(card.id),
    };
  });
}

export function versionEntries(t: TFunction, versions: readonly Version[], shown: Shown): Entry[] {
  return versions.map((version) => ({
    id: `version:${version.id}`,
    words: version.name,
    plain: plain(`${version.name} ${t("palette.version")}`),
    icon: "history",
    within: t("palette.version"),
    bonus: versionBonus,
    run: () => shown.version(version.id),
  }));
}

type Made = { revision: number; t: TFunction; entries: readonly Entry[] };
const made = new WeakMap<Framework, Made>();

/** The nodes of a framework; made once for each state of it, in slices. Null where `breathe` says that nobody waits. */
export async function nodeEntries(t: TFunction, shown: Shown, breathe: () => Promise<boolean>): Promise<readonly Entry[] | null> {
  const { framework } = shown;
  const before = made.get(framework);
  if (before?.revision === framework.revision && before.t === t) return before.entries;
  const entries: Entry[] = [];
  let seen = 0;
  for (const node of framework.inOrder()) {
    if (++seen % 200 === 0 && !(await breathe())) return null;
    if (node.parent === null) continue;
    const words = framework.words(node.id).trim();
    const title = node.kind === "ability" && words !== node.fields.title ? node.fields.title : undefined;
    const said = words || t(`unnamed.${node.kind}`);
    entries.push({
      id: `node:${node.id}`,
      words: said,
      plain: plain(`${node.fields.code ? `${node.fields.code} ` : ""}${said.slice(0, enough)}${title ? ` ${title}` : ""}`),
      icon: node.kind,
      within: "",
      node: node.id,
      bonus: bonuses[node.kind],
      run: () => shown.go(node.id),
    });
  }
  made.set(framework, { revision: framework.revision, t, entries });
  return entries;
}

/** Where a node is, in words; worked out only for what is shown. */
export function whereIs(t: TFunction, { framework }: Shown, node: Id): string {
  const above = framework.above(node).slice(1);
  const words = above.map((one) => framework.words(one.id).trim() || t(`unnamed.${one.kind}`));
  return words.length ? trail(words) : t(`kind.${framework.get(node)?.kind ?? "framework"}`);
}
