// All about the selected transition, at the foot of the map: its two ends, its note to write in place, and the way to remove it.
import { useTranslation } from "react-i18next";
import { Icon, IconButton } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import type { Line } from "./layout";
import { removeTransition } from "./removing";
import styles from "./Map.module.css";

type Props = { line: Line; onFocus: (id: Id) => void };

export function TransitionCard({ line, onFocus }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const from = useNode(framework, line.from);
  const to = useNode(framework, line.to);
  const record = useNode(framework, line.id);
  if (!from || !to || !record) return null;
  const end = (id: Id) => (
    <button type="button" className={styles.end} onClick={() => onFocus(id)} dir="auto">
      {desk.name(id)}
    </button>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is inside is focused; Escape bubbles up
    <section
      className={styles.card}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onFocus(line.id);
      }}
      aria-label={t("map.transition", { from: desk.name(from.id), to: desk.name(to.id) })}
    >
      <div className={styles.cardHead}>
        <p className={styles.ends}>
          {end(from.id)}
          <Icon name="transition" size={14} />
          {end(to.id)}
        </p>
        {!framework.readOnly && (
          <IconButton
            small
            icon="remove"
            label={t("map.remove")}
            keys={t("key.delete")}
            onPress={() => void removeTransition(desk, line.id).then((gone) => gone && onFocus(line.from))}
          />
        )}
      </div>
      <div className={styles.cardNote}>
        <EditableText node={line.id} field="note" scope="map" />
      </div>
    </section>
  );
}
