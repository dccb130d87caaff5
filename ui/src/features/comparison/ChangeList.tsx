// The changes as a list: part by part, many of them folded under the headline that says them. One tab stop; the arrow keys
// go from one to the next, Space selects what came or went, and the menu key opens what can be done.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ContextMenu, type Entry, Icon } from "@/components";
import { Shown, WordMarks } from "@/components/WordMarks";
import { meantKey } from "@/data/locale";
import { visible } from "@/data/unseen";
import { ChangeMark } from "./ChangeMark";
import { headlinePlace } from "./headline";
import { type Heading, type Item, kindOfHeadline, type Line } from "./listing";
import { unsure } from "./pairing";
import { byWords } from "./people";
import { sureWords, whereWords } from "./place";
import type { Say } from "./say";
import type { Sentence } from "./sentence";
import type { Compared } from "./useComparison";
import styles from "./ChangeList.module.css";

type Props = {
  compared: Compared;
  lines: readonly Line[];
  current: string | null;
  sentence: (item: Item) => Sentence;
  onCurrent: (key: string) => void;
  onOpen: (key: string, open: boolean) => void;
  /** What can be done with an item; none where there is nothing. */
  entries: (item: Item) => Entry[];
  /** The keys of what is selected to be paired. */
  picked: ReadonlySet<string>;
  onPick: (item: Item) => void;
  /** How things stand with an item, in words and as they are drawn; none where nobody has a say in it. */
  status?: (item: Item) => Status;
  ref?: Ref<{ focus: () => void }>;
};

export type Status = { readonly words: string; readonly shown: ReactNode };

const idOf = (key: string) => key.replace(" ", "-");

export function ChangeList({ compared, lines, current, sentence, onCurrent, onOpen, entries, picked, onPick, status, ref }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ item: Item; at: { x: number; y: number } } | null>(null);
  const at = lines.findIndex((line) => line.is === "item" && line.key === current);
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }));
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (lines[i]?.is === "item" ? 60 : 36),
    getItemKey: (i) => lines[i]?.key ?? i,
    overscan: 8,
    // The current one stays in the page, so that the list can say which one it is.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return at < 0 || shown.includes(at) ? shown : [...shown, at].toSorted((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);

  const items = lines.flatMap((line) => (line.is === "item" ? [line] : []));
  const here = items.findIndex((line) => line.key === current);
  const go = (to: number) => {
    const line = items[Math.max(0, Math.min(items.length - 1, to))];
    if (line) onCurrent(line.key);
  };
  const openMenu = (item: Item, at: { x: number; y: number }) => {
    if (entries(item).length > 0) setMenu({ item, at });
  };
  const openMenuHere = () => {
    const line = items[here];
    const box = document.getElementById(idOf(current ?? ""))?.getBoundingClientRect();
    if (line && box) openMenu(line.item, { x: box.left + 24, y: Math.max(box.top, 0) + 28 });
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const line = items[here];
    const keys: { [key: string]: (() => void) | undefined } = {
      ArrowDown: () => go(here + 1),
      ArrowUp: () => go(here < 0 ? 0 : here - 1),
      Home: () => go(0),
      End: () => go(items.length - 1),
      PageDown: () => go(here + 10),
      PageUp: () => go(here - 10),
      ArrowRight: () => {
        if (line && line.folds > 0 && !line.open) onOpen(line.key, true);
        else go(here + 1);
      },
      ArrowLeft: () => {
        if (line?.open) onOpen(line.key, false);
        else if (line && line.depth > 0) go(items.findLastIndex((up, i) => i < here && up.depth < line.depth));
      },
      " ": () => line && onPick(line.item),
      ContextMenu: openMenuHere,
      F10: event.shiftKey ? openMenuHere : undefined,
    };
    const does = keys[meantKey(event.key)];
    if (!does) return;
    event.preventDefault();
    does();
  };

  return (
    <>
      <div
        ref={scroller}
        className={styles.list}
        role="tree"
        aria-label={t("compare.list")}
        aria-multiselectable="true"
        aria-activedescendant={at >= 0 ? idOf(current ?? "") : undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a tree takes the focus for its items
        tabIndex={0}
        onKeyDown={press}
      >
        <div role="none" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((row) => {
            const line = lines[row.index];
            if (!line) return null;
            const place = { transform: `translateY(${row.start}px)` };
            if (line.is === "heading") {
              return (
                <div
                  key={row.key}
                  ref={virtual.measureElement}
                  data-index={row.index}
                  role="none"
                  className={`${styles.line} ${line.level === 1 ? styles.section : styles.part}`}
                  style={place}
                >
                  <HeadingWords heading={line.heading} />
                </div>
              );
            }
            const { item } = line;
            const said = sentence(item);
            const change = compared.changes[item.change];
            const headline = item.headline === null ? undefined : compared.comparison.headlines[item.headline];
            const sure = headline ? null : unsure(change);
            // Below a headline that concerns several parts each change says where it is.
            const where = line.depth > 0 ? whereWords(compared, item.change, t as Say) : null;
            const by = byWords(compared.people, compared.authors, item.changes, t as Say);
            const acts = entries(item).length > 0;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree hears the keys
              <div
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                id={idOf(line.key)}
                role="treeitem"
                aria-level={line.depth + 1}
                aria-expanded={line.folds > 0 ? line.open : undefined}
                aria-selected={picked.has(line.key)}
                aria-haspopup={acts ? "menu" : undefined}
                aria-label={[status?.(item).words, spoken(said, item, compared, t as Say)].filter(Boolean).join(". ")}
                data-current={line.key === current || undefined}
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focus is on the tree
                tabIndex={-1}
                className={headline ? `${styles.line} ${styles.entry} ${styles.headline}` : `${styles.line} ${styles.entry}`}
                style={{ ...place, paddingInlineStart: 16 + line.depth * 20 }}
                onClick={(event) => {
                  onCurrent(line.key);
                  if (event.ctrlKey || event.metaKey) onPick(item);
                }}
                onContextMenu={(event) => {
                  event.preventDefault();
                  onCurrent(line.key);
                  openMenu(item, { x: event.clientX, y: event.clientY });
                }}
              >
                {picked.has(line.key) ? <Icon name="check" /> : change && <ChangeMark kind={headline ? kindOfHeadline(headline.headline) : change.change} />}
                <div className={styles.words}>
                  <p className={styles.says} dir="auto">
                    {said.says}
                  </p>
                  {said.about !== null && (
                    <p className={styles.about} dir="auto">
                      {said.about}
                    </p>
                  )}
                  {said.marks && <WordMarks marks={said.marks} className={styles.about} />}
                  {where !== null && (
                    <p className={styles.where} dir="auto">
                      {where}
                    </p>
                  )}
                  {by !== null && (
                    <p className={styles.where} dir="auto">
                      {t("compare.spoken.by", { by })}
                    </p>
                  )}
                  {sure && <p className={styles.where}>{sureWords(sure.sure, t as Say)}</p>}
                  {status?.(item).shown}
                </div>
                {acts && (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={`${styles.fold} ${styles.acts}`}
                    aria-label={t("compare.pair.menu")}
                    onClick={(event) => {
                      event.stopPropagation();
                      onCurrent(line.key);
                      const box = event.currentTarget.getBoundingClientRect();
                      openMenu(item, { x: box.left, y: box.bottom });
                    }}
                  >
                    <Icon name="more" size={14} />
                  </button>
                )}
                {line.folds > 0 && (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={styles.fold}
                    data-open={line.open || undefined}
                    aria-label={t(line.open ? "compare.hideInside" : "compare.showInside")}
                    onClick={(event) => {
                      event.stopPropagation();
                      onOpen(line.key, !line.open);
                    }}
                  >
                    <Icon name="chevron" size={14} />
                  </button>
                )}
              </div>
            );
          })}
        </div>
      </div>
      {menu && (
        <ContextMenu
          key={`${menu.item.key} ${menu.at.x} ${menu.at.y}`}
          label={t("compare.pair.menu")}
          entries={entries(menu.item)}
          at={menu.at}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

function HeadingWords({ heading }: { heading: Heading }) {
  const { t } = useTranslation();
  if ("section" in heading) return <span>{t(`compare.section.${heading.section}`)}</span>;
  const standing = heading.of.standing;
  const isOwn = heading.of.heading.at(-1) === heading.title;
  return (
    <>
      <span dir="auto">{heading.title ? <Shown text={heading.title} /> : t(`unnamed.${heading.of.node}`)}</span>
      {isOwn && standing !== "changed" && <span className={styles.standing}>{t(`compare.standing.${standing}`)}</span>}
    </>
  );
}

/** The whole of an item for those who hear it: what, about which node, the words, where, and how sure. */
function spoken(said: Sentence, item: Item, compared: Compared, say: Say): string {
  const marks = (said.marks ?? []).flatMap((mark) => (mark.is === "same" ? [] : [say(`compare.spoken.${mark.is}`, { words: visible(mark.text.trim()) })]));
  const headline = item.headline === null ? undefined : compared.comparison.headlines[item.headline];
  const where = headline ? headlinePlace(headline, say) : whereWords(compared, item.change, say);
  const sure = item.headline === null ? unsure(compared.changes[item.change]) : null;
  const by = byWords(compared.people, compared.authors, item.changes, say);
  return [said.says, said.about, ...marks, where && say("compare.spoken.place", { place: where }), by && say("compare.spoken.by", { by }), sure && sureWords(sure.sure, say)].filter(Boolean).join(". ");
}
