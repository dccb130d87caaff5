// What a reader does with a comparison: filters it, goes through it, unfolds, and picks what is to be paired.
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { countsOf, type Filter, type Item, linesOf, NO_FILTER, passes, personCountsOf, sameNode, walk } from "./listing";
import { byWords } from "./people";
import { type Lone, loneOf, pick } from "./pairing";
import type { Say } from "./say";
import { itemSentence, type Sentence } from "./sentence";
import type { Compared } from "./useComparison";

const NONE: ReadonlySet<string> = new Set();
const NOTHING: readonly Lone[] = [];

/** A set with a key in it, or without it. */
function put(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const then = new Set(keys);
  if (isIn) then.add(key);
  else then.delete(key);
  return then;
}

export function useReading(compared: Compared) {
  const { t } = useTranslation();
  const { changes, listing } = compared;
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [open, setOpen] = useState(NONE);
  const [current, setCurrent] = useState<string | null>(null);
  const [picked, setPicked] = useState(NOTHING);
  const [announced, setAnnounced] = useState("");
  const [seen, setSeen] = useState(compared);
  // After two nodes were paired or told apart the list is another one: the reader stays with the same node.
  if (seen !== compared) {
    const before = current === null ? undefined : seen.changes[seen.listing.byKey.get(current)?.change ?? -1];
    const to = sameNode(before, changes, listing);
    setSeen(compared);
    setCurrent(to);
    setOpen(to === null ? NONE : new Set(above(listing.above, to)));
    setPicked(NOTHING);
    setFilter({ ...filter, path: null, person: null });
  }

  const shown = useCallback((at: number) => passes(compared, at, filter), [compared, filter]);
  const lines = useMemo(() => linesOf(listing, shown, open), [listing, shown, open]);
  const visible = useMemo(() => lines.flatMap((line) => (line.is === "item" ? [line.key] : [])), [lines]);
  const counts = useMemo(() => countsOf(compared, filter), [compared, filter]);
  const personCounts = useMemo(() => personCountsOf(compared, filter), [compared, filter]);
  const sentence = useCallback((item: Item): Sentence => itemSentence(item, compared, t as Say), [compared, t]);
  const says = useCallback(
    (change: number) => {
      const { says } = itemSentence({ key: "", headline: null, change, changes: [change], children: [] }, compared, t as Say);
      const by = byWords(compared.people, compared.authors, [change], t as Say);
      return by === null ? says : t("compare.person.saysBy", { says, by });
    },
    [compared, t],
  );

  /** Makes an item the current one and unfolds what hides it. */
  const goTo = useCallback(
    (key: string) => {
      const upper = above(listing.above, key);
      if (upper.length > 0) setOpen((now) => new Set([...now, ...upper]));
      setCurrent(key);
    },
    [listing],
  );
  const go = useCallback(
    (by: 1 | -1) => {
      const to = walk(visible, listing.ranks, current, by);
      const item = to === null ? undefined : listing.byKey.get(to);
      if (to === null || !item) return;
      setCurrent(to);
      const said = sentence(item);
      setAnnounced(t("compare.announce", { at: visible.indexOf(to) + 1, all: visible.length, says: [said.says, said.about].filter(Boolean).join(". ") }));
    },
    [visible, listing, current, sentence, t],
  );
  const goToChange = useCallback((change: number) => goTo(listing.keyOfChange.get(change) ?? `change ${change}`), [goTo, listing]);
  const onOpen = useCallback((key: string, isOpen: boolean) => setOpen((now) => put(now, key, isOpen)), []);
  const lone = useCallback((item: Item) => loneOf(item, changes, compared.comparison.headlines), [changes, compared]);
  const onPick = useCallback(
    (item: Item) => {
      const found = lone(item);
      if (found) setPicked((now) => pick(now, found));
    },
    [lone],
  );
  return {
    filter,
    setFilter,
    shown,
    lines,
    visible,
    counts,
    personCounts,
    sentence,
    says,
    current,
    setCurrent,
    /** The change that the current item shows; null for none. */
    change: current === null ? null : (listing.byKey.get(current)?.change ?? null),
    place: current === null ? -1 : visible.indexOf(current),
    go,
    goTo,
    goToChange,
    onOpen,
    announced,
    lone,
    picked,
    onPick,
    clearPicked: useCallback(() => setPicked(NOTHING), []),
  };
}

function above(uppers: ReadonlyMap<string, string>, key: string): string[] {
  const found: string[] = [];
  for (let up = uppers.get(key); up !== undefined; up = uppers.get(up)) found.push(up);
  return found;
}
