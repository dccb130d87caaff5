// A sheet of a foreign file as it stands there, with what each column is over it; of a text without columns its lines.
// Only what is seen is drawn. The focus stays on the grid and the active cell is named to assistive technology.
import { type KeyboardEvent, memo, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Sideways } from "@/components";
import { useWidth } from "@/components/useWidth";
import type { SourcePart, SourceSpot, SourceText } from "@/wire/wire";
import { ColumnHead } from "./ColumnHead";
import { type Linking, spotKey } from "./linking";
import { type Mapping, type SheetMap, letters, roleAt, tableAt } from "./mapping";
import type { Texts } from "./texts";
import type { Proposed } from "./useProposal";
import styles from "./Importing.module.css";

const height = { table: 50, lines: 50 } as const;
/** How wide a column is at least and at most; few of them share what there is, the one of a text without columns takes it all. */
const width = { least: 184, most: 340 } as const;
/** The heads stand over the rows and push them down so far; a scroll bar covers some of the last one. */
const below = 52;
/** Where the numbers of the rows stand. */
const gutter = 56;

type Props = {
  proposed: Proposed;
  part: number;
  texts: Texts;
  linking: Linking;
  active: SourceSpot;
  onActive: (spot: SourceSpot) => void;
  onSay: (mapping: Mapping) => void;
};

export function SourceGrid({ proposed, part: number, texts, linking, active, onActive, onSay }: Props) {
  const { t } = useTranslation();
  const { proposal, mapping } = proposed;
  const part: SourcePart | undefined = proposal.parts[number];
  const scroller = useRef<HTMLDivElement>(null);
  const table = part?.isTable ?? false;
  const tableOf = (row: number) => (mapping && part ? tableAt(mapping, { sheet: part.name, row }) : undefined);
  const current = active.part === number ? active.row : 0;
  const [rows, columns] = [part?.rows ?? 0, part?.columns ?? 1];
  const rowHeight = table ? height.table : height.lines;
  const down = useVirtualizer({ count: rows, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6, scrollPaddingEnd: below });
  const room = Math.floor((useWidth(scroller) - gutter) / Math.max(1, columns));
  const wide = Math.max(width.least, Math.min(width.most, room));
  const across = useVirtualizer({ horizontal: true, count: table ? columns : 0, getScrollElement: () => scroller.current, estimateSize: () => wide, overscan: 2, scrollPaddingStart: gutter });
  const measureAgain = useEffectEvent(() => across.measure());
  useEffect(() => measureAgain(), [wide]);
  const seen = down.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  useEffect(() => texts.near(number, first, last), [texts, number, first, last]);

  const show = useEffectEvent((spot: SourceSpot) => {
    if (spot.part !== number) return;
    down.scrollToIndex(spot.row, { align: "auto" });
    if (table) across.scrollToIndex(spot.column, { align: "auto" });
  });
  useEffect(() => show(active), [active]);
  // What was chosen in the framework is shown here.
  const { go, first: place } = linking.linked;
  useEffect(() => {
    if (go && place) show(place);
  }, [go, place]);

  const at = (spot: SourceSpot): SourceText | undefined => texts.at(spot.part, spot.row, spot.column);
  const move = (row: number, column: number) => {
    const spot = { part: number, row: Math.min(rows - 1, Math.max(0, row)), column: table ? Math.min(columns - 1, Math.max(0, column)) : 0 };
    onActive(spot);
    linking.fromText(at(spot), true);
  };
  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const { row, column } = active;
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === "ArrowDown") move(mod ? rows - 1 : row + 1, column);
    else if (event.key === "ArrowUp") move(mod ? 0 : row - 1, column);
    else if (event.key === "ArrowRight") move(row, mod ? columns - 1 : column + 1);
    else if (event.key === "ArrowLeft") move(row, mod ? 0 : column - 1);
    else if (event.key === "PageDown") move(row + page(), column);
    else if (event.key === "PageUp") move(row - page(), column);
    else if (event.key === "Home") move(mod ? 0 : row, 0);
    else if (event.key === "End") move(mod ? rows - 1 : row, columns - 1);
    // The role of the column of the active cell, without leaving the cell for the head.
    else if (event.key === "Enter" && table) document.getElementById(`head-${number}-${column}`)?.click();
    else return;
    event.preventDefault();
  };
  if (!part) return <p className={styles.nothing}>{t("importing.noSource")}</p>;
  const inner = table ? gutter + across.getTotalSize() : undefined;
  return (
    <Sideways scroll={scroller} className={styles.sheetScroll} frame={styles.sheetFrame}>
      <div
        role="grid"
        id="import-source"
        tabIndex={0}
        aria-label={part.name || proposal.file}
        aria-rowcount={rows}
        aria-colcount={columns}
        aria-readonly="true"
        aria-activedescendant={active.part === number ? cellId(active) : undefined}
        className={styles.sheet}
        style={{ inlineSize: inner }}
        onKeyDown={press}
        onFocus={() => linking.fromText(at(active), false)}
        onMouseOver={(event) => {
          const spot = spotUnder(event.target);
          if (spot) linking.fromText(at(spot), false);
        }}
        onMouseDown={(event) => {
          const spot = spotUnder(event.target);
          if (!spot || event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.focus({ preventScroll: true });
          move(spot.row, spot.column);
        }}
        onMouseLeave={() => linking.fromText(undefined, false)}
      >
        {table && (
          <div role="row" className={styles.heads}>
            <span className={styles.corner} />
            {across.getVirtualItems().map((column) => (
              <ColumnHead
                key={column.key}
                id={`head-${number}-${column.index}`}
                start={gutter + column.start}
                width={wide}
                column={column.index}
                name={headOf(tableOf(current), column.index)}
                sheet={part.name}
                row={current}
                mapping={mapping}
                onSay={onSay}
              />
            ))}
          </div>
        )}
        <div className={styles.rows} style={{ blockSize: down.getTotalSize() }}>
          {seen.map((row) => {
            const map = tableOf(row.index);
            const isHead = map?.head === row.index + 1;
            const above = map?.head !== undefined && row.index + 1 < map.head;
            const label = table ? String(row.index + 1) : (texts.at(number, row.index, 0)?.label ?? String(row.index + 1));
            return (
              <div
                key={row.key}
                role="row"
                aria-rowindex={row.index + 1}
                className={[styles.sheetRow, isHead ? styles.headRow : "", above ? styles.aboveRow : ""].filter(Boolean).join(" ")}
                style={{ blockSize: rowHeight, transform: `translateY(${row.start}px)` }}
              >
                <span role="rowheader" className={styles.rowName} dir="auto">
                  {label}
                </span>
                {(table ? across.getVirtualItems() : [{ key: 0, index: 0, start: 0 }]).map((column) => {
                  const spot = { part: number, row: row.index, column: column.index };
                  const text = at(spot);
                  const role = table ? roleAt(map, column.index) : null;
                  const left = table && (map?.layout === "skip" || role === "skip");
                  return (
                    <Cell
                      key={column.key}
                      part={number}
                      row={row.index}
                      column={column.index}
                      text={text}
                      start={table ? gutter + column.start : gutter}
                      width={table ? wide : null}
                      active={active.part === number && active.row === row.index && active.column === column.index}
                      linked={linking.linked.spots.has(spotKey(spot))}
                      left={left || (text !== undefined && text.kept.length === 0)}
                    />
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </Sideways>
  );

  function headOf(map: SheetMap | undefined, column: number): string {
    const said = map?.columns.find((one) => one.column === column + 1)?.head;
    return said || (map?.head === undefined ? undefined : texts.at(number, map.head - 1, column)?.text) || "";
  }
}

export function cellId(spot: SourceSpot): string {
  return `source-${spot.part}-${spot.row}-${spot.column}`;
}

/** Where the cell under the pointer stands. */
function spotUnder(target: EventTarget): SourceSpot | null {
  const cell = (target as HTMLElement).closest<HTMLElement>("[data-spot]");
  const [part, row, column] = (cell?.dataset.spot ?? "").split(" ").map(Number);
  return part === undefined || row === undefined || column === undefined ? null : { part, row, column };
}

type CellProps = {
  part: number;
  row: number;
  column: number;
  text: SourceText | undefined;
  start: number;
  width: number | null;
  active: boolean;
  linked: boolean;
  left: boolean;
};

const Cell = memo(function Cell({ part, row, column, text, start, width, active, linked, left }: CellProps) {
  const classes = [styles.cell, active ? styles.active : "", linked ? styles.linked : "", left ? styles.left : ""];
  return (
    <div
      id={cellId({ part, row, column })}
      role="gridcell"
      tabIndex={-1}
      aria-colindex={column + 1}
      aria-selected={active}
      aria-label={text ? `${letters(column)}${row + 1} ${text.text}` : undefined}
      data-spot={`${part} ${row} ${column}`}
      className={classes.filter(Boolean).join(" ")}
      style={{ insetInlineStart: start, inlineSize: width ?? `calc(100% - ${start}px)` }}
    >
      <span className={styles.cellWords} dir="auto">
        {text?.text}
      </span>
    </div>
  );
});
