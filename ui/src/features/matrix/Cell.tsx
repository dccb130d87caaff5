// A cell of the matrix: its abilities as lines, and the place where the next one is written.
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Icon } from "@/components";
import { useNode } from "@/data/framework";
import { openLive, useLive } from "@/data/live";
import { useDesk, useFromSelection, useIsSelected } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import { FindingSign } from "@/features/findings/FindingSign";
import { LiveEditor } from "@/features/editing/LiveEditor";
import type { Id } from "@/wire/wire";
import { useNear } from "./useNear";
import styles from "./Matrix.module.css";

/** A cell with more lines than this shows the first of them until somebody asks for all. */
const many = 60;

/** So many lines of a cell are drawn at once; the others when they come near. */
const first = 12;

type Props = {
  parent: Id;
  competency: Id | null;
  ids: readonly Id[];
  row: number;
  column: number;
  name: string;
  /** The edges of what is picked that the cell touches; empty where it is not picked. */
  picked: string;
  /** The same of what was cut. */
  cut: string;
  /** One cell that is as wide as all columns. */
  wide?: boolean;
};

export const Cell = memo(function Cell({ parent, competency, ids, row, column, name, picked, cut, wide }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const [all, setAll] = useState(false);
  const held = all ? ids.length : Math.min(ids.length, many);
  const { seen, ref, see } = useNear(held > first);
  const drawn = seen ? held : Math.min(held, first);
  const wanted = useFromSelection(desk, (d) => (ids.indexOf(d.selected) >= drawn ? d.selected : null));
  if (wanted) {
    see();
    if (ids.indexOf(wanted) >= held) setAll(true);
  }
  return (
    <div
      className={framework.readOnly ? `${styles.cell} ${styles.read}` : styles.cell}
      role="gridcell"
      aria-colindex={column + 1}
      aria-colspan={wide ? framework.children(parent, "step").length : undefined}
      aria-selected={picked !== ""}
      tabIndex={-1}
      data-row={row}
      data-column={column}
      data-wide={wide ? "" : undefined}
      data-picked={picked || undefined}
      data-cut={cut || undefined}
    >
      {drawn > 0 && (
        <ul className={styles.abilities}>
          {ids.slice(0, drawn).map((id) => (
            <AbilityLine key={id} id={id} />
          ))}
          {drawn < held && (
            <li className={styles.further} aria-hidden style={{ height: 44 * (held - drawn) }}>
              <div ref={ref} className={styles.near} />
            </li>
          )}
        </ul>
      )}
      {held < ids.length && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: ids.length - held })}
        </Button>
      )}
      {!framework.readOnly && <AddLine parent={parent} competency={competency} name={name} empty={ids.length === 0} />}
    </div>
  );
});

/** One ability as a line of a cell. */
export const AbilityLine = memo(function AbilityLine({ id }: { id: Id }) {
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, id);
  const selected = useIsSelected(desk, id);
  if (!record) return null;
  const statement = <EditableText node={id} field="statement" scope="matrix" stop mark />;
  const { title } = record.fields;
  return (
    <li className={styles.ability} data-node={id}>
      {title ? (
        <div className={selected ? `${styles.titled} ${styles.selected}` : styles.titled}>
          <span className={styles.abilityTitle} dir="auto">
            {title}
          </span>
          {statement}
        </div>
      ) : (
        statement
      )}
      <FindingSign node={id} />
    </li>
  );
});

type AddProps = {
  parent: Id;
  competency: Id | null;
  name: string;
  empty: boolean;
  /** Outside a grid Tab leads to it, and it is always seen. */
  reach?: boolean;
};

/** Where a cell goes on: type, Enter, type the next. */
export function AddLine({ parent, competency, name, empty, reach }: AddProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const place = `add:${parent}:${competency ?? ""}`;
  const live = useLive(place);
  // Its name is part of the label, and may change while the cell stays as it is.
  useNode(desk.framework, parent);
  const label = t("matrix.addAbilityTo", { row: name, step: desk.name(parent) });
  if (live) {
    return (
      <div className={styles.adding}>
        <LiveEditor
          place={place}
          spot={{ framework: desk.framework.id, node: parent, field: `add:${competency ?? ""}` }}
          how="lines"
          label={label}
          value=""
          placeholder={t("placeholder.statement")}
          series
          onKeep={(statement) =>
            desk.framework.edit({
              verb: "add",
              kind: "ability",
              parent,
              fields: competency ? { statement, competency } : { statement },
            })
          }
          onClosed={(by) => {
            if (by !== "key") return;
            requestAnimationFrame(() => {
              const button = document.querySelector<HTMLElement>(`[data-place="${place}"]`);
              (button?.closest<HTMLElement>("[data-row]") ?? button)?.focus({ preventScroll: true });
            });
          }}
        />
      </div>
    );
  }
  return (
    <button
      type="button"
      className={reach ? `${styles.add} ${styles.addSeen}` : empty ? `${styles.add} ${styles.addEmpty}` : styles.add}
      aria-label={label}
      tabIndex={reach ? 0 : -1}
      data-stop={reach ? undefined : ""}
      data-place={place}
      onClick={() => void openLive(place)}
      onKeyDown={(event) => {
        if (event.key !== "F2" && event.key !== "Insert" && event.key !== "Enter") return;
        event.preventDefault();
        event.stopPropagation();
        void openLive(place);
      }}
    >
      <Icon name="add" size={12} />
      <span>{t("matrix.addAbility")}</span>
    </button>
  );
}
