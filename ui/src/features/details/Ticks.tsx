// A list to tick, drawn only where it is seen, with a field to search it.
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Check, SearchField } from "@/components";
import { fold, hasTerms, termsOf } from "@/data/fold";
import fields from "@/features/editing/fields.module.css";
import type { Id } from "@/wire/wire";

export type Tickable = { id: Id; words: string; within: string };

type Props = {
  label: string;
  find: string;
  /** What is said where nothing has the words. */
  nothing: string;
  all: readonly Tickable[];
  /** What is ticked. */
  chosen: ReadonlySet<Id>;
  /** What is ticked for some of those the list is about, but not for all. */
  partly?: ReadonlySet<Id>;
  disabled: boolean;
  onTick: (id: Id, on: boolean) => void;
};

const few = 8;
const tallest = 240;

export function Ticks({ label, find, nothing, all, chosen, partly, disabled, onTick }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const terms = termsOf(words);
    return terms.length > 0 ? all.filter((a) => hasTerms(fold(`${a.words} ${a.within}`), terms)) : all;
  }, [all, words]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => 48,
    getItemKey: (i) => shown[i]?.id ?? i,
    overscan: 6,
  });
  return (
    <fieldset className={fields.set}>
      <legend className={fields.legend}>{label}</legend>
      <p className={fields.within}>{t("ticks.chosen", { count: chosen.size, all: all.length })}</p>
      {all.length > few && <SearchField label={find} value={words} onChange={setWords} />}
      {shown.length === 0 && <p className={fields.within}>{nothing}</p>}
      <div ref={list} className={all.length > few ? `${fields.ticks} ${fields.many}` : fields.ticks} style={{ height: all.length > few ? Math.min(tallest, rows.getTotalSize()) : rows.getTotalSize() }}>
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map((row) => {
            const one = shown[row.index];
            return one ? (
              <div
                key={one.id}
                ref={rows.measureElement}
                data-index={row.index}
                className={fields.tick}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Check value={chosen.has(one.id)} partly={partly?.has(one.id)} disabled={disabled} onChange={(on) => onTick(one.id, on)}>
                  {one.words}
                  {one.within && <span className={fields.within}>{one.within}</span>}
                </Check>
              </div>
            ) : null;
          })}
        </div>
      </div>
    </fieldset>
  );
}
