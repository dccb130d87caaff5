// The texts of a foreign file as the window needs them: fetched in stretches of rows as they come near, forgotten when the
// file is read anew.
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { call } from "@/platform/door";
import type { SourceText } from "@/wire/wire";

/** So many rows are asked for at once. */
export const stretch = 200;

type Ask = (part: number, from: number, rows: number) => Promise<readonly SourceText[]>;

/** The texts of one reading of a file. */
export class Texts {
  /** Counts what came. */
  came = 0;
  private readonly cells = new Map<string, SourceText>();
  private readonly asked = new Set<string>();
  private readonly hearers = new Set<() => void>();
  private readonly ask: Ask;

  /** What the last reading had: it stands there until this one has come, so that nothing flickers. */
  private readonly old: ReadonlyMap<string, SourceText>;

  constructor(ask: Ask, before?: Texts) {
    this.ask = ask;
    this.old = before?.cells ?? new Map<string, SourceText>();
  }

  /** What stands somewhere, if it came already. */
  at(part: number, row: number, column: number): SourceText | undefined {
    const key = `${part} ${row} ${column}`;
    return this.cells.get(key) ?? this.old.get(key);
  }

  /** Fetches the rows that are near, each once. */
  near(part: number, first: number, last: number): void {
    for (let at = Math.floor(Math.max(0, first) / stretch); at * stretch <= last; at++) this.fetch(part, at * stretch);
  }

  private fetch(part: number, from: number): void {
    const key = `${part} ${from}`;
    if (this.asked.has(key)) return;
    this.asked.add(key);
    this.ask(part, from, stretch).then(
      (texts) => {
        for (const text of texts) this.cells.set(`${part} ${text.row} ${text.column}`, text);
        this.came++;
        for (const hear of this.hearers) hear();
      },
      // What did not come is asked for again the next time it is near.
      () => this.asked.delete(key),
    );
  }

  readonly hear = (hear: () => void): (() => void) => {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  };
}

/** The texts of a proposal; `reading` counts how often it was read anew. */
export function useTexts(proposal: number, reading: number): Texts {
  const last = useRef<Texts>(undefined);
  const texts = useMemo(
    () => new Texts((part, from, rows) => call("importPieces", { proposal, part, from, rows }).then((answer) => answer.texts), last.current),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new reading of the same file has new texts
    [proposal, reading],
  );
  useEffect(() => {
    last.current = texts;
  }, [texts]);
  useSyncExternalStore(texts.hear, () => texts.came);
  return texts;
}
