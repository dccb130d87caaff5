// The matrix of all paths: competencies down, grades across, and in each cell what the steps of that grade ask for.
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, Sideways, toast } from "@/components";
import { type Framework, useDerived, useNode } from "@/data/framework";
import { row } from "@/data/locale";
import { short, useDesk } from "@/features/desk/desk";
import { nodeKey } from "@/features/desk/nodeMenu";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { GradeRow } from "./GradeRow";
import { type Grades, gradesOf, type GradeRow as RowOfCells } from "./grades";
import { cellOf } from "./gridKeys";
import { PickedLine } from "./PickedLine";
import { PickingContext, useLooks } from "./picking";
import { Corner } from "./Heads";
import { GroupHead } from "./Row";
import { lineOf } from "./sheet";
import type { Area, Spot } from "./spots";
import { isTyping, useCells } from "./useCells";
import { useClipboard } from "./useClipboard";
import { useHeadWords, wordsFor } from "./usePasting";
import styles from "./Matrix.module.css";

/** So many rows are drawn at once. */
const near = 24;

export function GradeMatrix() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const table = useDerived(framework, useCallback((f: Framework, before: Grades | undefined) => gradesOf(f, before), []));
  if (table.grades.length === 0) {
    return (
      <div className={styles.blank}>
        <EmptyState words={t("byGrade.none")}>
          {!framework.readOnly && (
            <Button look="primary" icon="add" onPress={() => void desk.add("grade", framework.root)}>
              {t("byGrade.addGrade")}
            </Button>
          )}
        </EmptyState>
      </div>
    );
  }
  return <Grid table={table} />;
}

function Grid({ table }: { table: Grades }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const heads = useHeadWords();
  const grid = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const [all, setAll] = useState(false);
  const { grades, groups, other, without } = table;
  const unused = groups.reduce((sum, g) => sum + g.rows.filter((row) => !row.used).length, 0);
  const shown = useMemo(
    () => groups.map((g) => ({ ...g, rows: all ? g.rows : g.rows.filter((row) => row.used) })).filter((g) => g.rows.length > 0),
    [groups, all],
  );
  const rows = useMemo(
    (): readonly RowOfCells[] => [...shown.flatMap((g) => g.rows), ...(other.used || shown.length === 0 ? [other] : [])],
    [shown, other],
  );
  const size = { rows: rows.length + 1, columns: grades.length + 1 };
  const onCell = ({ row, column }: Spot) => {
    const cells = rows[row - 1];
    const of = row === 0 ? grades[column - 1] : column === 0 ? cells?.competency : cells?.cells[column - 1]?.[0]?.ids[0];
    if (of) desk.select(of);
  };
  const { picking, press: move, handlers } = useCells({ grid, scroll, size, readOnly: framework.readOnly, onCell });

  const says = (row: number, column: number): string[] => {
    const cells = rows[row - 1];
    if (row === 0) return [column === 0 ? heads.corner : framework.words(grades[column - 1] ?? "")];
    if (column === 0) return [cells?.competency ? framework.words(cells.competency) : heads.other];
    // Where several steps stand in one column, each line says whose it is.
    const many = (table.steps[column - 1]?.length ?? 0) > 1;
    return (cells?.cells[column - 1] ?? []).flatMap((part) =>
      part.ids.flatMap((id) => {
        const ability = framework.get(id);
        const line = ability ? lineOf(ability) : "";
        return line ? [many ? `${stepName(desk.name(framework.get(part.step)?.parent ?? ""), desk.name(part.step), t)}: ${line}` : line] : [];
      }),
    );
  };
  const copy = () => {
    const area: Area = picking.area();
    const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return wordsFor(numbers(area.top, area.bottom).map((row) => numbers(area.start, area.end).map((column) => says(row, column))), area);
  };
  useClipboard({ grid, onCopy: copy, onCut: null, onPaste: () => void toast({ words: t("cells.notHere") }) });

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const cell = cellOf(target);
    if (!cell || isTyping(target) || move(event) || target === cell) return;
    const node = target.closest<HTMLElement>("[data-node]")?.dataset.node;
    if (node && framework.get(node)?.kind === "ability") nodeKey(event, desk, node, {});
  };
  const starts = shown.map((_, i) => shown.slice(0, i).reduce((sum, g) => sum + g.rows.length, 1));
  return (
    <PickingContext value={picking}>
      <Sideways scroll={scroll} className={styles.scroll} frame={styles.frame}>
        {without.length > 0 && <Without steps={without} />}
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on one cell inside */}
        <div
          ref={grid}
          id="matrix"
          role="grid"
          aria-label={t("byGrade.label")}
          aria-rowcount={size.rows}
          aria-colcount={size.columns}
          aria-multiselectable
          className={styles.grid}
          style={{ "--steps": grades.length } as React.CSSProperties}
          onKeyDown={press}
          {...handlers}
        >
          <div className={`${styles.row} ${styles.head}`} role="row" aria-rowindex={1}>
            <Corner />
            {grades.map((grade, i) => (
              <GradeHead key={grade} grade={grade} column={i + 1} steps={table.steps[i] ?? []} />
            ))}
          </div>
          {shown.map((group, g) => (
            <div key={group.group} role="rowgroup" className={styles.group}>
              <GroupHead group={group.group} only={shown.length === 1} />
              {group.rows.map((row, i) => {
                const line = (starts[g] ?? 1) + i;
                return <GradeRow key={row.competency} row={row} steps={table.steps} line={line} far={line > near} />;
              })}
            </div>
          ))}
          {rows.at(-1) === other && <GradeRow row={other} steps={table.steps} line={rows.length} far={false} />}
        </div>
        {unused > 0 && !all && (
          <div className={styles.rest}>
            <Button small onPress={() => setAll(true)}>
              {t("common.showAll", { count: unused })}
            </Button>
          </div>
        )}
        <PickedLine />
      </Sideways>
    </PickingContext>
  );
}

/** A step with the path it stands in. */
export function stepName(path: string, step: string, t: (id: "byGrade.stepOf", words: { path: string; step: string }) => string): string {
  return t("byGrade.stepOf", { path, step });
}

function GradeHead({ grade, column, steps }: { grade: Id; column: number; steps: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const { picked } = useLooks(0)(column);
  const record = useNode(framework, grade);
  const names = steps.map((step) => stepName(desk.name(framework.get(step)?.parent ?? ""), desk.name(step), t)).join("\n");
  return (
    <div
      className={styles.stepHead}
      role="columnheader"
      aria-colindex={column + 1}
      aria-selected={picked !== ""}
      tabIndex={-1}
      data-row={0}
      data-column={column}
      data-node={grade}
      data-picked={picked || undefined}
    >
      <div className={styles.stepTop}>
        {record?.fields.code && record.fields.code !== record.fields.title && (
          <span className={styles.stepCode} dir="auto">
            {record.fields.code}
          </span>
        )}
      </div>
      <div className={styles.stepTitle}>
        <EditableText node={grade} field="title" scope="matrix" stop mark />
      </div>
      <p className={styles.gradeSteps} dir="auto">
        {names || t("byGrade.nobody")}
      </p>
    </div>
  );
}

function Without({ steps }: { steps: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const names = steps.map((step) => stepName(desk.name(framework.get(step)?.parent ?? ""), desk.name(step), t));
  const said = names.length > 4 ? `${row(names.slice(0, 4))} …` : row(names);
  return (
    <p className={styles.without} dir="auto">
      {t("byGrade.without", { count: steps.length, names: short(said, 240) })}
    </p>
  );
}
