// One row of the outline.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Icon, IconButton } from "@/components";
import { type Framework, useNode } from "@/data/framework";
import { faceOf } from "@/data/kinds";
import { useLive } from "@/data/live";
import { useDesk, useIsSelected } from "@/features/desk/desk";
import { useOpenThreads } from "@/features/comments/talk";
import { LiveEditor } from "@/features/editing/LiveEditor";
import type { Id, Kind } from "@/wire/wire";
import styles from "./Outline.module.css";

/** The id of a row in the page. */
export function rowId(key: string): string {
  return `outline-${key.replace(":", "-")}`;
}

/** The place where the words of a row are edited. */
export function outlinePlace(framework: Framework, id: Id): string {
  return `outline:${framework.id}:${id}`;
}

type Props = {
  rowKey: string;
  node: Id | null;
  kind: Kind;
  level: number;
  nth: number;
  of: number;
  row: number;
  count: number;
  unfolds: boolean;
  unfolded: boolean;
  active: boolean;
  top: number;
  onFold: (keys: readonly string[], open: boolean) => void;
  onActive: (key: string) => void;
  onAdded: (id: Id) => void;
};

export const OutlineRow = memo(function OutlineRow(props: Props) {
  const { rowKey, node, kind, level, nth, of, row, count, unfolds, unfolded, active, top, onFold, onActive, onAdded } = props;
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, node);
  const selected = useIsSelected(desk, node ?? "");
  const talked = useOpenThreads(framework, node);
  const place = outlinePlace(framework, rowKey);
  const live = useLive(place);
  if (node && !record) return null;

  const classes = [styles.row, node ? "" : styles.section, selected ? styles.chosen : "", active ? styles.active : ""];
  const face = faceOf[kind];
  const words = node ? desk.name(node) : t(`outline.section.${kind}`);
  const bare = node !== null && framework.words(node).trim() === "";
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree answers the keys
    <div
      id={rowId(rowKey)}
      role="row"
      tabIndex={-1}
      aria-level={level}
      aria-posinset={nth}
      aria-setsize={of}
      aria-rowindex={row}
      aria-expanded={unfolds ? unfolded : undefined}
      aria-selected={selected}
      data-node={node ?? undefined}
      className={classes.filter(Boolean).join(" ")}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 4 + (level - 1) * 14 }}
      onMouseDown={(event) => {
        if (event.button !== 0 || (event.target as HTMLElement).closest("button, textarea")) return;
        event.preventDefault();
        document.getElementById("outline")?.focus({ preventScroll: true });
        onActive(rowKey);
        if (node) desk.select(node);
        else onFold([rowKey], !unfolded);
      }}
      onDoubleClick={() => node && unfolds && onFold([rowKey], !unfolded)}
    >
      {unfolds ? (
        <button
          type="button"
          tabIndex={-1}
          className={unfolded ? `${styles.fold} ${styles.open}` : styles.fold}
          aria-label={unfolded ? t("outline.collapse") : t("outline.expand")}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onFold([rowKey], !unfolded)}
        >
          <Icon name="chevron" size={12} />
        </button>
      ) : (
        <span className={styles.fold} />
      )}
      {node && <Icon name={kind} size={14} />}
      <div role="gridcell" className={bare ? `${styles.words} ${styles.bare}` : styles.words}>
        {live && record && face ? (
          <LiveEditor
            place={place}
            spot={{ framework: framework.id, node: record.id, field: face }}
            how="line"
            label={t("edit.field", { field: t(`field.${face}`), subject: words })}
            value={record.fields[face] ?? ""}
            onKeep={(text) => desk.write(record.id, face, text)}
            onClosed={(by) => {
              if (by === "key") document.getElementById("outline")?.focus({ preventScroll: true });
            }}
          />
        ) : (
          <>
            {record?.fields.code && <span className={styles.code}>{record.fields.code}</span>}
            <span dir="auto">{words}</span>
          </>
        )}
      </div>
      {talked > 0 && (
        <span className={styles.talked} title={t("comments.open", { count: talked })}>
          <Icon name="comment" size={12} />
          <span aria-hidden="true">{talked}</span>
          <span className="sr-only">{t("comments.open", { count: talked })}</span>
        </span>
      )}
      {!node && <span className={styles.count}>{count}</span>}
      {!node && !framework.readOnly && (
        <span className={styles.add}>
          <IconButton
            icon="add"
            small
            excludeFromTabOrder
            label={t(`addKind.${kind}`)}
            onPress={() => void desk.add(kind, framework.root).then((id) => id && onAdded(id))}
          />
        </span>
      )}
    </div>
  );
});
