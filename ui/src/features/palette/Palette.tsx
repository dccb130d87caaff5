// The palette: one field that leads to every command and every place, by the keyboard alone.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components";
import { Icon, Keys } from "@/components";
import { useUnder } from "@/components/under";
import { prefer, preferences, toFront } from "@/data/preferences";
import type { Id } from "@/wire/wire";
import { MarkedText } from "@/features/library/MarkedText";
import type { Entry } from "./rank";
import { usePalette } from "./usePalette";
import styles from "./Palette.module.css";

const mostUsed = 24;

type Props = { onClose: () => void; onOpen: (framework: Id) => void; onSearch: (words: string) => void };

export function Palette({ onClose, ...going }: Props) {
  const { t } = useTranslation();
  useUnder();
  return (
    <ModalOverlay className={styles.veil} isOpen isDismissable onOpenChange={(open) => !open && onClose()} data-modal>
      <Modal className={styles.sheet}>
        <AriaDialog className={styles.dialog} aria-label={t("palette.title")}>
          <Inside onClose={onClose} {...going} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Inside({ onClose, onOpen, onSearch }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const sections = usePalette(words, { onOpen, onSearch });
  const all = sections.flatMap((section) => section.entries);
  const at = Math.min(chosen, all.length - 1);
  const idOf = (index: number) => `${id}-${index}`;

  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    // The head of a section belongs to its first entry.
    if (at === 0) list.current?.scrollTo({ top: 0 });
    else row?.scrollIntoView({ block: "nearest" });
  }, [at, sections]);

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    if (entry.id !== "search") prefer({ used: toFront(preferences().used, entry.id, mostUsed) });
    onClose();
    // The palette gives the focus back first; then what was chosen may take it.
    requestAnimationFrame(() => requestAnimationFrame(entry.run));
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    const page = 8;
    const to: { [key: string]: number } = {
      ArrowDown: at + 1 >= all.length ? 0 : at + 1,
      ArrowUp: at <= 0 ? all.length - 1 : at - 1,
      PageDown: Math.min(all.length - 1, at + page),
      PageUp: Math.max(0, at - page),
    };
    const next = to[event.key];
    if (next !== undefined) setChosen(next);
    else if (event.key === "Enter") run(all[at]);
    else if (mod && event.key.toLowerCase() === "k") onClose();
    else return;
    event.preventDefault();
  };

  let index = -1;
  return (
    <>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          autoFocus
          dir="auto"
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? idOf(at) : undefined}
          aria-autocomplete="list"
          aria-label={t("palette.label")}
          placeholder={t("palette.label")}
          autoComplete="off"
          spellCheck={false}
          className={styles.input}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={t("palette.title")} className={styles.list}>
        {sections.map((section) => (
          <div key={section.head} role="group" aria-label={section.head}>
            <p className={styles.head} aria-hidden="true">
              {section.head}
            </p>
            {section.entries.map((entry) => {
              index += 1;
              const mine = index;
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field answers the keys
                <div
                  key={entry.id}
                  id={idOf(mine)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={mine === at}
                  aria-setsize={all.length}
                  aria-posinset={mine + 1}
                  className={styles.entry}
                  onPointerMove={() => setChosen(mine)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => run(entry)}
                >
                  <Icon name={entry.icon} />
                  <span className={styles.words} dir="auto">
                    {entry.id === "search" ? entry.words : <MarkedText text={entry.words} query={words} />}
                  </span>
                  <span className={styles.within} dir="auto">
                    {entry.within}
                  </span>
                  {entry.keys && <Keys keys={entry.keys} />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p className="sr-only" role="status">
        {words.trim() ? t("palette.count", { count: all.length }) : ""}
      </p>
    </>
  );
}
