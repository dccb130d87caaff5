// A dialog to choose one of many nodes by words: a field to search, and the nodes below it.
import { type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Button, Dialog, Icon, SearchField } from "@/components";
import { fold, hasTerms, termsOf } from "@/data/fold";
import type { Id, Kind } from "@/wire/wire";
import styles from "./ChooseNode.module.css";

/** A node to choose; `within` says where it is, or why it cannot be chosen. */
export type Choice = { readonly id: Id; readonly kind: Kind; readonly words: string; readonly within: string; readonly disabled?: boolean };

type Props = {
  title: string;
  /** What the button says that does it. */
  does: string;
  find: string;
  /** What is said where no node has these words. */
  nothing: string;
  choices: readonly Choice[];
  onChoose: (id: Id) => void;
  onClose: () => void;
  /** What more there is to say about the node that stands chosen. */
  children?: (chosen: Id | null) => ReactNode;
};

export function ChooseNode({ title, does, find, nothing, choices, onChoose, onClose, children }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const terms = termsOf(words);
  const found = terms.length > 0 ? choices.filter((choice) => hasTerms(fold(`${choice.within} ${choice.words}`), terms)) : choices;
  // oxlint-disable-next-line react/incompatible-library -- what it answers is used here alone and never kept
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => list.current,
    estimateSize: () => 36,
    overscan: 8,
  });
  const chosen = found[Math.min(at, found.length - 1)];
  const choose = () => {
    if (chosen) onChoose(chosen.id);
  };
  const go = (index: number) => {
    const next = Math.max(0, Math.min(found.length - 1, index));
    setAt(next);
    rows.scrollToIndex(next);
  };
  const step = (event: { key: string; preventDefault: () => void }): boolean => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!by) return false;
    event.preventDefault();
    go(at + by);
    return true;
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={choose}
      actions={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={!chosen || chosen.disabled === true}>
            {does}
          </Button>
        </>
      }
    >
      <SearchField
        label={find}
        autoFocus
        value={words}
        onChange={(text) => {
          setWords(text);
          setAt(0);
        }}
        onKeyDown={step}
      />
      {found.length === 0 && <p>{nothing}</p>}
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        aria-label={find}
        tabIndex={0}
        aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
        onKeyDown={(event) => {
          if (step(event) || event.key !== "Enter") return;
          event.preventDefault();
          choose();
        }}
      >
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map((row) => {
            const choice = found[row.index];
            if (!choice) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list answers the keys
              <div
                key={choice.id}
                id={`${id}-${choice.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={choice.id === chosen?.id}
                aria-setsize={found.length}
                aria-posinset={row.index + 1}
                className={styles.choice}
                style={{ transform: `translateY(${row.start}px)` }}
                onClick={() => setAt(row.index)}
                onDoubleClick={() => onChoose(choice.id)}
              >
                <Icon name={choice.kind} />
                <span className={styles.words} dir="auto">
                  {choice.words}
                </span>
                <span className={styles.within} dir="auto">
                  {choice.within}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {children?.(chosen?.id ?? null)}
    </Dialog>
  );
}
