// The document: both states next to each other or in one column, with what is unchanged folded away, below the summary.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/components";
import type { Kind } from "@/wire/wire";
import { DocumentRow } from "./DocumentRow";
import { foldUnchanged, stretchOf } from "./folding";
import type { Pair } from "./pairing";
import type { Compared } from "./useComparison";
import { hasRow, type View } from "./view";
import styles from "./Sides.module.css";

type Props = {
  compared: Compared;
  view: View;
  /** Shows everything, not only what changed and its neighbours. */
  whole: boolean;
  /** Whether a change is to be marked. */
  shown: (change: number) => boolean;
  unfolded: ReadonlySet<string>;
  onUnfold: (key: string) => void;
  /** The change to be in sight; null for the summary. */
  current: number | null;
  says: (change: number) => string;
  onCurrent: (change: number) => void;
  onApart: ((pair: Pair) => void) | null;
  /** What the two sides are called. */
  names: { old: string; new: string };
  /** What stands above the document. */
  summary: ReactNode;
};

export function Sides({ compared, view, whole, shown, unfolded, onUnfold, current, says, onCurrent, onApart, names, summary }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { above, height } = useAbove();
  const { rows, rowOfChange } = compared.document;
  const stretches = useMemo(() => {
    const marked = (at: number) => rows[at]?.changes.some(shown) === true;
    const keeps = (at: number, counterpart: number, away: boolean) => whole || marked(at) || (away && marked(counterpart));
    return foldUnchanged(rows, (row, at) => keeps(at, row.counterpart, row.shape === "movedAway"), unfolded, 1, (row) => hasRow(view, row));
  }, [rows, shown, whole, unfolded, view]);
  const headings = useMemo(() => headingsOf(rows), [rows]);
  const target = current === null ? -1 : (rowOfChange[current] ?? -1);
  const other = rows[target]?.counterpart ?? -1;
  const at = target < 0 ? -1 : stretchOf(stretches, target);
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: stretches.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (stretches[i]?.is === "fold" ? 40 : 52),
    getItemKey: (i) => stretches[i]?.key ?? i,
    overscan: 12,
    paddingStart: 8,
    paddingEnd: 64,
    scrollMargin: height,
  });
  const show = useEffectEvent((index: number) => virtual.scrollToIndex(index, { align: "center" }));
  useEffect(() => {
    if (current === null) scroller.current?.scrollTo({ top: 0 });
    else if (at >= 0) show(at);
  }, [at, current]);

  const { goTo } = useOtherEnd(scroller, rows, stretches, show, onUnfold);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-view={view}
      role="region"
      aria-label={t("compare.document")}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by key
      tabIndex={0}
    >
      <div ref={above}>
        {summary}
        {view !== "sides" && <div className={styles.edge} />}
      </div>
      {view === "sides" && (
        <div className={styles.heads}>
          <h2 className={styles.head}>
            <span className={styles.side}>{t("compare.old")}</span>
            <span dir="auto">{names.old}</span>
          </h2>
          <span />
          <h2 className={styles.head}>
            <span className={styles.side}>{t("compare.new")}</span>
            <span dir="auto">{names.new}</span>
          </h2>
        </div>
      )}
      <div role="table" aria-label={t("compare.document")} aria-rowcount={stretches.length} style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((item) => {
          const stretch = stretches[item.index];
          if (!stretch) return null;
          const row = stretch.is === "row" ? rows[stretch.row] : undefined;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 1}
              className={styles.place}
              style={{ transform: `translateY(${item.start - height}px)` }}
            >
              {row && stretch.is === "row" ? (
                <DocumentRow
                  row={row}
                  heading={headings.has(stretch.row) ? t(`compare.part.${headings.get(stretch.row) ?? row.kind}`) : null}
                  compared={compared}
                  view={view}
                  shown={shown}
                  isCurrent={stretch.row === target}
                  isOtherEnd={stretch.row === other}
                  says={says}
                  onCurrent={onCurrent}
                  onOther={goTo}
                  onApart={onApart}
                />
              ) : (
                stretch.is === "fold" && (
                  <div role="cell" className={styles.foldCell}>
                    <button
                      type="button"
                      className={styles.fold}
                      aria-label={t("compare.unfold", { count: stretch.count })}
                      onClick={() => onUnfold(stretch.key)}
                    >
                      <Icon name="more" />
                      {t("compare.fold", { count: stretch.count })}
                    </button>
                  </div>
                )
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The height of what stands above the document, as it grows and shrinks. */
function useAbove() {
  const above = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = above.current;
    if (!element) return undefined;
    const measure = () => setHeight(element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { above, height };
}

type Rows = Compared["document"]["rows"];
type Stretches = ReturnType<typeof foldUnchanged>;

/** Goes to the other end of a move, unfolding what hides it, and puts the focus on the link that leads back. */
function useOtherEnd(
  scroller: { readonly current: HTMLDivElement | null },
  rows: Rows,
  stretches: Stretches,
  show: (index: number) => void,
  onUnfold: (key: string) => void,
) {
  const [going, setGoing] = useState<number | null>(null);
  const arrive = useEffectEvent((row: number) => {
    const index = stretchOf(stretches, row);
    const stretch = stretches[index];
    if (stretch?.is === "fold") {
      onUnfold(stretch.key);
      return;
    }
    show(index);
    setGoing(null);
    // The row is drawn once the scrolling has come to it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-link=${JSON.stringify(rows[row]?.key ?? "")}]`)?.focus({ preventScroll: true })),
    );
  });
  useEffect(() => {
    if (going !== null) arrive(going);
  }, [going, stretches]);
  return { goTo: setGoing };
}

/** The rows above which the name of a part of the framework stands; a step has no such parts. */
function headingsOf(rows: Rows): ReadonlyMap<number, Kind> {
  const found = new Map<number, Kind>();
  if (rows[0]?.kind !== "framework") return found;
  let last: Kind = "framework";
  rows.forEach((row, at) => {
    if (row.depth !== 1) return;
    if (row.kind !== last && row.kind !== "note") found.set(at, row.kind);
    last = row.kind;
  });
  return found;
}
