// Heads of a grid that are no node's: its corner, and the row of what holds on every step.
import { useTranslation } from "react-i18next";
import type { Id } from "@/wire/wire";
import { Cell } from "./Cell";
import { useLooks } from "./picking";
import styles from "./Matrix.module.css";

/** The corner says what the rows are; where there is one row alone, only to assistive technology. */
export function Corner({ hidden = false }: { hidden?: boolean }) {
  const { t } = useTranslation();
  const { picked } = useLooks(0)(0);
  return (
    <div
      className={styles.corner}
      role="columnheader"
      aria-colindex={1}
      aria-selected={picked !== ""}
      tabIndex={-1}
      data-row={0}
      data-column={0}
      data-picked={picked || undefined}
    >
      {hidden ? <span className="sr-only">{t("matrix.all")}</span> : t("matrix.corner")}
    </div>
  );
}

/** What holds on every step: one cell as wide as all columns. */
export function EveryStep({ path, ids, plain }: { path: Id; ids: readonly Id[]; plain: boolean }) {
  const { t } = useTranslation();
  const look = useLooks(1);
  const { picked, cut } = look(1);
  return (
    <div className={styles.row} role="row" aria-rowindex={2}>
      <div
        className={styles.rowHead}
        role="rowheader"
        aria-colindex={1}
        aria-selected={look(0).picked !== ""}
        tabIndex={-1}
        data-row={1}
        data-column={0}
        data-picked={look(0).picked || undefined}
      >
        <span className={plain ? "sr-only" : styles.quiet}>{t("matrix.everyStep")}</span>
      </div>
      <div className={styles.wide}>
        {plain && (
          <p className={styles.wideName} aria-hidden="true">
            {t("matrix.everyStep")}
          </p>
        )}
        <Cell parent={path} competency={null} ids={ids} row={1} column={1} name={t("matrix.everyStep")} picked={picked} cut={cut} wide />
      </div>
    </div>
  );
}
