// The matrix of a path: steps across, competencies down, several abilities in a cell. Cells are text; one is edited.
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState } from "@/components";
import { type Framework, useChildren, useDerived } from "@/data/framework";
import { openLive } from "@/data/live";
import { useDesk } from "@/features/desk/desk";
import { headKey, nodeKey } from "@/features/desk/nodeMenu";
import { useNodeMenu } from "@/features/desk/useNodeMenu";
import { placeOf } from "@/features/editing/EditableText";
import { faceOf } from "@/data/kinds";
import type { Id } from "@/wire/wire";
import { Cell } from "./Cell";
import { type Matrix as Cells, matrixOf } from "./cells";
import { GroupHead, Row } from "./Row";
import { focusPlace, gridMove, keepStop, neighbour } from "./gridKeys";
import { StepHead } from "./StepHead";
import styles from "./Matrix.module.css";

/** Above so many competencies a path shows only those it uses, until somebody asks for all. */
const few = 24;
/** So many rows are drawn at once; the others when they come near. */
const near = 24;

export function Matrix({ path }: { path: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const matrix = useDerived(
    framework,
    useCallback((f: Framework, before: Cells | undefined) => matrixOf(f, path, before), [path]),
  );
  const everywhere = useChildren(framework, path, "ability");
  const [all, setAll] = useState(false);
  const grid = useRef<HTMLDivElement>(null);

  const rename = useCallback(
    (id: Id) => {
      const kind = framework.get(id)?.kind;
      const face = kind && faceOf[kind];
      if (face) void openLive(placeOf("matrix", id, face));
    },
    [framework],
  );
  const added = useCallback((id: Id) => requestAnimationFrame(() => rename(id)), [rename]);
  const menu = useNodeMenu({ rename, added });

  // The head is as high as its words; what is scrolled to has to stop below it.
  const head = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const hasSteps = matrix.steps.length > 0;
  useEffect(() => {
    const element = head.current;
    if (!hasSteps || !element) return undefined;
    const watch = new ResizeObserver(() => scroll.current?.style.setProperty("--head", `${element.offsetHeight}px`));
    watch.observe(element);
    return () => watch.disconnect();
  }, [hasSteps]);

  // The first stop is where Tab leads to.
  useEffect(() => {
    const element = grid.current;
    if (!element || element.querySelector('[data-stop][tabindex="0"]')) return;
    const first = element.querySelector<HTMLElement>("[data-stop]");
    if (first) first.tabIndex = 0;
  });

  const { steps, groups, other, byCompetency } = matrix;
  const showAll = all || matrix.unused === 0 || groups.reduce((sum, g) => sum + g.rows.length, 0) <= few;
  const shown = byCompetency
    ? groups
        .map((g) => ({ group: g.group, rows: showAll ? g.rows : g.rows.filter((row) => row.used) }))
        .filter((g) => g.rows.length > 0)
    : [];
  const plain = shown.length === 0;
  const columns = steps.length + 1;
  const first = everywhere.length > 0 ? 2 : 1;
  // Which row each group begins with, and the row behind the last of them.
  const starts = shown.map((_, i) => shown.slice(0, i).reduce((sum, g) => sum + g.rows.length, first));
  const lastLine = shown.reduce((sum, g) => sum + g.rows.length, first);
  const rowsAll = lastLine + 1;

  if (steps.length === 0) {
    return (
      <div className={styles.blank}>
        <EmptyState words={t("matrix.noSteps")}>
          {!framework.readOnly && (
            <Button look="primary" icon="add" onPress={() => void desk.add("step", path).then((id) => id && added(id))}>
              {t("matrix.addStep")}
            </Button>
          )}
        </EmptyState>
      </div>
    );
  }

  const afterChange = (act: () => void) => {
    const stop = framework.hear("revision", () => {
      stop();
      requestAnimationFrame(() => requestAnimationFrame(act));
    });
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    if (target.tagName === "TEXTAREA" || target.tagName === "INPUT" || !grid.current) return;
    const id = target.closest<HTMLElement>("[data-node]")?.dataset.node;
    const node = framework.get(id);
    const place = target.dataset.place;
    const next = event.key === "Delete" ? neighbour(target) : undefined;
    if (node && (headKey(event, desk, node.id, node.kind) || nodeKey(event, desk, node.id, { rename, added }))) {
      // What was moved is drawn anew elsewhere, and what was removed is gone: the focus stays with the work.
      if (next) afterChange(() => next.focus());
      else if (event.altKey && place) afterChange(() => grid.current && focusPlace(grid.current, place));
      return;
    }
    if (node && ((event.shiftKey && event.key === "F10") || event.key === "ContextMenu")) {
      event.preventDefault();
      const box = target.getBoundingClientRect();
      menu.open(node.id, { x: box.left + 16, y: box.bottom });
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (gridMove(grid.current, event.key, rowsAll, columns)) event.preventDefault();
  };

  return (
    <div ref={scroll} className={styles.scroll}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on one stop inside */}
      <div
        ref={grid}
        id="matrix"
        role="grid"
        aria-label={t("matrix.label", { path: desk.name(path) })}
        aria-rowcount={rowsAll}
        aria-colcount={columns}
        className={plain ? `${styles.grid} ${styles.plain}` : styles.grid}
        style={{ "--steps": steps.length } as React.CSSProperties}
        onKeyDown={press}
        onFocus={(event: FocusEvent<HTMLDivElement>) => {
          const stop = (event.target as HTMLElement).closest<HTMLElement>("[data-stop]");
          if (stop && grid.current) keepStop(grid.current, stop);
        }}
        onContextMenu={(event) => {
          const id = (event.target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
          if (!id || framework.readOnly || (event.target as HTMLElement).tagName === "TEXTAREA") return;
          event.preventDefault();
          menu.open(id, { x: event.clientX, y: event.clientY });
        }}
      >
        <div ref={head} className={`${styles.row} ${styles.head}`} role="row" aria-rowindex={1}>
          <div className={styles.corner} role="columnheader" aria-colindex={1}>
            {plain ? <span className="sr-only">{t("matrix.all")}</span> : t("matrix.corner")}
          </div>
          {steps.map((step, i) => (
            <StepHead key={step} step={step} column={i + 1} last={i === steps.length - 1} onAdded={added} />
          ))}
        </div>
        {everywhere.length > 0 && (
          <div className={styles.row} role="row" aria-rowindex={2}>
            <div className={styles.rowHead} role="rowheader" aria-colindex={1}>
              <span className={plain ? "sr-only" : styles.quiet}>{t("matrix.everyStep")}</span>
            </div>
            <div className={styles.wide}>
              {plain && (
                <p className={styles.wideName} aria-hidden="true">
                  {t("matrix.everyStep")}
                </p>
              )}
              <Cell parent={path} competency={null} ids={everywhere} row={1} column={1} name={t("matrix.everyStep")} />
            </div>
          </div>
        )}
        {shown.map((group, g) => {
          const start = starts[g] ?? first;
          return (
            <div key={group.group ?? ""} role="rowgroup" className={styles.group}>
              <GroupHead group={group.group} only={shown.length === 1} />
              {group.rows.map((row, i) => (
                <Row key={row.competency} row={row} steps={steps} line={start + i} far={start + i > near} plain={false} />
              ))}
            </div>
          );
        })}
        {(plain || other.used || !framework.readOnly) && (
          <Row row={other} steps={steps} line={lastLine} far={false} plain={plain} label={plain ? undefined : t("matrix.other")} />
        )}
      </div>
      {byCompetency && !showAll && (
        <div className={styles.rest}>
          <Button small onPress={() => setAll(true)}>
            {t("common.showAll", { count: matrix.unused })}
          </Button>
        </div>
      )}
      {menu.menu}
    </div>
  );
}
