// What stands over a column: its letter, what it is, and a menu to say that it is something else.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, Icon, Menu } from "@/components";
import { Button as AriaButton } from "react-aria-components";
import type { ColumnRole } from "@/wire/wire";
import { type Mapping, letters, roleAt, rolesOf, tableAt, withLayout, withRole } from "./mapping";
import styles from "./Importing.module.css";

type Props = {
  id: string;
  start: number;
  width: number;
  column: number;
  /** What stands over it in the file. */
  name: string;
  sheet: string;
  /** A row of the table that is meant, counted from 0. */
  row: number;
  mapping: Mapping | null;
  onSay: (mapping: Mapping) => void;
};

export const ColumnHead = memo(function ColumnHead({ id, start, width, column, name, sheet, row, mapping, onSay }: Props) {
  const { t } = useTranslation();
  const spot = { sheet, row };
  const map = mapping ? tableAt(mapping, spot) : undefined;
  const layout = map?.layout ?? "skip";
  const role: ColumnRole | null = layout === "skip" ? null : roleAt(map, column);
  const say = (is: ColumnRole) => mapping && onSay(withRole(mapping, spot, { column, head: name }, is));
  const groups = rolesOf(layout === "skip" ? "long" : layout);
  const entries: Entry[] = groups.flatMap((group, g) =>
    group.map((is, i) => ({
      id: is,
      words: t(`importing.role.${is === "level" && layout === "across" ? "levelAcross" : is}`),
      chosen: is === role,
      break: g > 0 && i === 0,
      run: () => say(is),
    })),
  );
  if (layout !== "wide" && layout !== "across") {
    // Whoever sees that each column is a step says so here; the layout follows.
    entries.unshift({
      id: "level",
      words: t("importing.role.level"),
      chosen: false,
      run: () => mapping && onSay(withRole(withLayout(mapping, spot, "wide"), spot, { column, head: name }, "level")),
    });
    if (entries[1]) entries[1] = { ...entries[1], break: true };
  }
  const words = role ? t(`importing.role.${role === "level" && layout === "across" ? "levelAcross" : role}`) : t("importing.role.skip");
  return (
    <div role="columnheader" aria-colindex={column + 1} className={styles.columnHead} style={{ insetInlineStart: start, inlineSize: width }}>
      <Menu label={t("importing.columnIs", { column: letters(column) })} entries={entries}>
        <AriaButton id={id} className={styles.role} data-left={role === null || role === "skip" || undefined} aria-label={t("importing.columnName", { column: letters(column), name, role: words })}>
          <span className={styles.letter}>{letters(column)}</span>
          <span className={styles.roleWords}>{words}</span>
          <Icon name="chevron" size={12} />
        </AriaButton>
      </Menu>
    </div>
  );
});
