// Every step of a framework, newest first, in words: who took it and when, the versions between, and the way to any of them.
// One tab stop; the arrow keys go from step to step, Enter looks at the framework as it was then.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, type MouseEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, ContextMenu, EmptyState, type Entry, Icon, type IconName } from "@/components";
import { useRevision } from "@/data/framework";
import { problemSentence } from "@/data/problems";
import { clock } from "@/data/time";
import { useDesk } from "@/features/desk/desk";
import { onVersionsChanged } from "@/features/versions/useVersions";
import type { EditStep, State } from "@/wire/wire";
import styles from "./History.module.css";
import { stepLogOf, useStepLog } from "./stepLog";
import { dayWords, type Row, stepWords } from "./steps";

type Props = {
  /** Looks at the framework as it was after a step; null: as it is now. */
  onOpen: (edit: number | null) => void;
  /** Puts that state on top of the draft. */
  onGoBack: (step: EditStep) => void;
  onCompare: (old: State, next: State) => void;
};

const icons: { readonly [verb: string]: IconName } = {
  begin: "import",
  add: "add",
  insertStep: "add",
  duplicate: "duplicate",
  remove: "remove",
  move: "move",
  reorder: "move",
  restore: "history",
  goBack: "history",
  merge: "import",
};

/** Whether a person goes through the steps: the state that comes on the screen leaves them in the list. */
let walking = false;

export function HistoryPanel({ onOpen, onGoBack, onCompare }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const log = stepLogOf(framework.id);
  const { rows, more, problem, steps } = useStepLog(log);
  const revision = useRevision(framework);
  const name = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = framework.step?.edit ?? null;
  const [current, setCurrent] = useState<string | null>(shown === null ? null : `step ${shown}`);
  const [menu, setMenu] = useState<{ step: EditStep; at: { x: number; y: number } } | null>(null);

  useEffect(() => void log.refresh(), [log, revision]);
  useEffect(
    () =>
      onVersionsChanged((changed) => {
        if (changed === framework.id) void log.refresh();
      }),
    [log, framework],
  );

  const at = rows.findIndex((row) => row.key === current);
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => ({ day: 40, version: 32, step: 56 })[rows[i]?.is ?? "step"],
    getItemKey: (i) => rows[i]?.key ?? i,
    overscan: 8,
    // The current one stays in the page, so that the list can say which one it is.
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return at < 0 || seen.includes(at) ? seen : [...seen, at].toSorted((a, b) => a - b);
    },
  });
  const drawn = virtual.getVirtualItems();
  const end = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && end >= rows.length - 40) log.older();
  }, [log, more, end, rows.length]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
    // Only when another one becomes the current one: what is read in between moves nobody away.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [current]);

  const idOf = (key: string) => `${name}${key.replaceAll(" ", "-")}`;
  const go = (by: number) => {
    let to = at < 0 ? (by > 0 ? -1 : 0) : at;
    for (let left = Math.abs(by); left > 0; ) {
      const next = to + Math.sign(by);
      if (!rows[next]) break;
      to = next;
      if (rows[next].is === "step") left -= 1;
    }
    const row = rows[to];
    if (row?.is === "step") setCurrent(row.key);
  };
  // Whoever came before the steps did stands on the first as soon as they are there.
  const begin = useEffectEvent(() => {
    if (at < 0 && document.activeElement === scroller.current) go(1);
  });
  useEffect(() => begin(), [rows]);
  const here = rows[at];
  const step = here?.is === "step" ? here.step : null;
  const isNow = (one: EditStep) => one.edit === steps[0]?.edit;
  const open = (one: EditStep) => {
    const edit = isNow(one) ? null : one.edit;
    if (edit === shown) return;
    walking = true;
    onOpen(edit);
  };
  useEffect(() => {
    if (walking) scroller.current?.focus({ preventScroll: true });
    walking = false;
  }, []);
  const state = (one: EditStep): State => ({ framework: framework.id, version: null, edit: one.edit });
  const entries = (one: EditStep): Entry[] => [
    { id: "open", words: t("history.open"), icon: "history", disabled: one.edit === shown || (shown === null && isNow(one)), run: () => open(one) },
    ...(one.node !== null && framework.get(one.node)
      ? [{ id: "show", words: t("history.show"), icon: "path" as const, run: () => one.node !== null && desk.select(one.node) }]
      : []),
    ...(isNow(one)
      ? []
      : [
          {
            id: "compare",
            words: t("history.compareNow"),
            icon: "compare" as const,
            break: true,
            run: () => onCompare(state(one), { framework: framework.id, version: null }),
          },
          { id: "back", words: t("history.goBack"), icon: "undo" as const, run: () => onGoBack(one) },
        ]),
  ];
  const openMenu = () => {
    const box = document.getElementById(idOf(current ?? ""))?.getBoundingClientRect();
    if (step && box) setMenu({ step, at: { x: box.left + 24, y: Math.max(box.top, 0) + 28 } });
  };
  const click = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const key = target.closest<HTMLElement>("[data-key]")?.dataset.key;
    const row = rows.find((one) => one.key === key);
    if (row?.is !== "step") return;
    setCurrent(row.key);
    const more = target.closest("[data-more]")?.getBoundingClientRect();
    if (event.type === "contextmenu") {
      event.preventDefault();
      setMenu({ step: row.step, at: { x: event.clientX, y: event.clientY } });
    } else if (more) setMenu({ step: row.step, at: { x: more.left, y: more.bottom } });
    else open(row.step);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const keys: { [key: string]: (() => void) | undefined } = {
      ArrowDown: () => go(1),
      ArrowUp: () => go(-1),
      PageDown: () => go(10),
      PageUp: () => go(-10),
      Home: () => go(-rows.length),
      End: () => go(rows.length),
      Enter: () => step && open(step),
      " ": () => step && open(step),
      ContextMenu: openMenu,
      F10: event.shiftKey ? openMenu : undefined,
    };
    const does = keys[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  };

  if (problem && rows.length === 0) {
    return (
      <EmptyState words={problemSentence(t, problem)}>
        <Button look="outline" onPress={() => void log.refresh()}>
          {t("common.again")}
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <div
        ref={scroller}
        id="history"
        className={styles.list}
        role="listbox"
        aria-label={t("history.label")}
        aria-busy={more === null}
        aria-activedescendant={at >= 0 ? idOf(current ?? "") : undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list takes the focus for its options
        tabIndex={0}
        onKeyDown={press}
        onClick={click}
        onContextMenu={click}
        onFocus={() => {
          if (at < 0) go(1);
        }}
      >
        <div role="none" style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {drawn.map((line) => {
            const row = rows[line.index];
            return row ? (
              <div
                key={line.key}
                ref={virtual.measureElement}
                data-index={line.index}
                role="none"
                className={styles.line}
                style={{ transform: `translateY(${line.start}px)` }}
              >
                <OneRow
                  row={row}
                  id={idOf(row.key)}
                  isCurrent={row.key === current}
                  isShown={row.is === "step" && (shown === null ? isNow(row.step) : row.step.edit === shown)}
                  isNow={row.is === "step" && isNow(row.step)}
                />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {menu && (
        <ContextMenu
          key={`${menu.step.edit} ${menu.at.x} ${menu.at.y}`}
          label={t("history.actions", { step: stepWords(menu.step, t as never) })}
          entries={entries(menu.step)}
          at={menu.at}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}

type RowProps = {
  row: Row;
  id: string;
  isCurrent: boolean;
  /** Whether this is the state on the screen. */
  isShown: boolean;
  /** Whether it is the last one, after which the framework is as it is now. */
  isNow: boolean;
};

/** A row as it is drawn; the list hears what is done with it. */
const OneRow = memo(function OneRow({ row, id, isCurrent, isShown, isNow }: RowProps) {
  const { t } = useTranslation();
  if (row.is === "day") return <div className={styles.day}>{dayWords(row.at, t as never)}</div>;
  if (row.is === "version") {
    return (
      <p className={styles.version} dir="auto">
        <span>{t("history.version", { name: row.name })}</span>
      </p>
    );
  }
  const { step, off } = row;
  const words = stepWords(step, t as never);
  const who = step.author || t("nodeHistory.somebody");
  const time = clock(step.at);
  const notes = [off && t("history.off"), isShown && t(isNow ? "history.now" : "history.shown")].filter((note) => note !== false);
  return (
    <div
      id={id}
      data-key={row.key}
      role="option"
      aria-selected={isShown}
      aria-label={[words, ...notes, who, dayWords(step.at, t as never), time].join(". ")}
      data-current={isCurrent || undefined}
      data-off={off || undefined}
      data-shown={isShown || undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- focus is on the list
      tabIndex={-1}
      className={styles.step}
    >
      <span className={styles.icon}>
        <Icon name={step.how === "undone" ? "undo" : step.how === "redone" ? "redo" : (icons[step.verb] ?? "edit")} size={14} />
      </span>
      <div className={styles.words}>
        <p className={styles.says} dir="auto">
          {words}
        </p>
        <p className={styles.facts}>
          <time dateTime={step.at}>
            <bdi>{time}</bdi>
          </time>
          {row.who && (
            <span>
              <bdi>{who}</bdi>
            </span>
          )}
          {notes.map((note) => (
            <span key={note} className={styles.note}>
              {note}
            </span>
          ))}
        </p>
      </div>
      {/* For the pointer alone: an option holds no button, and its menu has a key. */}
      <span className={styles.more} title={t("history.actions", { step: words })} data-more="" aria-hidden>
        <Icon name="more" size={14} />
      </span>
    </div>
  );
});
