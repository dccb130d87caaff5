// A row of the grid of ticks: an ability, or the path or step that the abilities below it stand in; and its heads.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/components";
import { useNode } from "@/data/framework";
import { trail } from "@/data/locale";
import { useDesk } from "@/features/desk/desk";
import type { Id } from "@/wire/wire";
import type { At, Row, Ticks } from "./serving";
import styles from "./ServingGrid.module.css";

/** The name of a cell in the page, for those who listen. */
export function cellId(grid: string, { row, column }: At): string {
  return `${grid}-${row}-${column}`;
}

export const StreamHead = memo(function StreamHead({ stream, column }: { stream: Id; column: number }) {
  const desk = useDesk();
  const record = useNode(desk.framework, stream);
  const objective = useNode(desk.framework, record?.parent ?? null);
  return (
    <div className={styles.streamHead} role="columnheader" aria-colindex={column + 1} title={objective ? desk.name(objective.id) : undefined}>
      <span dir="auto">{desk.name(stream)}</span>
    </div>
  );
});

type Props = {
  /** The name of the grid. */
  name: string;
  row: Row;
  index: number;
  top: number;
  streams: readonly Id[];
  ticks: Ticks;
  /** The column of the cell that is meant, and the columns that are selected; -1 where none is in this row. */
  active: number;
  first: number;
  last: number;
  onPoint: (cell: At, extend: boolean) => void;
};

export const ServingRow = memo(function ServingRow({ name, row, index, top, streams, ticks, active, first, last, onPoint }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, row.id);
  const path = useNode(framework, record?.kind === "step" ? record.parent : null);
  const words = record?.kind === "path" ? trail([desk.name(row.id), t("matrix.everyStep")]) : desk.name(row.id);
  const chosen = (column: number) => column >= first && column <= last;
  const cell = (column: number) => {
    const parts = [styles.cell, chosen(column) ? styles.chosen : "", active === column ? styles.active : ""];
    return {
      id: cellId(name, { row: index, column }),
      "aria-colindex": column + 1,
      "aria-selected": chosen(column),
      className: parts.filter(Boolean).join(" "),
      onClick: (event: React.MouseEvent) => onPoint({ row: index, column }, event.shiftKey),
    };
  };
  return (
    <div className={row.is === "head" ? `${styles.row} ${styles.within}` : styles.row} role="row" aria-rowindex={index + 2} style={{ top }}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid answers the keys */}
      <div {...cell(0)} role="rowheader" className={`${cell(0).className} ${styles.name}`} data-node={row.id}>
        {path ? (
          // It leads inwards in the direction of the page.
          <span className={styles.words}>
            <span className={styles.path}>
              <bdi>{desk.name(path.id)}</bdi>
              {" › "}
            </span>
            <bdi>{words}</bdi>
          </span>
        ) : (
          <span className={styles.words} dir="auto">
            {words}
          </span>
        )}
      </div>
      {streams.map((stream, i) => {
        const has = ticks.get(stream);
        const count = row.is === "head" ? row.abilities.filter((id) => has?.has(id)).length : 0;
        const ticked = row.is === "ability" ? (has?.has(row.id) ?? false) : count === row.abilities.length;
        const state = row.is === "head" && count > 0 && !ticked ? "mixed" : ticked;
        const all = row.is === "head" ? row.abilities.length : 0;
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid answers the keys
          <div key={stream} {...cell(i + 1)} role="gridcell" aria-label={`${desk.name(stream)}: ${t(`outcomes.ticked.${String(state)}`, { count, all })}`}>
            {row.is === "head" ? (
              <span className={styles.count}>{count > 0 ? `${count}/${all}` : ""}</span>
            ) : (
              <span className={ticked ? styles.on : styles.off}>{ticked && <Icon name="check" size={14} />}</span>
            )}
          </div>
        );
      })}
    </div>
  );
});
