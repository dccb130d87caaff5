// What is seen of a drag: the line where it would stand, or the row it would go into, and what is dragged at the pointer.
import { useTranslation } from "react-i18next";
import { Icon } from "@/components";
import { short, useDesk } from "@/features/desk/desk";
import type { Dragging } from "./useDrag";
import styles from "./Outline.module.css";

/** The line or the frame in the list. */
export function DropMark({ dragging, height }: { dragging: Dragging; height: number }) {
  const { drop } = dragging;
  if (!drop) return null;
  const top = drop.row * height;
  const indent = 4 + (drop.level - 1) * 14;
  if (drop.line === null) {
    return <div className={styles.dropInto} style={{ transform: `translateY(${top}px)`, height }} />;
  }
  const y = drop.line === "above" ? top : top + height;
  return <div className={styles.dropLine} style={{ transform: `translateY(${y - 1}px)`, insetInlineStart: indent + 8 }} />;
}

/** What is dragged, beside the pointer. */
export function DragGhost({ dragging }: { dragging: Dragging }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [first] = dragging.ids;
  const kind = desk.framework.get(first)?.kind;
  if (!first || !kind) return null;
  const words = dragging.ids.length === 1 ? short(desk.name(first), 40) : t("several.chosen", { count: dragging.ids.length });
  return (
    <div
      className={dragging.drop ? styles.ghost : `${styles.ghost} ${styles.refused}`}
      style={{ transform: `translate(${dragging.x + 14}px, ${dragging.y + 10}px)` }}
      aria-hidden="true"
    >
      <Icon name={dragging.drop ? kind : "close"} size={14} />
      <span dir="auto">{words}</span>
    </div>
  );
}
