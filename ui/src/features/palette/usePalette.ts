// What the palette shows for what was typed: recent things and commands for nothing, the best of everything for words.
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { preferences } from "@/data/preferences";
import { shown } from "@/data/shown";
import { call } from "@/platform/door";
import type { Card, Id, Version } from "@/wire/wire";
import { commandEntries, frameworkEntries, nodeEntries, versionEntries, whereIs } from "./entries";
import { best, type Entry, tokens } from "./rank";

/** Entries under a head. */
export type Section = { head: string; entries: readonly Entry[] };

const most = 60;
const mostRecent = 6;

/** So long the search goes on before the page may draw, in milliseconds: a frame has sixteen. */
const turn = 6;

/** Lets the page draw and hear keys. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.addEventListener("message", () => resolve(), { once: true });
    channel.port1.start();
    channel.port2.postMessage(0);
  });
}

type Going = { onOpen: (framework: Id) => void; onSearch: (words: string) => void };

export function usePalette(words: string, { onOpen, onSearch }: Going): readonly Section[] {
  const { t } = useTranslation();
  // What could be done when the palette opened; it is a dialog, so nothing behind it changes meanwhile.
  const [where] = useState(shown);
  const [commands] = useState(() => commandEntries(t));
  const [cards, setCards] = useState<readonly Card[]>([]);
  const [versions, setVersions] = useState<readonly Version[]>([]);
  useEffect(() => {
    // A library that cannot be read says so on its own screen.
    call("libraryList", {}).then(
      (list) => setCards(list.frameworks.filter((card) => card.removedAt === null)),
      () => undefined,
    );
    if (!where) return;
    call("versionList", { framework: where.framework.id }).then(
      (list) => setVersions(list.versions),
      () => undefined,
    );
  }, [where]);

  const others = useMemo(() => {
    const frameworks = frameworkEntries(t, cards.filter((card) => card.id !== where?.framework.id), onOpen);
    return [...commands, ...frameworks, ...(where ? versionEntries(t, versions, where) : [])];
  }, [t, commands, cards, versions, where, onOpen]);

  const [sections, setSections] = useState<readonly Section[]>([]);
  useEffect(() => {
    let over = false;
    let began = performance.now();
    const breathe = async () => {
      if (performance.now() - began > turn) {
        await breath();
        began = performance.now();
      }
      return !over;
    };
    const look = async () => {
      const nodes = where ? await nodeEntries(t, where, breathe) : [];
      if (over || nodes === null) return;
      const query = tokens(words);
      if (query.length === 0) {
        setSections(atRest([...others, ...nodes], t));
        return;
      }
      const top = await best([...others, ...nodes], query, most, breathe);
      if (over || top === null) return;
      const found = top.map((entry) => placed(entry));
      const search: Entry = {
        id: "search",
        words: t("palette.search", { words: words.trim() }),
        plain: "",
        icon: "search",
        within: "",
        bonus: 0,
        run: () => onSearch(words.trim()),
      };
      setSections([{ head: t("palette.results"), entries: [...found, search] }]);
    };
    const placed = (entry: Entry): Entry =>
      where && entry.node ? { ...entry, within: whereIs(t, where, entry.node) } : entry;
    const atRest = (entries: readonly Entry[], say: typeof t): Section[] => {
      const last = preferences().used;
      const wanted = new Set(last);
      const there = entries.filter((entry) => wanted.has(entry.id)).toSorted((a, b) => last.indexOf(a.id) - last.indexOf(b.id));
      const recent = there.slice(0, mostRecent).map(placed);
      const used = new Set(recent.map((entry) => entry.id));
      const rest = others.filter((entry) => !used.has(entry.id));
      const of = (kind: string) => rest.filter((entry) => entry.id.startsWith(kind));
      return [
        { head: say("palette.recent"), entries: recent },
        { head: say("palette.commands"), entries: of("command:") },
        { head: say("palette.frameworks"), entries: of("framework:").slice(0, 12) },
      ].filter((section) => section.entries.length > 0);
    };
    void look();
    return () => {
      over = true;
    };
  }, [t, words, others, where, onSearch]);
  return sections;
}
