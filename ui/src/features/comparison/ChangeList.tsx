// The changes as a list: by path and step, what came or went with its container folded. One tab stop; the arrow keys go
// from change to change.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/components";
import { WordMarks } from "@/components/WordMarks";
import { ChangeMark } from "./ChangeMark";
import { homeOf, type Line } from "./sections";
import type { Sentence } from "./sentence";
import type { Say } from "./say";
import type { Compared } from "./useComparison";
import { wordsOf } from "./values";
import styles from "./ChangeList.module.css";

type Props = {
  compared: Compared;
  lines: readonly Line[];
  current: number | null;
  sentence: (change: number) => Sentence;
  onCurrent: (change: number) => void;
  onOpen: (change: number, open: boolean) => void;
};

const idOf = (change: number) => `change-${change}`;

export function ChangeList({ compared, lines, current, sentence, onCurrent, onOpen }: Props) {
  const { t } = useTranslation();
  const say = t as Say;
  const scroller = useRef<HTMLDivElement>(null);
  const at = lines.findIndex((line) => line.is === "entry" && line.entry.change === current);
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (lines[i]?.is === "entry" ? 60 : 36),
    getItemKey: (i) => lines[i]?.key ?? i,
    overscan: 8,
    // The current change stays in the page, so that the list can say which one it is.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return at < 0 || shown.includes(at) ? shown : [...shown, at].toSorted((a, b) => a - b);
    },
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [at, virtual]);

  // Whoever comes to the comparison can go through it at once.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, []);

  const entries = lines.flatMap((line) => (line.is === "entry" ? [line] : []));
  const here = entries.findIndex((line) => line.entry.change === current);
  const go = (to: number) => {
    const line = entries[Math.max(0, Math.min(entries.length - 1, to))];
    if (line) onCurrent(line.entry.change);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const line = entries[here];
    const keys: { [key: string]: () => void } = {
      ArrowDown: () => go(here + 1),
      ArrowUp: () => go(here < 0 ? 0 : here - 1),
      Home: () => go(0),
      End: () => go(entries.length - 1),
      PageDown: () => go(here + 10),
      PageUp: () => go(here - 10),
      ArrowRight: () => {
        if (line && line.entry.inside > 0 && !line.open) onOpen(line.entry.change, true);
        else go(here + 1);
      },
      ArrowLeft: () => {
        if (line?.open) onOpen(line.entry.change, false);
        else if (line && line.depth > 0) go(entries.findLastIndex((up, i) => i < here && up.depth < line.depth));
      },
    };
    const does = keys[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  };

  const heading = (line: Line): string => {
    if (line.is === "section") return sectionWords(line.section, compared, say);
    if (line.is === "part") return line.part === "everyStep" ? t("compare.section.everyStep") : rowWords(line.part, compared, say);
    return "";
  };

  return (
    <div
      ref={scroller}
      className={styles.list}
      role="tree"
      aria-label={t("compare.list")}
      aria-activedescendant={at >= 0 ? idOf(current ?? -1) : undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a tree takes the focus for its items
      tabIndex={0}
      onKeyDown={press}
    >
      <div role="none" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          const place = { transform: `translateY(${item.start}px)` };
          if (line.is !== "entry") {
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="none"
                className={`${styles.line} ${line.is === "section" ? styles.section : styles.part}`}
                style={place}
              >
                <span dir="auto">{heading(line)}</span>
              </div>
            );
          }
          const change = compared.changes[line.entry.change];
          if (!change) return null;
          const said = sentence(line.entry.change);
          const home = homeOf(compared.document.rows, line.entry.row);
          // The heading above already names the step or path that the change is about.
          const isHeading =
            change.node === "framework" || home.part === line.entry.row || (home.section.is === "path" && home.section.row === line.entry.row);
          const about = line.depth === 0 && isHeading ? null : said.about;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree hears the keys
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              id={idOf(line.entry.change)}
              role="treeitem"
              aria-level={line.depth + 1}
              aria-expanded={line.entry.inside > 0 ? line.open : undefined}
              aria-selected={line.entry.change === current}
              aria-label={spoken(said, home, compared, say)}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focus is on the tree
              tabIndex={-1}
              className={`${styles.line} ${styles.entry}`}
              style={{ ...place, paddingInlineStart: 16 + line.depth * 20 }}
              onClick={() => onCurrent(line.entry.change)}
            >
              <ChangeMark kind={change.change} />
              <div className={styles.words}>
                <p className={styles.says}>{said.says}</p>
                {about !== null && (
                  <p className={styles.about} dir="auto">
                    {about}
                  </p>
                )}
                {said.marks && (
                  <p className={styles.about}>
                    <WordMarks marks={said.marks} />
                  </p>
                )}
              </div>
              {line.entry.inside > 0 && (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.fold}
                  data-open={line.open || undefined}
                  aria-label={t(line.open ? "compare.hideInside" : "compare.showInside")}
                  onClick={(event) => {
                    event.stopPropagation();
                    onOpen(line.entry.change, !line.open);
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
  );
}

function rowWords(at: number, compared: Compared, say: Say): string {
  const row = compared.document.rows[at];
  if (row?.new) return wordsOf(row.new, compared.new, say);
  return row?.old ? wordsOf(row.old, compared.old, say) : "";
}

function sectionWords(section: ReturnType<typeof homeOf>["section"], compared: Compared, say: Say): string {
  return section.is === "path" ? rowWords(section.row, compared, say) : say(`compare.section.${section.is}`);
}

/** The whole of a change for those who hear it: what, about which node, the words, and where. */
function spoken(said: Sentence, home: ReturnType<typeof homeOf>, compared: Compared, say: Say): string {
  const places = [sectionWords(home.section, compared, say)];
  if (home.part !== null) places.push(home.part === "everyStep" ? say("compare.section.everyStep") : rowWords(home.part, compared, say));
  const marks = (said.marks ?? []).flatMap((mark) => (mark.is === "same" ? [] : [say(`compare.spoken.${mark.is}`, { words: mark.text.trim() })]));
  return [said.says, said.about, ...marks, say("compare.spoken.place", { place: places.join(", ") })].filter(Boolean).join(". ");
}
