// The grid of a path: its heads and rows, and everything that can be done there by keys, by pointer and by the clipboard.
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, Sideways } from "@/components";
import { useCommands } from "@/data/commands";
import { faceOf } from "@/data/kinds";
import { useDesk } from "@/features/desk/desk";
import { headKey, nodeEntries, nodeKey } from "@/features/desk/nodeMenu";
import { placeOf } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import type { MatrixGroup } from "./cells";
import { cellOf, focusPlace, neighbour, spotOf } from "./gridKeys";
import { cellEntries, columnEntries, insertCompetency, insertEntries, removeCompetency, rowEntries } from "./matrixMenu";
import { PickedLine } from "./PickedLine";
import { PickingContext } from "./picking";
import { Corner, EveryStep } from "./Heads";
import { GroupHead, Row } from "./Row";
import { idsAt, type Sheet, sizeOf } from "./sheet";
import { within, type Area, type Spot } from "./spots";
import { StepHead } from "./StepHead";
import { isTyping, useCells } from "./useCells";
import { type OpenMenu, useMatrixMenu } from "./useMatrixMenu";
import { usePasting } from "./usePasting";
import styles from "./Matrix.module.css";

/** So many rows are drawn at once, and no more than hold so many abilities; the others when they come near. */
const near = { least: 4, most: 24, abilities: 120 };

/** The last row that is drawn at once. */
function lastNear(lines: Sheet["lines"]): number {
  let held = 0;
  for (let row = 1; row < Math.min(lines.length, near.most); row++) {
    const line = lines[row];
    if (line?.is === "cells") for (const cell of line.row.cells) held += cell.length;
    if (row >= near.least && held > near.abilities) return row;
  }
  return near.most;
}

type Props = { sheet: Sheet; groups: readonly MatrixGroup[]; children: ReactNode };

export function PathGrid({ sheet, groups, children }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const { readOnly } = framework;
  const { path, steps, lines } = sheet;
  const size = useMemo(() => sizeOf(sheet), [sheet]);
  const drawn = useMemo(() => lastNear(lines), [lines]);
  const grid = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);

  /** The node that heads a spot's row or column. */
  const headOf = (spot: Spot): Id | null => {
    if (spot.row === 0) return steps[spot.column - 1] ?? null;
    const line = lines[spot.row];
    return spot.column === 0 && line?.is === "cells" ? line.row.competency : null;
  };
  const onCell = (spot: Spot) => {
    const of = idsAt(sheet, spot.row, spot.column)[0] ?? headOf(spot) ?? steps[spot.column - 1];
    if (of) desk.select(of);
  };
  const { picking, go, openAt, press: move, handlers } = useCells({ grid, scroll, size, readOnly, onCell });
  const rename = useCallback(
    (id: Id) => {
      const kind = framework.get(id)?.kind;
      const face = kind && faceOf[kind];
      if (face) openAt(placeOf("matrix", id, face));
    },
    [framework, openAt],
  );
  const added = useCallback((id: Id) => requestAnimationFrame(() => requestAnimationFrame(() => rename(id))), [rename]);
  const around = { rename, added };
  const pasting = usePasting(grid, sheet, picking);
  const menu = useMatrixMenu();

  // The head is as high as its words; what is scrolled to has to stop below it.
  useEffect(() => {
    const element = head.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => scroll.current?.style.setProperty("--head", `${element.offsetHeight}px`));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const lineOfRow = (id: Id) => lines.findIndex((line) => line.is === "cells" && line.row.competency === id);
  const wholeRow = (row: number): Area => ({ top: row, bottom: row, start: 1, end: steps.length });
  const wholeColumn = (column: number): Area => ({ top: 1, bottom: size.rows - 1, start: column, end: column });
  const headEntries = (id: Id | null): Entry[] => {
    const node = framework.get(id);
    if (node?.kind === "step") return columnEntries(t, desk, node.id, { around, clear: () => pasting.clear(wholeColumn(steps.indexOf(node.id) + 1)) });
    return node ? rowEntries(t, desk, node.id, { around, clear: () => pasting.clear(wholeRow(lineOfRow(node.id))) }) : [];
  };
  // Heads are drawn again only when they change themselves, so they ask through what does not change.
  const asked = useRef(headEntries);
  useEffect(() => {
    asked.current = headEntries;
  });
  const openBelow = useRef(menu.open);
  useEffect(() => {
    openBelow.current = menu.open;
  });
  const onMenu: OpenMenu = useCallback((node, below) => {
    const box = below.getBoundingClientRect();
    openBelow.current(asked.current(node), { x: box.left, y: box.bottom });
  }, []);

  const afterChange = (act: () => void) => {
    const stop = framework.hear("revision", () => {
      stop();
      requestAnimationFrame(() => requestAnimationFrame(act));
    });
  };

  /** Inserts a step before a column, or a competency above a row. */
  const insertAt = (spot: Spot) => {
    const { whole } = picking.pick;
    const step = steps[spot.column - 1];
    const line = lines[spot.row];
    const told = (id: Id | null) => id && added(id);
    if ((spot.row === 0 || whole === "columns") && step) void desk.insertStepBefore(step).then(told);
    else if (line?.is === "cells" && line.row.competency) void insertCompetency(desk, line.row.competency, false).then(told);
  };

  /** Keys of a cell that change something. Says whether the key meant anything. */
  const change = (event: KeyboardEvent, cell: HTMLElement): boolean => {
    const { key } = event;
    const mod = event.ctrlKey || event.metaKey;
    const spot = picking.pick.to;
    const head = headOf(spot);
    if (mod && event.shiftKey && (key === "+" || key === "=" || key === "*")) insertAt(spot);
    else if (mod && !event.shiftKey && key.toLowerCase() === "d") pasting.fillDown();
    else if (mod && !event.shiftKey && key.toLowerCase() === "r") pasting.fillEnd();
    else if (head && !picking.many && !mod && framework.get(head)?.kind === "competency" && key === "Delete") {
      void removeCompetency(t, desk, head);
      afterChange(() => go({ row: Math.min(spot.row, size.rows - 2), column: 0 }));
    } else if ((key === "Delete" || key === "Backspace") && (!head || picking.many)) pasting.clear();
    else if (key === "Insert" && !head) cell.querySelector<HTMLElement>('[data-place^="add:"]')?.click();
    else if (head && !isTyping(event.target) && key !== "F2") {
      const kind = framework.get(head)?.kind;
      if (kind && (headKey(event, desk, head, kind) || nodeKey(event, desk, head, around))) {
        // What was moved stands elsewhere now: the focus goes along.
        if (key === "Delete") afterChange(() => go({ row: spot.row, column: Math.min(spot.column, steps.length - 1) }));
        if (event.altKey) afterChange(() => document.querySelector<HTMLElement>(`#matrix [data-row][data-node="${head}"]`)?.focus());
        return true;
      }
      return false;
    } else return false;
    return true;
  };

  const openMenu = (cell: HTMLElement, at: { x: number; y: number }, node: Id | undefined) => {
    const spot = spotOf(cell);
    const head = headOf(spot);
    if (head) return menu.open(headEntries(head), at);
    if (node && framework.get(node)?.kind === "ability" && !readOnly) return menu.open(nodeEntries(t, desk, node, around), at);
    if (!within(picking.area(), spot)) go(spot);
    const line = lines[spot.row];
    const competency = line?.is === "cells" ? line.row.competency : null;
    const step = steps[spot.column - 1] ?? null;
    menu.open(cellEntries(t, pasting, readOnly, readOnly ? [] : insertEntries(t, desk, competency, step, around)), at);
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const cell = cellOf(target);
    if (!cell || isTyping(target) || !grid.current) return;
    if ((event.shiftKey && event.key === "F10") || event.key === "ContextMenu") {
      event.preventDefault();
      const box = target.getBoundingClientRect();
      return openMenu(cell, { x: box.left + 16, y: Math.min(box.bottom, window.innerHeight - 24) }, target.dataset.node);
    }
    if (target === cell) {
      if (!readOnly && change(event, cell)) event.preventDefault();
      else move(event);
      return;
    }
    if (move(event)) return;
    const node = framework.get(target.closest<HTMLElement>("[data-node]")?.dataset.node);
    const { place } = target.dataset;
    const next = event.key === "Delete" ? neighbour(target) : null;
    if (node && (headKey(event, desk, node.id, node.kind) || nodeKey(event, desk, node.id, around))) {
      // What was moved is drawn anew elsewhere, and what was removed is gone: the focus stays with the work.
      if (next) afterChange(() => (next.isConnected ? next : cell).focus());
      else if (event.altKey && place) afterChange(() => grid.current && focusPlace(grid.current, place));
    }
  };

  // The native menu has the keys of some of these for itself, so they come as commands.
  const onCellItself = () => cellOf(document.activeElement) === document.activeElement && grid.current?.contains(document.activeElement);
  useCommands(
    readOnly
      ? {}
      : {
          duplicate: () => (onCellItself() && !headOf(picking.pick.to) ? pasting.fillDown() : void desk.duplicate(desk.selected)),
          remove: () => (onCellItself() && (!headOf(picking.pick.to) || picking.many) ? pasting.clear() : void desk.remove(desk.selected)),
        },
  );

  const plain = groups.length === 0;
  const first = lines[1]?.is === "everyStep" ? 2 : 1;
  // Which row each group begins with.
  const starts = groups.map((_, i) => groups.slice(0, i).reduce((sum, g) => sum + g.rows.length, first));
  const last = lines.at(-1);
  const other = last?.is === "cells" && last.row.competency === null ? last.row : null;
  return (
    <PickingContext value={picking}>
      <Sideways scroll={scroll} className={styles.scroll} frame={plain ? `${styles.frame} ${styles.framePlain}` : styles.frame}>
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on one cell inside */}
        <div
          ref={grid}
          id="matrix"
          role="grid"
          aria-label={t("matrix.label", { path: desk.name(path) })}
          aria-rowcount={size.rows}
          aria-colcount={size.columns}
          aria-multiselectable
          aria-readonly={readOnly || undefined}
          className={plain ? `${styles.grid} ${styles.plain}` : styles.grid}
          style={{ "--steps": steps.length } as React.CSSProperties}
          onKeyDown={press}
          {...handlers}
          onContextMenu={(event) => {
            const target = event.target as HTMLElement;
            const cell = cellOf(target);
            if (!cell || isTyping(target)) return;
            event.preventDefault();
            openMenu(cell, { x: event.clientX, y: event.clientY }, target.closest<HTMLElement>("[data-node]")?.dataset.node);
          }}
        >
          <div ref={head} className={`${styles.row} ${styles.head}`} role="row" aria-rowindex={1}>
            <Corner hidden={plain} />
            {steps.map((step, i) => (
              <StepHead key={step} step={step} column={i + 1} last={i === steps.length - 1} onAdded={added} onMenu={onMenu} />
            ))}
          </div>
          {lines[1]?.is === "everyStep" && <EveryStep path={path} ids={lines[1].ids} plain={plain} />}
          {groups.map((group, g) => {
            const start = starts[g] ?? first;
            return (
              <div key={group.group ?? ""} role="rowgroup" className={styles.group}>
                <GroupHead group={group.group} only={groups.length === 1} />
                {group.rows.map((row, i) => (
                  <Row key={row.competency} row={row} steps={steps} line={start + i} far={start + i > drawn} plain={false} onMenu={onMenu} />
                ))}
              </div>
            );
          })}
          {other && (
            <Row
              row={other}
              steps={steps}
              line={size.rows - 1}
              far={false}
              plain={plain}
              label={plain ? undefined : t("matrix.other")}
              onMenu={onMenu}
            />
          )}
        </div>
        {children}
        <PickedLine />
      </Sideways>
      {menu.menu}
      {pasting.dialog}
    </PickingContext>
  );
}
