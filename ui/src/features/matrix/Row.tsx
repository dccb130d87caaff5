// A row of the matrix, and the head of a group of rows.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk, useFromSelection } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { Cell } from "./Cell";
import type { MatrixRow } from "./cells";
import { useNear } from "./useNear";
import type { OpenMenu } from "./useMatrixMenu";
import { useLooks } from "./picking";
import styles from "./Matrix.module.css";

type Props = {
  row: MatrixRow;
  steps: readonly Id[];
  /** Which row it is, the head being 0. */
  line: number;
  /** Drawn only when it comes near. */
  far: boolean;
  /** The only row: it needs no head. */
  plain: boolean;
  label?: string;
  /** Opens the menu of the competency of the row. */
  onMenu: OpenMenu;
};

export const Row = memo(function Row({ row, steps, line, far, plain, label, onMenu }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { seen, ref, see } = useNear(far);
  useNode(desk.framework, row.competency);
  const wanted = useFromSelection(desk, (d) => (!seen && row.cells.some((c) => c.includes(d.selected)) ? d.selected : null));
  if (wanted) see();
  const look = useLooks(line);
  if (!seen) {
    const most = Math.max(1, ...row.cells.map((cell) => cell.length));
    return <div ref={ref} role="row" aria-rowindex={line + 1} data-far={line} style={{ height: 24 + 44 * most }} />;
  }
  const name = row.competency ? desk.name(row.competency) : (label ?? t("matrix.all"));
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
            {!desk.framework.readOnly && (
              <span className={styles.rowMenu}>
                <IconButton
                  icon="more"
                  small
                  label={t("cells.rowActions", { row: name })}
                  aria-haspopup="menu"
                  excludeFromTabOrder
                  onPress={(event) => onMenu(row.competency, event.target)}
                />
              </span>
            )}
          </div>
        ) : (
          <span className={plain ? "sr-only" : styles.quiet}>{name}</span>
        )}
      </div>
      {row.cells.map((ids, i) => {
        const step = steps[i];
        const { picked, cut } = look(i + 1);
        return step ? (
          <Cell
            key={step}
            parent={step}
            competency={row.competency}
            ids={ids}
            row={line}
            column={i + 1}
            name={name}
            picked={picked}
            cut={cut}
          />
        ) : null;
      })}
    </div>
  );
});

/** The name of a group over its rows. One group alone needs none. */
export function GroupHead({ group, only }: { group: Id | null; only: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, group);
  if (!record || (only && !record.fields.title)) return null;
  return (
    <div className={styles.groupHead} role="row">
      <div role="gridcell" data-node={group ?? undefined}>
        <button type="button" className={styles.groupName} tabIndex={-1} onClick={() => desk.select(record.id)} dir="auto">
          {record.fields.title || t("matrix.noGroup")}
        </button>
      </div>
    </div>
  );
}
