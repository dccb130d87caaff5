// One row of the outline.
import { memo, type PointerEvent as Press } from "react";
import { useTranslation } from "react-i18next";
import { Icon, IconButton } from "@/components";
import { type Framework, useNode } from "@/data/framework";
import { faceOf } from "@/data/kinds";
import { useLive } from "@/data/live";
import { useDesk, useIsChosen } from "@/features/desk/desk";
import { useOpenThreads } from "@/features/comments/talk";
import { LiveEditor } from "@/features/editing/LiveEditor";
import { fromHit } from "@/features/library/marked";
import { MarkedText } from "@/features/library/MarkedText";
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
  foldable: boolean;
  unfolds: boolean;
  unfolded: boolean;
  active: boolean;
  top: number;
  /** The words to mark; none where the row does not have them. */
  wanted: string;
  /** Whether it is only shown because it leads to what is looked for. */
  lent: boolean;
  /** Whether it is being dragged. */
  dragged: boolean;
  onFold: (keys: readonly string[], open: boolean) => void;
  onPick: (key: string, held: { extend: boolean; turn: boolean }) => void;
  onPress: (event: Press, id: Id) => void;
  onAdded: (id: Id) => void;
};

export const OutlineRow = memo(function OutlineRow(props: Props) {
  const { rowKey, node, kind, level, nth, of, row, count, foldable, unfolds, unfolded, active, top, wanted } = props;
  const { onFold, onPick, onPress, onAdded } = props;
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, node);
  const chosen = useIsChosen(desk, node ?? "");
  const talked = useOpenThreads(framework, node);
  const place = outlinePlace(framework, rowKey);
  const live = useLive(place);
  if (node && !record) return null;

  const classes = [
    styles.row,
    node ? "" : styles.section,
    chosen ? styles.chosen : "",
    active ? styles.active : "",
    props.lent ? styles.lent : "",
    props.dragged ? styles.dragged : "",
  ];
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
      aria-selected={node ? chosen : undefined}
      data-node={node ?? undefined}
      className={classes.filter(Boolean).join(" ")}
      style={{ transform: `translateY(${top}px)`, paddingInlineStart: 4 + (level - 1) * 14 }}
      onMouseDown={(event) => {
        if (event.button !== 0 || (event.target as HTMLElement).closest("button, textarea")) return;
        event.preventDefault();
        document.getElementById("outline")?.focus({ preventScroll: true });
        const held = { extend: event.shiftKey, turn: event.ctrlKey || event.metaKey };
        // A press on one of several that are chosen may be the beginning of a drag: it is told from a click when it ends.
        if (!(desk.chosen.size > 1 && node && desk.chosen.has(node) && !held.extend && !held.turn)) onPick(rowKey, held);
        if (!node && !held.extend && !held.turn) onFold([rowKey], !unfolded);
      }}
      onPointerDown={(event) => {
        if (node && !event.shiftKey && !event.ctrlKey && !event.metaKey && !(event.target as HTMLElement).closest("button, textarea")) {
          onPress(event, node);
        }
      }}
      onClick={(event) => {
        if (event.shiftKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest("button, textarea")) return;
        if (node && desk.chosen.size > 1) onPick(rowKey, { extend: false, turn: false });
      }}
      onDoubleClick={() => node && unfolds && onFold([rowKey], !unfolded)}
    >
      <div role="gridcell" className={styles.cell}>
        {unfolds ? (
          <button
            type="button"
            tabIndex={-1}
            className={unfolded ? `${styles.fold} ${styles.open}` : styles.fold}
            // The row says whether it is unfolded, and its keys fold it.
            aria-hidden="true"
            title={unfolded ? t("outline.collapse") : t("outline.expand")}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onFold([rowKey], !unfolded)}
          >
            <Icon name="chevron" size={12} />
          </button>
        ) : (
          <span className={foldable ? styles.fold : styles.leaf} />
        )}
        {node && <Icon name={kind} size={14} />}
        <div className={bare ? `${styles.words} ${styles.bare}` : styles.words}>
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
              {record?.fields.code && (
                <span className={styles.code} dir="auto">
                  <MarkedText text={record.fields.code} query={wanted} />
                </span>
              )}
              <span dir="auto" title={words}>
                {wanted ? <MarkedText text={fromHit(words, wanted)} query={wanted} /> : words}
              </span>
              {wanted && kind === "ability" && record?.fields.title && (
                <span className={styles.title} dir="auto">
                  <MarkedText text={record.fields.title} query={wanted} />
                </span>
              )}
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
    </div>
  );
});
