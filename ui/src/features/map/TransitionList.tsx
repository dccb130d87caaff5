// The same as the map, as a list to read and to edit.
import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Icon, IconButton } from "@/components";
import { useDerived, useNode } from "@/data/framework";
import { useDesk, useIsSelected } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { type ListRow, listRows } from "./listRows";
import { removeTransition } from "./removing";
import styles from "./Map.module.css";

type Props = { onFocus: (id: Id) => void; onDraw: (from: Id) => void };

export function TransitionList({ onFocus, onDraw }: Props) {
  const { t } = useTranslation();
  const { framework } = useDesk();
  const rows = useDerived(framework, useCallback((f: typeof framework) => listRows(f), []));
  const list = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (i) => (rows[i]?.is === "transition" ? 56 : 36),
    getItemKey: (i) => {
      const row = rows[i];
      return row && row.is !== "lost" ? row.id : "lost";
    },
    overscan: 10,
  });
  return (
    <div ref={list} className={styles.list} role="list" aria-label={t("map.listLabel")}>
      <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row ? (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className={styles.listRow}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <OneRow row={row} onFocus={onFocus} onDraw={onDraw} />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

function OneRow({ row, onFocus, onDraw }: Props & { row: ListRow }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, row.is === "lost" ? null : row.id);
  if (row.is === "lost") return <h2 className={styles.listPath}>{t("map.lost")}</h2>;
  if (!record) return null;
  if (row.is === "transition") return <TransitionRow id={row.id} onFocus={onFocus} />;
  if (row.is === "path") {
    return (
      <h2 className={styles.listPath} dir="auto">
        {desk.name(row.id)}
      </h2>
    );
  }
  return (
    <div className={styles.listStep} data-node={row.id}>
      <button type="button" className={styles.end} onClick={() => onFocus(row.id)} dir="auto">
        {desk.name(row.id)}
      </button>
      {!desk.framework.readOnly && (
        <IconButton small icon="add" label={t("map.addFrom", { step: desk.name(row.id) })} onPress={() => onDraw(row.id)} />
      )}
    </div>
  );
}

function TransitionRow({ id, onFocus }: { id: Id; onFocus: (id: Id) => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, id);
  const to = useNode(framework, record?.fields.to ?? null);
  const from = useNode(framework, record?.fields.from ?? null);
  const selected = useIsSelected(desk, id);
  const path = useNode(framework, to?.parent ?? null);
  const elsewhere = path && path.id !== from?.parent;
  return (
    <div className={selected ? `${styles.listTransition} ${styles.selected}` : styles.listTransition} data-node={id}>
      <div className={styles.cardHead}>
        <button type="button" className={styles.end} onClick={() => (from && to ? onFocus(id) : desk.select(id))}>
          <Icon name="transition" size={14} />
          <span className="sr-only">{t("map.transition", { from: from ? desk.name(from.id) : t("map.lostEnd"), to: "" })}</span>
          <bdi>{to ? desk.name(to.id) : t("map.lostEnd")}</bdi>
          {elsewhere && <bdi className={styles.listWithin}>{desk.name(path.id)}</bdi>}
        </button>
        {!framework.readOnly && (
          <IconButton small icon="remove" label={t("map.remove")} onPress={() => void removeTransition(desk, id)} />
        )}
      </div>
      <div className={styles.listNote}>
        <EditableText node={id} field="note" scope="mapList" />
      </div>
    </div>
  );
}
