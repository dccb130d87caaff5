// What a person has selected among the changes, and accepting or rejecting it: said when it is done, and undone by one step.
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import type { Item } from "@/features/comparison/listing";
import type { Compared } from "@/features/comparison/useComparison";
import type { Side } from "@/wire/wire";
import type { Reviewing } from "./reviewing";
import { chosen } from "./standing";

type Reading = {
  readonly compared: Compared;
  readonly shown: (change: number) => boolean;
  readonly current: string | null;
  readonly says: (item: Item) => string;
};

const nothing = () => undefined;

export function useSettling(reviewing: Reviewing, { compared, shown, current, says }: Reading, onUndo: () => void) {
  const { t } = useTranslation();
  const [keys, setKeys] = useState<readonly string[]>([]);
  // The offer of the last toast: its Undo would undo something else after the next step, or something unseen elsewhere.
  const withdraw = useRef<() => void>(nothing);
  useEffect(() => () => withdraw.current(), []);
  const [announced, setAnnounced] = useState("");
  const { byKey } = compared.listing;
  const items = (of: readonly string[]) => of.flatMap((key) => byKey.get(key) ?? []);
  // What a filter hides is not settled by the way.
  const selected = items(keys).filter((item) => item.changes.some(shown));

  const settle = async (changes: readonly number[], side: Side, says: string | null) => {
    if (changes.length === 0) return;
    try {
      await reviewing.settle(changes, side);
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
      return;
    }
    if (says !== null) {
      // The same words twice would not be said again.
      setAnnounced((before) => (before === says ? `${says}\u00a0` : says));
      return;
    }
    const words = t(side === "new" ? "review.done.newMany" : "review.done.oldMany", { count: changes.length });
    withdraw.current();
    const dismiss = toast({ words, action: { words: t("common.undo"), run: onUndo, undoes: true } });
    const stop = reviewing.framework.hear("revision", () => withdraw.current());
    withdraw.current = () => {
      withdraw.current = nothing;
      stop();
      dismiss();
    };
  };
  const settleItems = (of: readonly Item[], side: Side) => {
    const [only] = of;
    const what = of.length === 1 && only ? t(side === "new" ? "review.done.new" : "review.done.old", { what: says(only) }) : null;
    return settle(chosen(of, shown), side, what);
  };
  return {
    selected,
    announced,
    toggle: useCallback((item: Item) => setKeys((now) => (now.includes(item.key) ? now.filter((key) => key !== item.key) : [...now, item.key])), []),
    clear: useCallback(() => setKeys([]), []),
    /** One item. */
    settleOne: (item: Item, side: Side) => void settleItems([item], side),
    /** What is selected, or the current one. */
    settleThis: (side: Side) => void settleItems(selected.length > 0 ? selected : items(current === null ? [] : [current]), side),
    /** Everything the filters let through. */
    settleAll: (side: Side) => void settle(compared.changes.map((_, at) => at).filter(shown), side, null),
  };
}
