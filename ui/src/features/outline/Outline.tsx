// The outline: everything in the framework as a tree grid, drawn only where it is seen. The focus stays on the tree
// and the active row is named to assistive technology, so an arrow key draws two rows again and no more.
import { type KeyboardEvent, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { EmptyState, IconButton, Menu, SearchField } from "@/components";
import { type Framework, useDerived } from "@/data/framework";
import { openLive } from "@/data/live";
import { usePreference } from "@/data/preferences";
import { useDesk, useSelected } from "@/features/desk/desk";
import { isInCentre } from "@/features/desk/focus";
import { nodeEntries, nodeKey } from "@/features/desk/nodeMenu";
import { useNodeMenu } from "@/features/desk/useNodeMenu";
import type { Id } from "@/wire/wire";
import { OutlineRow, outlinePlace, rowId } from "./OutlineRow";
import { firstUnfolded, leadsTo, outlineRows } from "./rows";
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
  const [wanted, setWanted] = useState("");
  const [active, setActive] = useState<string>(selected);
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ words: "", at: 0 });

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

  const go = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    setActive(row.key);
    if (row.node) desk.select(row.node);
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[at];
    if (row?.node && nodeKey(event, desk, row.node, around)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / height) - 1);
    const acts: { [key: string]: () => void } = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      ArrowRight: () => {
        if (row?.unfolds && !row.unfolded) unfold([row.key], true);
        else if (row?.unfolded) go(at + 1);
      },
      ArrowLeft: () => {
        if (row?.unfolded && !wanted) unfold([row.key], false);
        else if (row) go(rows.findLastIndex((r, i) => i < at && r.level < row.level));
      },
      Enter: () => {
        if (row?.node) void desk.addSibling(row.node).then((id) => id && added(id));
        else if (row?.section) void desk.add(row.section, framework.root).then((id) => id && added(id));
      },
      " ": () => row?.unfolds && unfold([row.key], !row.unfolded),
      F10: () => event.shiftKey && row?.node && openMenuAt(row.node),
      ContextMenu: () => row?.node && openMenuAt(row.node),
    };
    const act = acts[event.key];
    if (act && !(framework.readOnly && event.key === "Enter")) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1 && event.key !== "?") {
      jump(event.key);
    }
  };

  const openMenuAt = (id: Id) => {
    const box = document.getElementById(rowId(id))?.getBoundingClientRect();
    if (box) menu.open(id, { x: box.left + 48, y: box.bottom });
  };

  /** Typing letters goes to the next row that begins with them. */
  const jump = (letter: string) => {
    const now = Date.now();
    const words = (now - typed.current.at < 700 ? typed.current.words : "") + letter.toLowerCase();
    typed.current = { words, at: now };
    const from = words.length === 1 ? at + 1 : at;
    for (let i = 0; i < rows.length; i++) {
      const to = (from + i) % rows.length;
      const node = rows[to]?.node;
      if (node && desk.name(node).toLowerCase().startsWith(words)) return go(to);
    }
  };

  const adds = nodeEntries(t, desk, framework.root, { added });
  return (
    <section className={styles.outline} aria-label={t("framework.outline")}>
      <div className={styles.head}>
        <div className={styles.find}>
          <SearchField
            label={t("outline.filter")}
            value={wanted}
            onChange={setWanted}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" || event.key === "Enter") {
                event.preventDefault();
                go(Math.max(0, rows.findIndex((row) => row.node)));
                document.getElementById("outline")?.focus();
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
      <div ref={scroller} className={styles.scroll}>
        {rows.length === 0 && (
          <div className={styles.nothing}>
            <EmptyState words={wanted ? t("outline.nothing") : t("doc.empty")} />
          </div>
        )}
        <div
          id="outline"
          className={styles.tree}
          role="treegrid"
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
                unfolds={row.unfolds}
                unfolded={row.unfolded}
                active={row.key === active}
                top={item.start}
                onFold={unfold}
                onActive={setActive}
                onAdded={added}
              />
            ) : null;
          })}
        </div>
      </div>
      {menu.menu}
    </section>
  );
}
