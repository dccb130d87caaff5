// What would come in, as a tree: its paths, steps with their years, abilities and competencies. What is pointed at in the
// file is marked here, and the other way round.
import { type KeyboardEvent, memo, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Icon } from "@/components";
import { yearsInWords } from "@/features/editing/experience";
import { firstUnfolded, leadsTo, outlineRows, type Row } from "@/features/outline/rows";
import type { Id } from "@/wire/wire";
import type { Linking } from "./linking";
import type { Proposed } from "./useProposal";
import styles from "./Importing.module.css";

const height = 30;

type Props = { proposed: Proposed; linking: Linking };

export const Result = memo(function Result({ proposed, linking }: Props) {
  const { t } = useTranslation();
  const { framework } = proposed;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(() => firstUnfolded(framework));
  const [active, setActive] = useState<string>("");
  const scroller = useRef<HTMLDivElement>(null);
  // The framework itself is the title above the tree.
  const rows = useMemo(() => outlineRows(framework, unfolded, "").filter((row) => row.kind !== "framework"), [framework, unfolded]);
  const at = Math.max(0, rows.findIndex((row) => row.key === active));
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => height, overscan: 10 });

  // What was never unfolded or folded by hand is unfolded as it would be when the framework opens.
  const begin = useEffectEvent(() => setUnfolded((before) => new Set([...before, ...firstUnfolded(framework)])));
  useEffect(() => begin(), [framework]);

  const { nodes, go } = linking.linked;
  const reveal = useEffectEvent(() => {
    const first = [...nodes].find((id) => framework.get(id) && id !== framework.root);
    if (!first) return;
    const above = leadsTo(framework, first);
    setUnfolded((before) => (above.every((key) => before.has(key)) ? before : new Set([...before, ...above])));
    setActive(first);
  });
  useEffect(() => {
    if (go && nodes.size > 0) reveal();
  }, [go, nodes]);
  const scrollTo = useEffectEvent((i: number) => {
    if (active !== "" && i < rows.length) virtual.scrollToIndex(i, { align: "auto" });
  });
  useEffect(() => scrollTo(at), [at, active]);

  const fold = useCallback((key: string, open: boolean) => {
    setUnfolded((before) => {
      const next = new Set(before);
      if (open) next.add(key);
      else next.delete(key);
      return next;
    });
  }, []);
  const pick = (row: Row | undefined) => {
    if (!row) return;
    setActive(row.key);
    linking.fromNode(row.node, true);
  };
  const above = (i: number) => rows.slice(0, i).findLast((row) => row.level < (rows[i]?.level ?? 0));
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 300) / height) - 1);
    if (event.key === "ArrowDown") pick(rows[Math.min(rows.length - 1, active === "" ? 0 : at + 1)]);
    else if (event.key === "ArrowUp") pick(rows[Math.max(0, at - 1)]);
    else if (event.key === "PageDown") pick(rows[Math.min(rows.length - 1, at + page)]);
    else if (event.key === "PageUp") pick(rows[Math.max(0, at - page)]);
    else if (event.key === "Home") pick(rows[0]);
    else if (event.key === "End") pick(rows.at(-1));
    else if (event.key === "ArrowRight" && row.unfolds && row.unfolded) pick(rows[at + 1]);
    else if (event.key === "ArrowRight" && row.unfolds) fold(row.key, true);
    else if (event.key === "ArrowLeft" && row.unfolded) fold(row.key, false);
    else if (event.key === "ArrowLeft") pick(above(at));
    else if (event.key === "*") setUnfolded(new Set([...unfolded, ...[...framework.inOrder()].map((node) => node.id)]));
    else return;
    event.preventDefault();
  };
  if (rows.length === 0) return <p className={styles.nothing}>{t("importing.nothing")}</p>;
  return (
    <div ref={scroller} className={styles.resultScroll}>
      <div
        role="treegrid"
        id="import-result"
        tabIndex={0}
        aria-label={t("importing.result")}
        aria-rowcount={rows.length}
        aria-activedescendant={rows[at] && active !== "" ? rowId(rows[at].key) : undefined}
        className={styles.tree}
        style={{ blockSize: virtual.getTotalSize() }}
        onKeyDown={press}
        onMouseLeave={() => linking.fromNode(null, false)}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const node = framework.get(row.node);
          const classes = [styles.node, row.node ? "" : styles.section, row.key === active ? styles.active : "", row.node && nodes.has(row.node) ? styles.linked : ""];
          const years = node?.fields.experience ? yearsInWords(t, node.fields.experience) : "";
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree answers the keys
            <div
              key={row.key}
              id={rowId(row.key)}
              role="row"
              tabIndex={-1}
              aria-level={row.level}
              aria-posinset={row.nth}
              aria-setsize={row.of}
              aria-rowindex={item.index + 1}
              aria-expanded={row.unfolds ? row.unfolded : undefined}
              aria-selected={row.key === active}
              className={classes.filter(Boolean).join(" ")}
              style={{ transform: `translateY(${item.start}px)`, paddingInlineStart: 8 + (row.level - 1) * 14 }}
              onMouseEnter={() => linking.fromNode(row.node, false)}
              onMouseDown={(event) => {
                event.preventDefault();
                document.getElementById("import-result")?.focus({ preventScroll: true });
                if (row.unfolds && (!row.node || (event.target as HTMLElement).closest("[data-fold]"))) fold(row.key, !row.unfolded);
                pick(row);
              }}
              onDoubleClick={() => row.node && row.unfolds && fold(row.key, !row.unfolded)}
            >
              <div role="gridcell" className={styles.nodeCell}>
                <span className={styles.fold} data-fold data-open={row.unfolded || undefined}>
                  {row.unfolds && <Icon name="chevron" size={12} />}
                </span>
                {row.node && <Icon name={row.kind} size={14} />}
                {node?.fields.code && (
                  <span className={styles.code} dir="auto">
                    {node.fields.code}
                  </span>
                )}
                <span className={styles.nodeWords} dir="auto" title={row.node && row.kind === "ability" ? wordsOf(row.node) : undefined}>
                  {row.node ? wordsOf(row.node) : t(`outline.section.${row.kind}`)}
                </span>
                {years && <span className={styles.years}>{years}</span>}
                {row.unfolds && !row.unfolded && <span className={styles.count}>{row.count}</span>}
                {!row.node && row.unfolded && <span className={styles.count}>{row.count}</span>}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );

  function wordsOf(id: Id): string {
    const kind = framework.get(id)?.kind;
    return framework.words(id) || (kind ? t(`unnamed.${kind}`) : "");
  }
});

function rowId(key: string): string {
  return `result-${key.replace(":", "-")}`;
}
