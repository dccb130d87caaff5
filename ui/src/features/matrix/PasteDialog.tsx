// A block that is larger than the matrix, or brings its own heads: where it would go, and what would be added.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Check, Dialog } from "@/components";
import { useDesk } from "@/features/desk/desk";
import type { PasteColumn, PasteRow } from "@/wire/wire";
import { type Block, widthOf } from "./block";
import { countOf, fitting, type Heads, type Plan, type Recognised } from "./planPaste";
import type { Sheet } from "./sheet";
import styles from "./PasteDialog.module.css";

type Props = {
  sheet: Sheet;
  block: Block;
  found: Recognised;
  layOut: (heads: Heads) => Plan;
  onDo: (plan: Plan, fit: boolean) => void;
  onClose: () => void;
};

/** So much of the block is shown before it is put in. */
const shown = { rows: 4, columns: 4 };

export function PasteDialog({ block, found, layOut, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const [heads, setHeads] = useState<Heads>({ row: found.row, column: found.column });
  const plan = layOut(heads);
  const adds = plan.newRows + plan.newColumns > 0;
  const fits = countOf(fitting(plan)) > 0;
  const rows = plan.newRows > 0 ? t("paste.rows", { count: plan.newRows }) : "";
  const columns = plan.newColumns > 0 ? t("paste.columns", { count: plan.newColumns }) : "";
  const what = rows && columns ? t("paste.both", { rows, columns }) : rows || columns;
  const size = t("paste.size", {
    rows: t("paste.sizeRows", { count: block.length }),
    columns: t("paste.sizeColumns", { count: widthOf(block) }),
  });
  return (
    <Dialog
      title={t("paste.title")}
      onClose={onClose}
      wide
      onSubmit={() => onDo(plan, false)}
      actions={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          {adds && fits && (
            <Button look="outline" onPress={() => onDo(plan, true)}>
              {t("paste.doFit")}
            </Button>
          )}
          <Button look="primary" type="submit" autoFocus>
            {adds ? t("paste.doAdd", { what }) : t("paste.do")}
          </Button>
        </>
      }
    >
      <p>
        {size} {adds ? t("paste.adds", { what: what.replace(/^./, (letter) => letter.toLocaleUpperCase()) }) : t("paste.fitsAll")}
      </p>
      <div className={styles.heads}>
        {block.length > 1 && (
          <Check value={heads.row} onChange={(row) => setHeads({ ...heads, row })}>
            {t("paste.headRow")}
          </Check>
        )}
        {widthOf(block) > 1 && (
          <Check value={heads.column} onChange={(column) => setHeads({ ...heads, column })}>
            {t("paste.headColumn")}
          </Check>
        )}
        {(found.row || found.column) && <p className={styles.hint}>{t(found.sure ? "paste.recognised" : "paste.guessed")}</p>}
      </div>
      <Preview plan={plan} />
    </Dialog>
  );
}

function Preview({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const columns = plan.columns.slice(0, shown.columns);
  const rows = plan.rows.slice(0, shown.rows);
  const more = plan.columns.length - columns.length;
  const name = (head: PasteRow | PasteColumn) => {
    if (head.is === "new") return head.title || t("common.untitled");
    if (head.is === "other") return t("matrix.other");
    return head.is === "everyStep" ? t("matrix.everyStep") : desk.name(head.id);
  };
  const head = (of: PasteRow | PasteColumn) => (
    <>
      <span dir="auto">{name(of)}</span>
      {of.is === "new" && <span className={styles.fresh}>{t("paste.fresh")}</span>}
    </>
  );
  return (
    <figure className={styles.preview}>
      <figcaption>{t("paste.preview")}</figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t("matrix.corner")}</span>
            </th>
            {columns.map((column, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- the columns of a preview never change places
              <th key={i} scope="col">
                {head(column)}
              </th>
            ))}
            {more > 0 && <td className={styles.more}>{t("paste.moreColumns", { count: more })}</td>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, y) => (
            // oxlint-disable-next-line react/no-array-index-key -- nor do its rows
            <tr key={y}>
              <th scope="row">{head(row)}</th>
              {columns.map((_, x) => (
                // oxlint-disable-next-line react/no-array-index-key -- nor do its cells
                <td key={x}>
                  <Lines lines={plan.cells[y]?.[x] ?? null} />
                </td>
              ))}
              {more > 0 && <td aria-label={t("paste.moreColumns", { count: more })} />}
            </tr>
          ))}
        </tbody>
      </table>
      {plan.rows.length > rows.length && <p className={styles.hint}>{t("paste.moreRows", { count: plan.rows.length - rows.length })}</p>}
    </figure>
  );
}

function Lines({ lines }: { lines: readonly string[] | null }) {
  const { t } = useTranslation();
  if (!lines || lines.length === 0) return null;
  return (
    <>
      <span className={styles.line} dir="auto">
        {lines[0]}
      </span>
      {lines.length > 1 && <span className={styles.more}>{t("paste.moreColumns", { count: lines.length - 1 })}</span>}
    </>
  );
}
