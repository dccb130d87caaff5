// The native menus, made from the list of commands. Pure: what they say follows from what can be done and what was chosen.
import type { TFunction } from "i18next";
import { type Command, commands, type Described, type MenuName, saysNow } from "@/data/commands";
import { nativeKey } from "@/data/keys";
import type { Preferences } from "@/data/preferences";
import type { MenuPart } from "@/wire/wire";

export const menuNames: readonly MenuName[] = ["file", "edit", "view", "version", "help"];

type Now = {
  can: (command: Command) => boolean;
  preferences: Pick<Preferences, "theme" | "density" | "language">;
  /** The frameworks that were opened last, with their titles. */
  recent: readonly { id: string; title: string }[];
};

/** Where the recent frameworks stand: behind the command that brings a file in. */
const beforeRecent: Command = "import";

function chosen(id: string, { theme, density, language }: Now["preferences"]): boolean {
  const name = (of: string) => of.charAt(0).toUpperCase() + of.slice(1);
  return id === `theme${name(theme)}` || id === `density${name(density)}` || id === `language${name(language)}`;
}

/** The whole bar. */
export function menus(t: TFunction, now: Now): MenuPart[] {
  const all: readonly (Described & { id: Command })[] = commands;
  return menuNames.map((name) => {
    const items: MenuPart[] = [];
    const within = new Map<string, MenuPart[]>();
    for (const command of all.filter((one) => one.menu === name)) {
      if (command.line) items.push({ is: "line" });
      const part = item(t, command, now);
      if (command.within) {
        const below = within.get(command.within) ?? [];
        if (below.length === 0) items.push({ is: "menu", words: t(`menus.${command.within}`), items: below });
        within.set(command.within, below);
        below.push(part);
      } else {
        items.push(part);
      }
      if (command.id === beforeRecent) items.push(recents(t, now));
    }
    if (name === "file") {
      items.push({ is: "line" }, { is: "item", id: "quit", words: t("menus.quit"), keys: "CmdOrCtrl+Q", enabled: true, chosen: null });
    }
    return { is: "menu", words: t(`menus.${name}`), items };
  });
}

function item(t: TFunction, command: Described & { id: Command }, now: Now): MenuPart {
  const key = command.keys?.[0];
  return {
    is: "item",
    id: command.id,
    words: saysNow(command.id) ?? t(`command.${command.id}`),
    // A key that a text may need for itself is not the menu's: only the page knows which is meant.
    keys: key && command.text !== "own" ? nativeKey(key) : null,
    enabled: now.can(command.id),
    chosen: command.choice ? chosen(command.id, now.preferences) : null,
  };
}

function recents(t: TFunction, { recent }: Now): MenuPart {
  const items = recent.map(({ id, title }): MenuPart => ({
    is: "item",
    id: `open:${id}`,
    words: title.replace(/\s+/g, " ").trim().slice(0, 80) || t("unnamed.framework"),
    keys: null,
    enabled: true,
    chosen: null,
  }));
  return { is: "menu", words: t("menus.recent"), items };
}
