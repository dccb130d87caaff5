// A review being gone through: the list of what came with its standing, and beside it the conflicts, what wants to be read,
// what changed in sentences, and the document with its marks.
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, type Entry, SplitPane } from "@/components";
import { useCommands } from "@/data/commands";
import { ChangeList, type Status } from "@/features/comparison/ChangeList";
import { FilterBar } from "@/features/comparison/FilterBar";
import { Legend } from "@/features/comparison/Legend";
import { type Item, NO_FILTER } from "@/features/comparison/listing";
import readingStyles from "@/features/comparison/Reading.module.css";
import { Sides } from "@/features/comparison/Sides";
import { Steps } from "@/features/comparison/Steps";
import { Summary } from "@/features/comparison/Summary";
import { useReading } from "@/features/comparison/useReading";
import { useWalkKeys } from "@/features/comparison/useWalkKeys";
import type { View } from "@/features/comparison/view";
import type { Id } from "@/wire/wire";
import { lookIn } from "./conflict";
import { Conflicts } from "./Conflicts";
import type { Reviewed, Reviewing } from "./reviewing";
import { SettleBar } from "./SettleBar";
import { standingOf } from "./standing";
import { StandingMark } from "./StandingMark";
import { ToReadList } from "./ToReadList";
import { useSettleKeys } from "./useSettleKeys";
import { useSettling } from "./useSettling";
import styles from "./Review.module.css";

type Props = { reviewing: Reviewing; reviewed: Reviewed; view: View; onUndo: () => void; onShow: (node: Id) => void };

export function Review({ reviewing, reviewed, view, onUndo, onShow }: Props) {
  const { t } = useTranslation();
  const { open, compared } = reviewed;
  const reading = useReading(compared);
  const { setFilter, visible, current, change, place, go, goTo, shown } = reading;
  const [whole, setWhole] = useState(false);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<{ focus: () => void }>(null);
  const conflicts = useRef<{ focus: () => void }>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const says = (item: Item) => {
    const said = reading.sentence(item);
    return [said.says, said.about].filter(Boolean).join(". ");
  };
  const settling = useSettling(reviewing, { compared, shown, current, says }, onUndo);
  const look = useMemo(() => lookIn(compared.old, compared.new), [compared]);
  // Whoever goes on from a conflict is among the changes, so that A and R mean them.
  useWalkKeys((by) => {
    go(by);
    if (document.activeElement?.closest("[data-conflicts]")) list.current?.focus();
  });
  useSettleKeys(settling.settleThis);
  useCommands({ moveDown: () => go(1), moveUp: () => go(-1) });

  const onUnfold = useCallback((key: string) => setUnfolded((now) => new Set(now).add(key)), []);
  const leadTo = (key: string) => {
    goTo(key);
    list.current?.focus();
  };
  const toTop = (target: { focus: () => void } | null) => {
    reading.setCurrent(null);
    target?.focus();
  };
  const status = useCallback(
    (item: Item): Status => {
      const standing = standingOf(open.standing, item.changes);
      return { words: t(`review.standing.${standing}`), shown: <StandingMark standing={standing} /> };
    },
    [open, t],
  );
  const entries = (item: Item): Entry[] => {
    const isSelected = settling.selected.includes(item);
    const own = compared.changes[item.change];
    const node = [own?.newId, own?.oldId].find((id) => reviewing.framework.get(id) !== undefined);
    const found: Entry[] = [
      { id: "accept", words: t("review.settle.accept"), icon: "check", keys: t("key.accept"), run: () => settling.settleOne(item, "new") },
      { id: "reject", words: t("review.settle.reject"), icon: "close", keys: t("key.reject"), run: () => settling.settleOne(item, "old") },
      { id: "select", words: t(isSelected ? "review.settle.unselect" : "review.settle.select"), keys: t("key.space"), break: true, run: () => settling.toggle(item) },
    ];
    if (node !== undefined) found.push({ id: "show", words: t("review.settle.show"), icon: "note", run: () => onShow(node) });
    return found;
  };
  const first = (
    <>
      {open.conflicts.length > 0 && (
        <Conflicts ref={conflicts} conflicts={open.conflicts} reviewing={reviewing} look={look} baseVersion={open.baseVersion} onShow={onShow} />
      )}
      <ToReadList toRead={open.toRead} compared={compared} onGo={(at) => leadTo(compared.listing.keyOfChange.get(at) ?? `change ${at}`)} />
    </>
  );
  if (compared.changes.length === 0) {
    const isEmpty = open.conflicts.length + open.toRead.length === 0;
    return <div className={styles.alone}>{isEmpty ? <EmptyState centre words={t("review.nothing")} /> : first}</div>;
  }

  const start = (
    <>
      <div className={readingStyles.walk}>
        {open.conflicts.length > 0 && (
          <Button small onPress={() => toTop(conflicts.current)}>
            {t("review.conflicts.toThem")}
          </Button>
        )}
        <Button small onPress={() => toTop(heading.current)} aria-label={t("compare.summary.show")}>
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
          picked={new Set(settling.selected.map((item) => item.key))}
          onPick={settling.toggle}
          status={status}
        />
      ) : (
        <div className={readingStyles.nothing}>
          <EmptyState words={t("compare.empty.filtered")}>
            <Button look="outline" onPress={() => setFilter(NO_FILTER)}>
              {t("compare.empty.showAll")}
            </Button>
          </EmptyState>
        </div>
      )}
      <SettleBar
        selected={settling.selected.length}
        hasCurrent={place >= 0}
        shown={compared.changes.filter((_, at) => shown(at)).length}
        onSettle={settling.settleThis}
        onSettleAll={settling.settleAll}
        onClear={() => {
          settling.clear();
          list.current?.focus();
        }}
      />
      <p className="sr-only" aria-live="polite">
        {reading.announced}
      </p>
      <p className="sr-only" aria-live="polite">
        {settling.announced}
      </p>
    </>
  );

  return (
    <>
      <FilterBar compared={compared} reading={reading} whole={whole} onWhole={setWhole} />
      <SplitPane name="review" start={{ content: start, label: t("compare.listWidth"), width: 336, min: 288, max: 560 }}>
        <Sides
          compared={compared}
          view={view}
          whole={whole}
          shown={shown}
          unfolded={unfolded}
          onUnfold={onUnfold}
          current={change}
          says={reading.says}
          onCurrent={reading.goToChange}
          onApart={null}
          names={{ old: t("review.before"), new: t("review.merged") }}
          summary={
            <>
              {first}
              <Summary ref={heading} compared={compared} onGo={leadTo} />
            </>
          }
        />
        <Legend />
      </SplitPane>
    </>
  );
}
