// A field to choose one of many: it filters as one types, and can offer to make what is not there.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Popover } from "react-aria-components";
import { fold, hasTerms, termsOf } from "@/data/fold";
import { Icon } from "./Icon";
import field from "./Field.module.css";
import styles from "./Picker.module.css";

/** One thing to choose; `within` says where it stands. */
export type Pickable = { id: string; words: string; within?: string };

/** Something that could be made of what was typed. */
export type Makeable = { id: string; words: string; run: () => void };

type Props = {
  label: string;
  /** The label is spoken, not shown. */
  quiet?: boolean;
  hint?: string;
  placeholder?: string;
  /** The one that is chosen; empty where none is. */
  value: string;
  options: readonly Pickable[];
  onPick: (id: string) => void;
  /** The words for choosing nothing; without them something has to be chosen. */
  none?: string;
  /** What is said where nothing has the words. */
  nothing: string;
  /** How many more there are than are shown, in words. */
  more: (count: number) => string;
  /** What could be made of the words that were typed. */
  makes?: (words: string) => readonly Makeable[];
};

/** No more are shown at once: whoever looks for one goes on typing. */
const most = 60;

type Entry = { id: string; words: string; within?: string; make?: boolean; run: () => void };

export function Picker({ label, quiet, hint, placeholder, value, options, onPick, none, nothing, more, makes }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  /** What is typed; null while nothing is. */
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const chosen = options.find((option) => option.id === value);

  const { entries, left } = useMemo(() => {
    const terms = termsOf(typed ?? "");
    const fits = terms.length > 0 ? options.filter((o) => hasTerms(fold(`${o.words} ${o.within ?? ""}`), terms)) : options;
    const same = terms.length > 0 && options.some((o) => fold(o.words) === fold(typed ?? "").trim());
    const made = makes && terms.length > 0 && !same ? makes((typed ?? "").trim()) : [];
    const entries: Entry[] = [
      ...(none !== undefined && terms.length === 0 ? [{ id: "", words: none, run: () => onPick("") }] : []),
      ...fits.slice(0, most).map((o) => Object.assign({ run: () => onPick(o.id) }, o)),
      ...made.map((m) => Object.assign({ make: true }, m)),
    ];
    return { entries, left: Math.max(0, fits.length - most) };
  }, [typed, options, makes, none, onPick]);
  const active = isOpen ? entries[Math.min(at, entries.length - 1)] : undefined;

  useEffect(() => {
    if (isOpen) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [isOpen, at]);

  const open = () => {
    if (isOpen) return;
    const here = value === "" ? -1 : options.findIndex((o) => o.id === value);
    setAt(here >= 0 && here < most ? here + (none === undefined ? 0 : 1) : 0);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    if (entry.make || entry.id !== value) entry.run();
  };
  /** Whoever typed all of a name and left means it; whoever emptied the field means none. */
  const leave = () => {
    if (typed !== null) {
      const words = fold(typed).trim();
      const same = options.filter((o) => fold(o.words) === words);
      if (words === "" && none !== undefined && value !== "") onPick("");
      else if (words !== "" && same.length === 1 && same[0] && same[0].id !== value) onPick(same[0].id);
    }
    close();
  };

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) {
      event.preventDefault();
      if (!isOpen) open();
      else setAt((before) => Math.max(0, Math.min(entries.length - 1, before + step)));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      run(active);
    } else if (event.key === "Escape" && (isOpen || typed !== null)) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  const idOf = (index: number) => `${id}-${index}`;
  return (
    <div className={field.field}>
      <label className={quiet ? "sr-only" : field.label} htmlFor={id}>
        {label}
      </label>
      <div ref={box} className={field.select}>
        <input
          ref={input}
          id={id}
          role="combobox"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-list` : undefined}
          aria-activedescendant={active ? idOf(entries.indexOf(active)) : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          placeholder={placeholder}
          className={`${field.input} ${styles.input}`}
          value={typed ?? chosen?.words ?? ""}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setOpen(true);
          }}
          onFocus={(event) => event.target.select()}
          onClick={open}
          onKeyDown={press}
          onBlur={leave}
        />
        <Icon name="chevron" size={12} />
      </div>
      {hint && (
        <p className={field.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Popover
        triggerRef={box}
        isOpen={isOpen}
        isNonModal
        placement="bottom start"
        offset={4}
        className={styles.popover}
        style={{ width: box.current?.offsetWidth }}
        onOpenChange={(now) => {
          // What scrolls away takes the list along, not the words that were typed; whoever leaves is asked about those.
          if (!now) setOpen(false);
        }}
      >
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
          {entries.map((entry, i) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field answers the keys
            <div
              key={`${entry.make ? "make" : "pick"}${entry.id}`}
              id={idOf(i)}
              role="option"
              tabIndex={-1}
              aria-selected={entry === active}
              className={styles.option}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(entry)}
            >
              <span className={styles.mark}>
                {entry.make ? <Icon name="add" size={14} /> : entry.id === value && <Icon name="check" size={14} />}
              </span>
              <span className={styles.words}>
                <span dir="auto">{entry.words}</span>
                {entry.within && (
                  <span className={styles.within} dir="auto">
                    {entry.within}
                  </span>
                )}
              </span>
            </div>
          ))}
        </div>
        {entries.length === 0 && <p className={styles.said}>{nothing}</p>}
        {left > 0 && <p className={styles.said}>{more(left)}</p>}
      </Popover>
    </div>
  );
}
