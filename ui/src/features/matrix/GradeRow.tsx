// A row of the matrix by grade. What one step asks for stands under the name of its path, wherever several share a grade.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { AbilityLine, AddLine } from "./Cell";
import type { GradeRow as RowOfCells, Part } from "./grades";
import { useLooks } from "./picking";
import { useNear } from "./useNear";
import styles from "./Matrix.module.css";

type Props = { row: RowOfCells; steps: readonly (readonly Id[])[]; line: number; far: boolean };

export const GradeRow = memo(function GradeRow({ row, steps, line, far }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { seen, ref } = useNear(far);
  useNode(desk.framework, row.competency);
  const look = useLooks(line);
  if (!seen) {
    const most = Math.max(1, ...row.cells.map((cell) => cell.reduce((sum, part) => sum + part.ids.length, 0)));
    return <div ref={ref} role="row" aria-rowindex={line + 1} data-far={line} style={{ height: 24 + 44 * most }} />;
  }
  const name = row.competency ? desk.name(row.competency) : t("matrix.other");
  return (
    <div className={styles.row} role="row" aria-rowindex={line + 1}>
      <div
        className={styles.rowHead}
        role="rowheader"
        aria-colindex={1}
        aria-selected={look(0).picked !== ""}
        tabIndex={-1}
        data-row={line}
        data-column={0}
        data-node={row.competency ?? undefined}
        data-picked={look(0).picked || undefined}
      >
        {row.competency ? (
          <div className={styles.competency}>
            <EditableText node={row.competency} field="title" scope="matrix" stop mark />
          </div>
        ) : (
          <span className={styles.quiet}>{name}</span>
        )}
      </div>
      {row.cells.map((parts, i) => {
        const { picked } = look(i + 1);
        return (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- a column is its number; grades that move are drawn anew
            key={i}
            className={styles.cell}
            role="gridcell"
            aria-colindex={i + 2}
            aria-selected={picked !== ""}
            tabIndex={-1}
            data-row={line}
            data-column={i + 1}
            data-picked={picked || undefined}
          >
            <Parts parts={parts} steps={steps[i] ?? []} competency={row.competency} name={name} />
          </div>
        );
      })}
    </div>
  );
});

type PartsProps = { parts: readonly Part[]; steps: readonly Id[]; competency: Id | null; name: string };

function Parts({ parts, steps, competency, name }: PartsProps) {
  const { framework } = useDesk();
  const [only] = steps;
  const alone = steps.length === 1;
  // With one step of that grade there is no doubt where a new line belongs; with several it belongs to a part.
  const shown = parts.length === 0 && alone && only ? [{ step: only, ids: [] }] : parts;
  return shown.map(({ step, ids }) => (
    <section key={step} className={styles.part}>
      {!alone && <PartHead step={step} among={steps} />}
      {ids.length > 0 && (
        <ul className={styles.abilities}>
          {ids.map((id) => (
            <AbilityLine key={id} id={id} />
          ))}
        </ul>
      )}
      {!framework.readOnly && <AddLine parent={step} competency={competency} name={name} empty={ids.length === 0} />}
    </section>
  ));
}

/** Whose lines follow: the path, and the step too where the path has several of that grade. */
function PartHead({ step, among }: { step: Id; among: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, step);
  const path = useNode(framework, record?.parent ?? null);
  const several = among.filter((one) => framework.get(one)?.parent === path?.id).length > 1;
  const name = path ? desk.name(path.id) : "";
  return (
    <button type="button" className={styles.partHead} tabIndex={-1} onClick={() => desk.open(step)} dir="auto">
      {several ? t("byGrade.stepOf", { path: name, step: desk.name(step) }) : name}
    </button>
  );
}
