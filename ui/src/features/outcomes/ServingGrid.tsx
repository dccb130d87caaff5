// Which ability serves which value stream: a grid to tick. Arrows go about it, Shift selects several, Space ticks them as
// one step. The focus is on the grid; the cell that is meant is told to those who listen.
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { Check, SearchField } from "@/components";
import { type Framework, useDerived } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { focusNode } from "@/features/desk/focus";
import type { Id } from "@/wire/wire";
import { cellId, ServingRow, StreamHead } from "./ServingRow";
import { type At, mirrored, move, rangeOf, servingRows, type Ticks, tick, ticksOf } from "./serving";
import styles from "./ServingGrid.module.css";

const rowHeight = 44;

type Props = { streams: readonly Id[]; idle: ReadonlySet<Id>; scroll: RefObject<HTMLDivElement | null> };

export function ServingGrid({ streams, idle, scroll }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const [words, setWords] = useState("");
  const [onlyIdle, setOnlyIdle] = useState<ReadonlySet<Id> | null>(null);
  const rows = useDerived(
    framework,
    useCallback((f: Framework) => servingRows(f, { words, idle: onlyIdle }), [words, onlyIdle]),
  );
  const ticks: Ticks = useDerived(framework, useCallback((f: Framework) => ticksOf(f), []));
  const [at, setAt] = useState<At>({ row: 0, column: 1 });
  const [anchor, setAnchor] = useState<At>(at);
  const columns = streams.length + 1;
  // What is filtered away takes the selection with it.
  const held = (cell: At): At => ({ row: Math.min(cell.row, Math.max(0, rows.length - 1)), column: Math.min(cell.column, columns - 1) });
  const [here, from] = [held(at), held(anchor)];
  const range = useMemo(() => rangeOf({ row: here.row, column: here.column }, { row: from.row, column: from.column }), [here.row, here.column, from.row, from.column]);
  const name = useId();
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  // What scrolls stands around this grid, and is there only after it.
  const [page, setPage] = useState<HTMLDivElement | null>(null);
  useEffect(() => setPage(scroll.current), [scroll]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !page) return undefined;
    const measure = () => setOffset(element.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);
    measure();
    // What stands above may become taller or smaller.
    const watch = new ResizeObserver(measure);
    if (page.firstElementChild) watch.observe(page.firstElementChild);
    return () => watch.disconnect();
  }, [page]);
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => page,
    estimateSize: () => rowHeight,
    scrollMargin: offset,
    scrollPaddingStart: 88,
    scrollPaddingEnd: 24,
    overscan: 8,
    // The row that the keys are on is always there, because the grid names its cell.
    rangeExtractor: (seen) => {
      const drawn = defaultRangeExtractor(seen);
      return rows.length === 0 || drawn.includes(here.row) ? drawn : [...drawn, here.row].toSorted((a, b) => a - b);
    },
  });

  const go = (next: At, extend: boolean) => {
    setAt(next);
    if (!extend) setAnchor(next);
    virtual.scrollToIndex(next.row, { align: "auto" });
    requestAnimationFrame(() => document.getElementById(cellId(name, next))?.scrollIntoView({ block: "nearest", inline: "nearest" }));
  };
  const toggle = (cells = range) => {
    const intention = framework.readOnly ? null : tick(rows, streams, ticks, cells);
    if (intention) void desk.do(intention);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const mod = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 3);
    const key = getComputedStyle(event.currentTarget).direction === "rtl" ? mirrored(event.key) : event.key;
    const next = event.altKey ? null : move(here, key, mod, rows.length, columns, page);
    const row = rows[here.row];
    const act = next
      ? () => go(next, event.shiftKey)
      : event.key === " "
        ? () => toggle()
        : event.key === "Enter" && row
          ? () => (here.column === 0 ? focusNode(desk, row.id) : toggle())
          : mod && event.key.toLowerCase() === "a"
            ? () => {
                setAnchor({ row: 0, column: 1 });
                setAt({ row: rows.length - 1, column: columns - 1 });
              }
            : event.key === "Escape"
              ? () => setAnchor(here)
              : null;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const point = useRef({ go, toggle });
  useLayoutEffect(() => {
    point.current = { go, toggle };
  });
  const click = useCallback((cell: At, extend: boolean) => {
    list.current?.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    point.current.go(cell, extend);
    if (!extend && cell.column > 0) point.current.toggle(rangeOf(cell, cell));
  }, []);
  const count = (range.bottom - range.top + 1) * (range.last - Math.max(1, range.first) + 1);
  return (
    <section className={styles.serving}>
      <header className={styles.tools}>
        <h2 className={styles.title}>{t("outcomes.serving")}</h2>
        <div className={styles.find}>
          <SearchField label={t("ticks.find")} value={words} onChange={setWords} />
        </div>
        {/* What is ticked stays in view until the filter is asked for anew. */}
        <Check value={onlyIdle !== null} onChange={(only) => setOnlyIdle(only ? idle : null)}>
          {t("outcomes.onlyIdle")}
        </Check>
        <p className={styles.hint}>{count > 1 ? t("outcomes.selected", { count }) : framework.readOnly ? "" : t("outcomes.how")}</p>
      </header>
      <div
        role="grid"
        aria-label={t("outcomes.serving")}
        aria-multiselectable="true"
        aria-readonly={framework.readOnly || undefined}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns}
        aria-activedescendant={rows.length > 0 ? cellId(name, here) : undefined}
        tabIndex={0}
        data-stays=""
        className={styles.grid}
        style={{ "--streams": streams.length } as React.CSSProperties}
        onKeyDown={press}
      >
        <div className={`${styles.row} ${styles.head}`} role="row" aria-rowindex={1}>
          <div className={styles.corner} role="columnheader" aria-colindex={1}>
            {t("kinds.ability")}
          </div>
          {streams.map((stream, i) => (
            <StreamHead key={stream} stream={stream} column={i + 1} />
          ))}
        </div>
        {rows.length === 0 && <p className={styles.none}>{t(words ? "ticks.nothing" : "outcomes.noneIdle")}</p>}
        <div ref={list} role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            const inside = item.index >= range.top && item.index <= range.bottom;
            return row ? (
              <ServingRow
                key={`${row.is}${row.id}`}
                name={name}
                row={row}
                index={item.index}
                top={item.start - offset}
                streams={streams}
                ticks={ticks}
                active={item.index === here.row ? here.column : -1}
                first={inside ? range.first : -1}
                last={inside ? range.last : -1}
                onPoint={click}
              />
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
}
