// A comparison being read: the filters, the list, the summary and the document below it, and the way through them.
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, type Entry, SplitPane } from "@/components";
import { useCommands } from "@/data/commands";
import { ChangeList } from "./ChangeList";
import { FilterBar } from "./FilterBar";
import { Legend } from "./Legend";
import { type Item, NO_FILTER } from "./listing";
import { type Pair, pairOf, unsure } from "./pairing";
import { PickBar } from "./PickBar";
import { Sides } from "./Sides";
import { Steps } from "./Steps";
import { Summary } from "./Summary";
import type { Compared } from "./useComparison";
import { useReading } from "./useReading";
import { useWalkKeys } from "./useWalkKeys";
import { hasBothEnds, type View } from "./view";
import styles from "./Reading.module.css";

type Props = {
  compared: Compared;
  view: View;
  names: { old: string; new: string };
  /** Says of two nodes whether they are the same; null where nobody may. */
  onPair: ((pair: Pair, together: boolean) => void) | null;
};

export function Reading({ compared, view, names, onPair }: Props) {
  const { t } = useTranslation();
  const reading = useReading(compared);
  const { setFilter, visible, current, change, place, go, goTo, picked } = reading;
  const [whole, setWhole] = useState(false);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<{ focus: () => void }>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useWalkKeys(go);
  // What was pressed may have gone with what it changed: then the list takes the focus.
  const isAny = visible.length > 0;
  useEffect(() => {
    if (isAny && document.activeElement === document.body) list.current?.focus();
  }, [compared, isAny]);
  useCommands({ moveDown: () => go(1), moveUp: () => go(-1) });

  const onUnfold = useCallback((key: string) => setUnfolded((now) => new Set(now).add(key)), []);
  // What was pressed may be gone with the next answer: the list keeps the focus.
  const pairing = (pair: Pair, together: boolean) => {
    onPair?.(pair, together);
    list.current?.focus();
  };
  const onApart = useCallback((pair: Pair) => onPair?.(pair, false), [onPair]);
  const leadTo = (key: string) => {
    goTo(key);
    list.current?.focus();
  };
  const toSummary = () => {
    reading.setCurrent(null);
    heading.current?.focus();
  };

  const entries = (item: Item): Entry[] => {
    const own = compared.changes[item.change];
    const row = compared.document.rows[compared.document.rowOfChange[item.change] ?? -1];
    const found: Entry[] = [];
    if (row && row.counterpart >= 0 && hasBothEnds(view)) {
      const end = () => document.querySelector<HTMLElement>(`[data-link=${JSON.stringify(row.key)}]`)?.click();
      found.push({ id: "otherEnd", words: t("compare.pair.otherEnd"), icon: "move", run: end });
    }
    if (!onPair) return found;
    const doubt = item.headline === null ? unsure(own) : null;
    if (doubt) {
      found.push({ id: "apart", words: t("compare.pair.notSame"), run: () => pairing({ oldId: doubt.oldId, newId: doubt.newId }, false) });
    }
    if (reading.lone(item)) {
      const isPicked = picked.some((lone) => lone.key === item.key);
      const pair = isPicked ? pairOf(picked) : null;
      if (pair) found.push({ id: "same", words: t("compare.pair.same"), run: () => pairing(pair, true) });
      found.push({ id: "pick", words: t(isPicked ? "compare.pair.unpick" : "compare.pair.pick"), keys: t("key.space"), run: () => reading.onPick(item) });
    }
    return found;
  };

  const start = (
    <>
      <div className={styles.walk}>
        <Button small onPress={toSummary} aria-label={t("compare.summary.show")}>
          {t("compare.summary.label")}
        </Button>
        <Steps place={place} count={visible.length} onGo={go} />
      </div>
      {visible.length > 0 ? (
        <ChangeList
          ref={list}
          compared={compared}
          lines={reading.lines}
          current={current}
          sentence={reading.sentence}
          onCurrent={goTo}
          onOpen={reading.onOpen}
          entries={entries}
          picked={new Set(picked.map((lone) => lone.key))}
          onPick={(item) => onPair && reading.onPick(item)}
        />
      ) : (
        <div className={styles.nothing}>
          <EmptyState words={t("compare.empty.filtered")}>
            <Button look="outline" onPress={() => setFilter(NO_FILTER)}>
              {t("compare.empty.showAll")}
            </Button>
          </EmptyState>
        </div>
      )}
      {onPair && <PickBar picked={picked} onSame={(pair) => pairing(pair, true)} onClear={reading.clearPicked} />}
      <p className="sr-only" aria-live="polite">
        {reading.announced}
      </p>
    </>
  );

  return (
    <>
      <FilterBar compared={compared} reading={reading} whole={whole} onWhole={setWhole} />
      <SplitPane name="compare" start={{ content: start, label: t("compare.listWidth"), width: 336, min: 256, max: 560 }}>
        <Sides
          compared={compared}
          view={view}
          whole={whole}
          shown={reading.shown}
          unfolded={unfolded}
          onUnfold={onUnfold}
          current={change}
          says={reading.says}
          onCurrent={reading.goToChange}
          onApart={onPair && onApart}
          names={names}
          summary={<Summary ref={heading} compared={compared} onGo={leadTo} />}
        />
        <Legend />
      </SplitPane>
    </>
  );
}
