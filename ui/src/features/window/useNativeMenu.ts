// Tells the native menu what it says, whenever that changes.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { can, hearCommands } from "@/data/commands";
import { usePreference } from "@/data/preferences";
import { call } from "@/platform/door";
import type { Id } from "@/wire/wire";
import { menus } from "./menus";

const most = 8;

/** `where` changes when the screen does: titles and what is in the library may be others then. */
export function useNativeMenu(where: unknown): void {
  const { t } = useTranslation();
  const theme = usePreference("theme");
  const density = usePreference("density");
  const language = usePreference("language");
  const ids = usePreference("recent");
  const [titles, setTitles] = useState<ReadonlyMap<Id, string>>(new Map());
  const told = useRef("");
  useEffect(() => {
    // A library that cannot be read has no frameworks to open.
    call("libraryList", {}).then(
      (list) => setTitles(new Map(list.frameworks.filter((card) => !card.removedAt).map((card) => [card.id, card.title]))),
      () => undefined,
    );
  }, [where, ids]);
  useEffect(() => {
    const recent = ids.filter((id) => titles.has(id)).slice(0, most).map((id) => ({ id, title: titles.get(id) ?? "" }));
    let frame = 0;
    const tell = () => {
      const bar = menus(t, { can, preferences: { theme, density, language }, recent });
      const text = JSON.stringify(bar);
      if (text === told.current) return;
      told.current = text;
      // Without a menu everything can still be done by keys and by the palette.
      call("windowMenu", { menus: bar }).catch(() => undefined);
    };
    // Screens come and go with many commands at once; the menu is told once.
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(tell);
    };
    soon();
    const stop = hearCommands(soon);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [t, theme, density, language, ids, titles]);
}
