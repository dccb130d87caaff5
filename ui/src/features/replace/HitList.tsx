// The places as a list: arrows go from one to the next, Space leaves one out or takes it in again, on a head all below it.
import { type KeyboardEvent, memo, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Icon } from "@/components";
import { trail } from "@/data/locale";
import { useDesk } from "@/features/desk/desk";
import type { Spot, TextHit } from "@/wire/wire";
import { type Row, rowsOf } from "./rows";
import { spotKey } from "./useReplace";
import styles from "./Replace.module.css";

type Props = { hits: readonly TextHit[]; skipped: ReadonlyMap<string, Spot>; onTick: (spots: readonly Spot[], on: boolean) => void };

export function HitList({ hits, skipped, onTick }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const rows = useMemo(() => rowsOf(desk.framework, hits), [desk, hits]);
  const at = Math.min(chosen, rows.length - 1);
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (i) => (rows[i]?.is === "head" ? 32 : 44),
    overscan: 10,
  });
  const spotsOf = (index: number): Spot[] => {
    const row = rows[index];
    if (row?.is === "hit") return [row.hit.spot];
    const below = rows.slice(index + 1, index + 1 + (row?.of ?? 0));
    return below.flatMap((one) => (one.is === "hit" ? [one.hit.spot] : []));
  };
  /** Whether all, none or some of the places of a row are meant. */
  const stateOf = (index: number): boolean | "mixed" => {
    const spots = spotsOf(index);
    const left = spots.filter((spot) => skipped.has(spotKey(spot))).length;
    return left === 0 ? true : left === spots.length ? false : "mixed";
  };
  const toggle = (index: number) => onTick(spotsOf(index), stateOf(index) !== true);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setChosen(next);
    virtual.scrollToIndex(next);
  };
  const press = (event: KeyboardEvent) => {
    const acts: { [key: string]: () => void } = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      PageDown: () => go(at + 8),
      PageUp: () => go(at - 8),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      " ": () => toggle(at),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const where = (node: string) =>
    trail([...desk.framework.above(node).slice(1).map((one) => one.id), node].map((one) => desk.name(one)));
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-multiselectable="true"
      aria-label={t("replace.list")}
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={press}
    >
      <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const state = stateOf(item.index);
          const on = state === true;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list answers the keys
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              id={`${id}-${item.index}`}
              role="option"
              tabIndex={-1}
              aria-selected={on}
              aria-checked={state}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className={[styles.row, row.is === "head" ? styles.group : "", item.index === at ? styles.at : "", on ? "" : styles.off].join(" ")}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                setChosen(item.index);
                toggle(item.index);
              }}
            >
              <span className={styles.tick} aria-hidden="true">
                {on && <Icon name="check" size={12} />}
              </span>
              <RowWords row={row} where={row.is === "head" ? where(row.node) : ""} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const RowWords = memo(function RowWords({ row, where }: { row: Row; where: string }) {
  const { t } = useTranslation();
  if (row.is === "head") {
    return (
      <>
        <span className={styles.where} dir="auto">
          {where}
        </span>
        <span className={styles.quiet}>{row.of}</span>
      </>
    );
  }
  const { before, found, put, after, spot } = row.hit;
  return (
    <>
      <span className={styles.words} dir="auto">
        {before}
        <del>{found}</del>
        {put !== "" && (
          <>
            <span className="sr-only">{`\u00a0${t("replace.becomes")}\u00a0`}</span>
            <ins>{put}</ins>
          </>
        )}
        {after}
      </span>
      <span className={styles.quiet}>{t(`field.${spot.field}`)}</span>
    </>
  );
});
