// The comparison of two states: which ones, how much changed, the changes as a list, and both sides next to each other.
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Check, EmptyState, IconButton, SplitPane } from "@/components";
import { useCommands } from "@/data/commands";
import { problemSentence } from "@/data/problems";
import { ChangeList } from "@/features/comparison/ChangeList";
import { CountFilter } from "@/features/comparison/CountFilter";
import { ExportComparison } from "@/features/comparison/ExportComparison";
import { Legend } from "@/features/comparison/Legend";
import type { Say } from "@/features/comparison/say";
import { type ChangeKind, countsOf, linesOf, passes, walk } from "@/features/comparison/sections";
import { type Sentence, sentenceOf } from "@/features/comparison/sentence";
import { SidePicker } from "@/features/comparison/SidePicker";
import { SwapButton } from "@/features/comparison/SwapButton";
import { Sides, type View } from "@/features/comparison/Sides";
import { type Compared, useComparison } from "@/features/comparison/useComparison";
import { useWalkKeys } from "@/features/comparison/useWalkKeys";
import { ViewSwitch } from "@/features/comparison/ViewSwitch";
import { useVersions } from "@/features/versions/useVersions";
import type { State } from "@/wire/wire";
import styles from "./ComparisonScreen.module.css";

type Props = { old: State; new: State; onBack: () => void; onChangeSides: (old: State, next: State) => void };

export function ComparisonScreen({ old, new: next, onBack, onChangeSides }: Props) {
  const { t } = useTranslation();
  const comparing = useComparison(old, next);
  const oldVersions = useVersions(old.framework).versions ?? [];
  const newVersions = useVersions(next.framework).versions ?? [];
  const [view, setView] = useState<View>("sides");
  const nameOf = (state: State, versions: typeof oldVersions) =>
    versions.find((version) => version.id === state.version)?.name ?? (state.version === null ? t("versionsPanel.draft") : "");
  const names = { old: nameOf(old, oldVersions), new: nameOf(next, newVersions) };
  const isSame = old.framework === next.framework && old.version === next.version;
  const title = comparing.is === "compared" ? comparing.compared.comparison.new.title : "";

  return (
    <main className={styles.screen}>
      <header className={styles.top}>
        <IconButton icon="back" label={t("compare.back")} onPress={onBack} />
        <h1 className={styles.title} dir="auto">
          {title || t("compare.title")}
        </h1>
        <div className={styles.sides}>
          <SidePicker label={t("compare.oldSide")} state={old} versions={oldVersions} onChange={(state) => onChangeSides(state, next)} />
          <SwapButton onSwap={() => onChangeSides(next, old)} />
          <SidePicker label={t("compare.newSide")} state={next} versions={newVersions} onChange={(state) => onChangeSides(old, state)} />
        </div>
        <div className={styles.tools}>
          <ViewSwitch view={view} onView={setView} />
          <ExportComparison old={old} new={next} />
        </div>
      </header>
      {comparing.is === "comparing" && <p className={styles.wait}>{t("compare.loading")}</p>}
      {comparing.is === "failed" && (
        <EmptyState centre words={problemSentence(t, comparing.problem)}>
          <Button look="outline" onPress={comparing.again}>
            {t("compare.again")}
          </Button>
        </EmptyState>
      )}
      {comparing.is === "compared" &&
        (comparing.compared.changes.length === 0 ? (
          <EmptyState centre words={t(isSame ? "compare.empty.sameSide" : "compare.empty.same")} />
        ) : (
          <Reading key={[old.framework, old.version, next.framework, next.version].join(" ")} compared={comparing.compared} view={view} names={names} />
        ))}
    </main>
  );
}

const NO_KINDS: ReadonlySet<ChangeKind> = new Set();

/** The list, the document and the way through them, for one comparison. */
function Reading({ compared, view, names }: { compared: Compared; view: View; names: { old: string; new: string } }) {
  const { t } = useTranslation();
  const { changes, roots, document, ranks } = compared;
  const [kinds, setKinds] = useState(NO_KINDS);
  const [hideTrivial, setHideTrivial] = useState(false);
  const [whole, setWhole] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<number | null>(null);
  const [announced, setAnnounced] = useState("");

  const shown = useCallback(
    (change: number) => {
      const found = changes[change];
      return found !== undefined && passes(found, { kinds, hideTrivial });
    },
    [changes, kinds, hideTrivial],
  );
  const lines = useMemo(() => linesOf(roots, changes, document, { kinds, hideTrivial }, open), [roots, changes, document, kinds, hideTrivial, open]);
  const visible = useMemo(() => lines.flatMap((line) => (line.is === "entry" ? [line.entry.change] : [])), [lines]);
  const counts = useMemo(() => countsOf(changes, hideTrivial), [changes, hideTrivial]);
  const insides = useMemo(() => new Map(lines.flatMap((line) => (line.is === "entry" ? [[line.entry.change, line.entry.inside] as const] : []))), [lines]);
  const sentence = useCallback(
    (at: number): Sentence => {
      const change = changes[at];
      return change ? sentenceOf(change, compared.old, compared.new, t as Say, insides.get(at)) : { says: "", about: null, marks: null };
    },
    [changes, compared, insides, t],
  );

  const place = current === null ? -1 : visible.indexOf(current);
  const go = useCallback(
    (by: 1 | -1) => {
      const to = walk(visible, ranks, current, by);
      if (to === null) return;
      setCurrent(to);
      const said = sentence(to);
      setAnnounced(t("compare.announce", { at: visible.indexOf(to) + 1, all: visible.length, says: [said.says, said.about].filter(Boolean).join(". ") }));
    },
    [visible, ranks, current, sentence, t],
  );
  // The comparison opens at its first change.
  const begin = useEffectEvent(() => setCurrent(walk(visible, ranks, null, 1)));
  useEffect(() => begin(), []);
  useWalkKeys(go);
  useCommands({ moveDown: () => go(1), moveUp: () => go(-1) });

  const onOpen = useCallback((change: number, isOpen: boolean) => {
    setOpen((now) => {
      const then = new Set(now);
      if (isOpen) then.add(change);
      else then.delete(change);
      return then;
    });
  }, []);
  const onUnfold = useCallback((key: string) => setUnfolded((now) => new Set(now).add(key)), []);

  const list = (
    <>
      <div className={styles.walk}>
        <p className={styles.position}>
          {place >= 0 ? t("compare.position", { at: place + 1, all: visible.length }) : t("compare.counts.total", { count: visible.length })}
        </p>
        <IconButton small icon="up" label={t("compare.previous")} keys="Shift+F8" onPress={() => go(-1)} isDisabled={visible.length === 0} />
        <IconButton small icon="down" label={t("compare.next")} keys="F8" onPress={() => go(1)} isDisabled={visible.length === 0} />
      </div>
      {visible.length > 0 ? (
        <ChangeList compared={compared} lines={lines} current={current} sentence={sentence} onCurrent={setCurrent} onOpen={onOpen} />
      ) : (
        <div className={styles.nothing}>
          <EmptyState words={t("compare.empty.filtered")}>
            <Button
              look="outline"
              onPress={() => {
                setKinds(NO_KINDS);
                setHideTrivial(false);
              }}
            >
              {t("compare.empty.showAll")}
            </Button>
          </EmptyState>
        </div>
      )}
      <p className="sr-only" aria-live="polite">
        {announced}
      </p>
    </>
  );

  return (
    <>
      <div className={styles.bar}>
        <CountFilter counts={counts} kinds={kinds} onKinds={setKinds} />
        <div className={styles.ticks}>
          {changes.some((change) => change.trivial === true) && (
            <Check value={hideTrivial} onChange={setHideTrivial}>
              {t("compare.hideTrivial")}
            </Check>
          )}
          <Check value={whole} onChange={setWhole}>
            {t("compare.whole")}
          </Check>
        </div>
      </div>
      <SplitPane name="compare" start={{ content: list, label: t("compare.listWidth"), width: 336, min: 256, max: 560 }}>
        <Sides
          compared={compared}
          view={view}
          whole={whole}
          shown={shown}
          unfolded={unfolded}
          onUnfold={onUnfold}
          current={current}
          sentence={sentence}
          onCurrent={setCurrent}
          names={names}
        />
        <Legend />
      </SplitPane>
    </>
  );
}
