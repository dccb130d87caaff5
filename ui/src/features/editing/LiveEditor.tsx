// The one live editor: its draft is its own until it is kept. What could not be kept stays in it, with the reason.
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { useTall } from "@/components/useTall";
import { commandOf } from "@/data/commands";
import { closeLive, promiseToKeep, typedAt } from "@/data/live";
import { asProblem, problemSentence } from "@/data/problems";
import { settled, type Spot, typed, unkeptAt } from "@/data/typing";
import styles from "./editing.module.css";

export type How = "line" | "lines" | "prose";

type Props = {
  place: string;
  /** Where the words are for, so that they are not lost before they are kept. */
  spot?: Spot;
  label: string;
  value: string;
  placeholder?: string;
  /** A line (Enter keeps), lines (Enter keeps, Shift+Enter breaks) or prose (Ctrl+Enter keeps). */
  how: How;
  /** What is wrong with a text that cannot stand here, as a sentence. */
  check?: (text: string) => string | null;
  /** Keeps the text; rejects with a problem where it could not. */
  onKeep: (text: string) => Promise<unknown>;
  /** After it closed: by key, the focus has to go back to where it came from. */
  onClosed: (by: "key" | "blur", kept: boolean) => void;
  /** Keep on Enter, but stay open and empty for the next one. */
  series?: boolean;
};

export function LiveEditor({ place, spot, label, value, placeholder, how, check, onKeep, onClosed, series }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => {
    const [unkept, key] = [unkeptAt(spot), typedAt(place)];
    // A key that opened the editor is the first character of what is typed; what was typed here before and is not kept stays.
    return unkept === undefined ? (key ?? value) : unkept + (key ?? "");
  });
  // What stood here when the editor opened: it may be changed elsewhere meanwhile.
  const [first] = useState(value);
  const [wrong, setWrong] = useState<string | null>(null);
  const tall = useTall(draft);
  const now = useRef({ draft, value, onKeep, onClosed });
  const keeping = useRef<Promise<boolean> | null>(null);
  const left = useRef(false);
  useEffect(() => {
    now.current = { draft, value, onKeep, onClosed };
  });

  const keep = (): Promise<boolean> => {
    const said = now.current.draft.trim();
    const fault = said === now.current.value ? null : (check?.(said) ?? null);
    if (fault !== null) {
      setWrong(fault);
      return Promise.resolve(false);
    }
    keeping.current ??= (async () => {
      const { draft, value, onKeep } = now.current;
      const text = how === "prose" ? draft.trimEnd() : draft.trim();
      try {
        if (text !== value) await onKeep(text);
        if (spot) settled(spot);
        setWrong(null);
        return true;
      } catch (error) {
        setWrong(t("typing.stays", { sentence: problemSentence(t, asProblem(error)) }));
        return false;
      } finally {
        keeping.current = null;
      }
    })();
    return keeping.current;
  };

  /** Keeps one of a series and is empty at once, so that the next can be typed; what could not be kept comes back. */
  const keepOne = async () => {
    const said = now.current.draft;
    now.current = { ...now.current, draft: "" };
    setDraft("");
    try {
      await now.current.onKeep(said.trim());
      if (spot && now.current.draft === "") settled(spot);
      setWrong(null);
    } catch (error) {
      const sentence = problemSentence(t, asProblem(error));
      // The words come back with the place, where the editor is gone.
      if (left.current) toast({ tone: "failed", words: t("typing.staysThere", { sentence }) });
      setWrong(t("typing.stays", { sentence }));
      const again = now.current.draft === "" ? said : `${said}\n${now.current.draft}`;
      if (spot) typed(spot, again);
      setDraft((later) => (later === "" ? said : `${said}\n${later}`));
    }
  };

  const close = (by: "key" | "blur", kept: boolean) => {
    left.current = true;
    if (!kept && spot) settled(spot);
    closeLive(place);
    now.current.onClosed(by, kept);
  };

  // The editor may be asked to keep its text because another place wants to be edited.
  useEffect(() => promiseToKeep(place, keep));

  /** A name is usually typed anew, a sentence is usually mended. */
  const select = useCallback(() => {
    const area = tall.current;
    const anew = how === "line" && typedAt(place) === null;
    area?.setSelectionRange(anew ? 0 : area.value.length, area.value.length);
  }, [tall, how, place]);

  useEffect(() => {
    const area = tall.current;
    area?.focus({ preventScroll: true });
    select();
    area?.scrollIntoView({ block: "nearest" });
  }, [tall, select]);

  const press = async (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // What is typed means nothing to what stands around; what the window is asked for goes on to it.
    if (event.key !== "F8" && commandOf(event.nativeEvent) === null) event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close("key", false);
    } else if (event.key === "Enter") {
      const mod = event.ctrlKey || event.metaKey;
      const keeps = mod || (how === "line" || (how === "lines" && !event.shiftKey));
      if (!keeps) return;
      event.preventDefault();
      const any = now.current.draft.trim() !== "";
      if (series && any) void keepOne();
      else if (await keep()) {
        // Whoever has gone on meanwhile is not called back.
        const at = document.activeElement;
        close(at === tall.current || at === document.body ? "key" : "blur", true);
      }
    }
  };

  const change = (text: string) => {
    // A text that came from several lines becomes one where only one line can stand.
    const next = how === "line" ? text.replace(/\s*\n\s*/g, " ") : text;
    setDraft(next);
    if (spot) typed(spot, next);
  };

  return (
    <>
      <textarea
        ref={tall}
        dir="auto"
        rows={1}
        className={styles.live}
        aria-label={label}
        aria-invalid={wrong ? true : undefined}
        placeholder={placeholder}
        spellCheck
        value={draft}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => void press(event)}
        // The selection does not outlive a focus that went elsewhere for a moment; what was typed is left alone.
        onFocus={() => {
          if (now.current.draft === now.current.value) select();
        }}
        onBlur={() => {
          if (left.current) return;
          void keep().then((kept) => {
            if (kept && !left.current) close("blur", true);
          });
        }}
      />
      {wrong && (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
      {value !== first && !wrong && (
        <p className={styles.meanwhile} role="status" dir="auto">
          {value ? t("elsewhere.meanwhile", { words: value }) : t("elsewhere.emptied")}
        </p>
      )}
    </>
  );
}
