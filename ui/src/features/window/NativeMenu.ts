// Tells the native menu what it says, whenever that changes.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { can, hearCommands } from "@/data/commands";
import { usePreference } from "@/data/preferences";
import { call } from "@/platform/door";
import type { Id } from "@/wire/wire";
import { menus } from "./menus";

const most = 8;
/** When it asks for the titles of recent files, in milliseconds after a screen has come: the screen goes first. */
const soon = 50;

/** Shows nothing itself. `where` changes when the screen does: titles and what is in the library may be others then. */
export function NativeMenu({ where }: { where: unknown }): null {
  const { t } = useTranslation();
  const theme = usePreference("theme");
  const density = usePreference("density");
  const language = usePreference("language");
  const ids = usePreference("recent");
  const [titles, setTitles] = useState<ReadonlyMap<Id, string>>(new Map());
  const told = useRef("");
  useEffect(() => {
    if (ids.length === 0) return;
    const ask = () =>
      call("libraryList", {}).then(
        (list) => setTitles(new Map(list.frameworks.filter((card) => !card.removedAt).map((card) => [card.id, card.title]))),
        // A library that cannot be read has no frameworks to open.
        () => undefined,
      );
    const timer = setTimeout(() => void ask(), soon);
    return () => clearTimeout(timer);
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
    const next = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(tell);
    };
    next();
    const stop = hearCommands(next);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [t, theme, density, language, ids, titles]);
  return null;
}
