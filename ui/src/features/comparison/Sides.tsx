// Both states next to each other as one document, or one marked-up document, with what is unchanged folded away.
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/components";
import { DocumentRow } from "./DocumentRow";
import { foldUnchanged } from "./folding";
import type { Kind } from "@/wire/wire";
import type { Sentence } from "./sentence";
import type { Compared } from "./useComparison";
import styles from "./Sides.module.css";

/** How the document is shown. */
export type View = "sides" | "marked";

type Props = {
  compared: Compared;
  view: View;
  /** Shows everything, not only what changed and its neighbours. */
  whole: boolean;
  /** Whether a change is to be marked. */
  shown: (change: number) => boolean;
  unfolded: ReadonlySet<string>;
  onUnfold: (key: string) => void;
  current: number | null;
  sentence: (change: number) => Sentence;
  onCurrent: (change: number) => void;
  /** What the two sides are called. */
  names: { old: string; new: string };
};

export function Sides({ compared, view, whole, shown, unfolded, onUnfold, current, sentence, onCurrent, names }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, rowOfChange } = compared.document;
  const stretches = useMemo(() => {
    const marked = (at: number) => rows[at]?.changes.some(shown) === true;
    return foldUnchanged(rows, (row, at) => whole || marked(at) || (row.shape === "movedAway" && marked(row.counterpart)), unfolded);
  }, [rows, shown, whole, unfolded]);
  const headings = useMemo(() => {
    const found = new Map<number, Kind>();
    let last: Kind = "framework";
    rows.forEach((row, at) => {
      if (row.depth !== 1) return;
      if (row.kind !== last && row.kind !== "note") found.set(at, row.kind);
      last = row.kind;
    });
    return found;
  }, [rows]);
  const target = current === null ? -1 : (rowOfChange[current] ?? -1);
  const other = rows[target]?.counterpart ?? -1;
  const indexOf = (row: number) => stretches.findIndex((s) => s.is === "row" && s.row === row);
  const at = target < 0 ? -1 : indexOf(target);
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: stretches.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (stretches[i]?.is === "fold" ? 40 : 52),
    getItemKey: (i) => stretches[i]?.key ?? i,
    overscan: 12,
    paddingStart: 8,
    paddingEnd: 64,
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "center" });
  }, [at, current, virtual]);

  return (
    <div ref={scroller} className={styles.scroller} data-view={view} role="region" aria-label={t("compare.document")}>
      <div className={styles.heads}>
        {view === "sides" && (
          <>
            <h2 className={styles.head}>
              <span className={styles.side}>{t("compare.old")}</span>
              <span dir="auto">{names.old}</span>
            </h2>
            <span />
            <h2 className={styles.head}>
              <span className={styles.side}>{t("compare.new")}</span>
              <span dir="auto">{names.new}</span>
            </h2>
          </>
        )}
      </div>
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
              style={{ transform: `translateY(${item.start}px)` }}
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
                  sentence={sentence}
                  onCurrent={onCurrent}
                  onOther={(to) => {
                    const index = indexOf(to);
                    if (index >= 0) virtual.scrollToIndex(index, { align: "center" });
                  }}
                />
              ) : (
                stretch.is === "fold" && (
                  <div role="cell" className={styles.foldCell}>
                    <button
                      type="button"
                      className={styles.fold}
                      aria-label={t("compare.unfold", { count: stretch.to - stretch.from })}
                      onClick={() => onUnfold(stretch.key)}
                    >
                      <Icon name="more" />
                      {t("compare.fold", { count: stretch.to - stretch.from })}
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
