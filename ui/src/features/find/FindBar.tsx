// Finding in the framework on the screen: a small bar over its middle. The place that is found is selected as one goes, and
// stays selected when the bar is closed.
import { type KeyboardEvent, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton, SearchField } from "@/components";
import { leaveText, useCommands } from "@/data/commands";
import { type Framework, useDerived } from "@/data/framework";
import { short, useDesk } from "@/features/desk/desk";
import { focusNode } from "@/features/desk/focus";
import { elementOf, mark } from "./marks";
import { type FindHit, firstFrom, hitsIn } from "./hits";
import styles from "./FindBar.module.css";

/** What was looked for last, for the next time. */
let lastWords = "";

/** What to look for in the beginning: the words that are selected on the page, or those of the last time. */
export function wordsToFind(): string {
  const picked = document.getSelection()?.toString().trim() ?? "";
  return picked && !picked.includes("\n") && picked.length < 100 ? picked : lastWords;
}

type Props = {
  /** The words to begin with. */
  words: string;
  onReplace: ((words: string) => void) | undefined;
  onClose: () => void;
};

export function FindBar({ words: first, onReplace, onClose }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const [words, setWords] = useState(first);
  const [at, setAt] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const hits = useDerived(
    framework,
    useCallback((now: Framework) => hitsIn(now, words), [words]),
  );
  const hit: FindHit | null = hits[at] ?? null;

  const show = useEffectEvent((next: FindHit) => {
    desk.select(next.node);
    const look = (left: number) => {
      const element = elementOf(next);
      if (element) element.scrollIntoView({ block: "nearest", inline: "nearest" });
      else if (left > 0) requestAnimationFrame(() => look(left - 1));
    };
    requestAnimationFrame(() => look(12));
  });
  const go = (to: number) => {
    if (hits.length === 0) return;
    const next = (to + hits.length) % hits.length;
    setAt(next);
    const target = hits[next];
    if (target) show(target);
  };

  // New words begin at what is selected; while they are typed, the place stays near it.
  const began = useRef(desk.selected);
  const begin = useEffectEvent(() => {
    lastWords = words;
    const next = firstFrom(framework, hits, began.current);
    setAt(next);
    const target = hits[next];
    if (target) show(target);
  });
  useEffect(() => begin(), [words]);
  useEffect(() => mark(words, hit), [words, hit]);

  const focus = () => {
    field.current?.focus();
    field.current?.select();
  };
  useEffect(focus, []);
  const close = () => {
    const target = hit;
    onClose();
    // The place that was found is where work goes on.
    requestAnimationFrame(() => focusNode(desk, target?.node ?? desk.selected));
  };
  // What is typed elsewhere is kept first; what is typed here is not left.
  const goFromAnywhere = (to: number) => {
    if (!field.current?.closest("search")?.contains(document.activeElement)) leaveText();
    go(to);
  };
  useCommands({ find: focus, findNext: () => goFromAnywhere(at + 1), findPrevious: () => goFromAnywhere(at - 1) });

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      go(event.shiftKey ? at - 1 : at + 1);
    }
  };
  const nothing = words.trim() !== "" && hits.length === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from every part
    <search
      className={styles.bar}
      aria-label={t("find.label")}
      onKeyDownCapture={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles.field}>
        <SearchField ref={field} label={t("find.label")} value={words} onChange={setWords} onKeyDown={press} />
      </div>
      <span className={nothing ? `${styles.count} ${styles.nothing}` : styles.count} role="status">
        {nothing ? t("find.none") : hits.length > 0 ? t("find.at", { at: at + 1, count: hits.length }) : ""}
      </span>
      <IconButton icon="up" small label={t("find.previous")} keys="Shift+F3" isDisabled={hits.length === 0} onPress={() => go(at - 1)} />
      <IconButton icon="down" small label={t("find.next")} keys="F3" isDisabled={hits.length === 0} onPress={() => go(at + 1)} />
      {onReplace && (
        <Button small onPress={() => onReplace(words)}>
          {t("find.replace")}
        </Button>
      )}
      <IconButton icon="close" small label={t("find.close")} onPress={close} />
      {hit && (
        <span className="sr-only" aria-live="polite">
          {t("find.where", { field: t(`field.${hit.field}`), subject: short(desk.name(hit.node)) })}
        </span>
      )}
    </search>
  );
}
