// "Move to": every place that may hold the node, to choose by words.
import { useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Button, Dialog, Icon, SearchField } from "@/components";
import type { Id } from "@/wire/wire";
import { short, useDesk, useMoving } from "./desk";
import styles from "./MoveDialog.module.css";

export function MoveDialog() {
  const desk = useDesk();
  const moving = useMoving(desk);
  return moving && desk.framework.get(moving) ? <Places key={moving} node={moving} /> : null;
}

function Places({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const { framework } = desk;
  const here = framework.get(node)?.parent ?? null;
  const places = useMemo(() => {
    const all = framework.targets(node).map((target) => ({
      id: target.id,
      kind: target.kind,
      words: desk.name(target.id),
      within: framework.above(target.id).slice(1).map((above) => desk.name(above.id)).join(" › "),
    }));
    const wanted = words.trim().toLowerCase();
    return wanted ? all.filter((p) => `${p.within} ${p.words}`.toLowerCase().includes(wanted)) : all;
  }, [desk, framework, node, words]);
  const rows = useVirtualizer({
    count: places.length,
    getScrollElement: () => list.current,
    estimateSize: () => 36,
    overscan: 8,
  });
  const chosen = places[Math.min(at, places.length - 1)];
  const move = (target: Id | undefined) => {
    if (!target) return;
    desk.ask(null);
    if (target !== here) void desk.moveTo(node, target);
  };
  const go = (index: number) => {
    const next = Math.max(0, Math.min(places.length - 1, index));
    setAt(next);
    rows.scrollToIndex(next);
  };
  return (
    <Dialog
      title={t("node.moveTitle", { subject: short(desk.name(node), 40) })}
      onClose={() => desk.ask(null)}
      onSubmit={() => move(chosen?.id)}
      actions={
        <>
          <Button onPress={() => desk.ask(null)}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={!chosen || chosen.id === here}>
            {t("node.moveDo")}
          </Button>
        </>
      }
    >
      <SearchField
        label={t("node.moveFind")}
        autoFocus
        value={words}
        onChange={(text) => {
          setWords(text);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (!by) return;
          event.preventDefault();
          go(at + by);
        }}
      />
      {places.length === 0 && <p>{t("node.moveNothing")}</p>}
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        aria-label={t("node.moveFind")}
        tabIndex={0}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        onKeyDown={(event) => {
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (by) {
            event.preventDefault();
            go(at + by);
          } else if (event.key === "Enter") {
            event.preventDefault();
            move(chosen?.id);
          }
        }}
      >
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map((row) => {
            const place = places[row.index];
            if (!place) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list answers the keys
              <div
                key={place.id}
                id={`${id}-${place.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={place.id === chosen?.id}
                aria-setsize={places.length}
                aria-posinset={row.index + 1}
                className={styles.place}
                style={{ transform: `translateY(${row.start}px)` }}
                onClick={() => setAt(row.index)}
                onDoubleClick={() => move(place.id)}
              >
                <Icon name={place.kind} />
                <span className={styles.words} dir="auto">
                  {place.words}
                </span>
                <span className={styles.within} dir="auto">
                  {place.id === here ? t("node.moveHere") : place.within}
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </Dialog>
  );
}
