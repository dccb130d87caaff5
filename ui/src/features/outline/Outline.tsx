// The outline: everything in the framework as a tree grid, drawn only where it is seen. The focus stays on the tree
// and the active row is named to assistive technology, so an arrow key draws two rows again and no more.
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { PointerEvent as Press } from "react";
import { useTranslation } from "react-i18next";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { EmptyState, IconButton, Menu, SearchField } from "@/components";
import { type Framework, useDerived } from "@/data/framework";
import { openLive } from "@/data/live";
import { usePreference } from "@/data/preferences";
import { useDesk, useSelected } from "@/features/desk/desk";
import { isInCentre } from "@/features/desk/focus";
import { moveAll, meant, sayMoved } from "@/features/desk/several";
import { nodeEntries } from "@/features/desk/nodeMenu";
import { useNodeMenu } from "@/features/desk/useNodeMenu";
import type { Id } from "@/wire/wire";
import { DragGhost, DropMark } from "./DragMarks";
import { OutlineRow, outlinePlace, rowId } from "./OutlineRow";
import { firstUnfolded, leadsTo, outlineRows } from "./rows";
import { useDrag } from "./useDrag";
import { useOutlineKeys } from "./useOutlineKeys";
import styles from "./Outline.module.css";

/** How high a row is, as in `--outline-row`. */
const heights = { comfortable: 30, compact: 26 } as const;

export function Outline() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const selected = useSelected(desk);
  const height = heights[usePreference("density")];
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(() => firstUnfolded(framework));
  const [typed, setWanted] = useState("");
  // Typing does not wait for the rows.
  const wanted = useDeferredValue(typed);
  const [said, setSaid] = useState("");
  const [active, setActive] = useState<string>(selected);
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);

  const rows = useDerived(
    framework,
    useCallback((f: Framework) => outlineRows(f, unfolded, wanted), [unfolded, wanted]),
  );
  const index = useMemo(() => new Map(rows.map((row, i) => [row.key, i])), [rows]);
  const at = index.get(active) ?? -1;

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (i) => rows[i]?.key ?? i,
    overscan: 12,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return at < 0 || seen.includes(at) ? seen : [...seen, at].toSorted((a, b) => a - b);
    },
  });

  // Rows that were measured for another density are measured again.
  const measureAgain = useEffectEvent(() => virtual.measure());
  useEffect(() => measureAgain(), [height]);

  const unfold = useCallback((keys: readonly string[], open: boolean) => {
    setUnfolded((before) => {
      if (keys.every((key) => before.has(key) === open)) return before;
      const next = new Set(before);
      for (const key of keys) {
        if (open) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  }, []);

  // What is selected elsewhere is shown here too.
  const reveal = useEffectEvent((id: Id) => {
    // While somebody goes through the abilities in the middle, the outline does not unfold beside them: it marks the step.
    if (framework.get(id)?.kind === "ability" && isInCentre()) {
      const shown = [id, ...framework.above(id).map((above) => above.id).toReversed()].find((one) => index.has(one));
      if (shown) setActive(shown);
      return;
    }
    unfold(leadsTo(framework, id), true);
    setActive(id);
  });
  useEffect(() => {
    reveal(selected);
  }, [selected]);
  const scrollTo = useEffectEvent((i: number) => {
    if (i >= 0) virtual.scrollToIndex(i, { align: "auto" });
  });
  useEffect(() => {
    scrollTo(at);
  }, [at]);

  const rename = useCallback((id: Id) => void openLive(outlinePlace(framework, id)), [framework]);
  const added = useCallback(
    (id: Id) => {
      setWanted("");
      // The row has to stand there before its words can be typed.
      requestAnimationFrame(() => rename(id));
    },
    [rename],
  );
  const around = { rename, added };
  const menu = useNodeMenu(around);
  const openMenu = (id: Id) => {
    const box = document.getElementById(rowId(id))?.getBoundingClientRect();
    if (box) menu.open(id, { x: box.left + 48, y: box.bottom });
  };

  /** What was moved into something folded is shown there. */
  const show = (ids: readonly Id[]) => {
    unfold(ids.flatMap((id) => leadsTo(framework, id)), true);
  };
  // What is moved from the menu or the details is shown too; whoever moves things in the middle looks there.
  const follow = useEffectEvent(() => {
    if (!isInCentre()) show(meant(desk, desk.selected));
  });
  useEffect(() => desk.hear("moved", () => follow()), [desk]);
  const { go, press, pick } = useOutlineKeys({
    desk, rows, at, height, scroller, wanted, around, unfold, setActive, added, openMenu, show,
    // The same words twice would not be read out twice.
    say: (id) => setSaid((before) => (before === t(id) ? `${t(id)}\u00a0` : t(id))),
  });
  const drag = useDrag({
    framework, rows, height, scroller, tree,
    takes: (id) => (framework.readOnly ? [] : meant(desk, id)),
    onDrop: (ids, drop) => {
      const from = framework.get(ids[0])?.parent;
      const index = drop.index === undefined ? {} : { index: drop.index };
      void moveAll(desk, ids, { parent: drop.parent, ...index }).then((moved) => {
        if (!moved) return;
        show(ids);
        if (drop.parent !== from) sayMoved(desk, ids, drop.parent);
      });
    },
  });

  const found = wanted ? rows.filter((row) => row.hit).length : 0;
  const firstHit = () => {
    go(Math.max(0, rows.findIndex((row) => row.hit)));
    document.getElementById("outline")?.focus();
  };
  // The rows keep what they were given, so that an arrow key draws no more than two of them.
  const latest = useRef({ pick, press: drag.press, index });
  useEffect(() => {
    latest.current = { pick, press: drag.press, index };
  });
  const picked = useCallback((key: string, held: { extend: boolean; turn: boolean }) => {
    const to = latest.current.index.get(key);
    if (to !== undefined) latest.current.pick(to, held);
  }, []);
  const pressed = useCallback((event: Press, id: Id) => latest.current.press(event, id), []);

  const adds = nodeEntries(t, desk, framework.root, { added });
  return (
    <section className={styles.outline} aria-label={t("framework.outline")}>
      <div className={styles.head}>
        <div className={styles.find}>
          <SearchField
            label={t("outline.filter")}
            value={typed}
            onChange={setWanted}
            onKeyDown={(event) => {
              if ((event.key === "ArrowDown" || event.key === "Enter") && !event.nativeEvent.isComposing) {
                event.preventDefault();
                firstHit();
              }
            }}
          />
        </div>
        {!framework.readOnly && (
          <Menu label={t("outline.addAny")} entries={adds}>
            <IconButton icon="add" label={t("outline.addAny")} />
          </Menu>
        )}
      </div>
      {wanted && rows.length > 0 && <p className={styles.found}>{t("found.count", { count: found })}</p>}
      <p className="sr-only" role="status">
        {wanted ? (found > 0 ? t("found.count", { count: found }) : t("found.none")) : said}
      </p>
      <div ref={scroller} className={styles.scroll}>
        {rows.length === 0 && (
          <div className={styles.nothing}>
            <EmptyState words={wanted ? t("outline.nothing") : t("doc.empty")} />
          </div>
        )}
        <div
          ref={tree}
          id="outline"
          className={styles.tree}
          role="treegrid"
          aria-multiselectable="true"
          aria-label={t("outline.label")}
          aria-rowcount={rows.length}
          aria-activedescendant={at >= 0 ? rowId(active) : undefined}
          tabIndex={0}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={press}
          onContextMenu={(event) => {
            const id = (event.target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
            if (!id) return;
            event.preventDefault();
            menu.open(id, { x: event.clientX, y: event.clientY });
          }}
        >
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <OutlineRow
                key={row.key}
                rowKey={row.key}
                node={row.node}
                kind={row.kind}
                level={row.level}
                nth={row.nth}
                of={row.of}
                row={item.index + 1}
                count={row.count}
                foldable={row.foldable}
                unfolds={row.unfolds}
                unfolded={row.unfolded}
                active={row.key === active}
                top={item.start}
                wanted={row.hit ? wanted : ""}
                lent={wanted !== "" && !row.hit}
                dragged={row.node !== null && drag.dragging?.ids.includes(row.node) === true}
                onFold={unfold}
                onPick={picked}
                onPress={pressed}
                onAdded={added}
              />
            ) : null;
          })}
          {drag.dragging && <DropMark dragging={drag.dragging} height={height} />}
        </div>
      </div>
      {drag.dragging && <DragGhost dragging={drag.dragging} />}
      {menu.menu}
    </section>
  );
}
