// A draft of one value in a form: its own while it is typed, kept when the field is left.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { settled, type Spot, typed, unkeptAt } from "@/data/typing";

type Draft = {
  text: string;
  type: (text: string) => void;
  /** Keeps what was typed, if it is different and means something. */
  keep: () => Promise<void>;
  /** Forgets what was typed. */
  drop: () => void;
  /** Enter keeps, Escape takes the old text back. */
  press: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
};

/**
 * `value` is what stands in the framework. `onKeep` says whether it worked; where it did not, what was typed stays.
 * `enter`: Enter keeps (a line); otherwise Ctrl+Enter does (prose). `spot`: where the words are for, so that they are not
 * lost before they are kept.
 */
export function useDraft(value: string, onKeep: (text: string) => Promise<boolean> | boolean, enter = true, spot?: Spot): Draft {
  const [draft, setDraft] = useState<string | null>(() => unkeptAt(spot) ?? null);
  const now = useRef({ draft, value, onKeep, spot });
  useEffect(() => {
    now.current = { draft, value, onKeep, spot };
  });
  const settle = () => {
    if (now.current.spot) settled(now.current.spot);
  };

  const keep = async () => {
    const { draft, value, onKeep } = now.current;
    if (draft === null) return;
    if (draft === value) {
      settle();
      setDraft(null);
      return;
    }
    // A second call while the first is on its way must not keep the same words twice.
    now.current = { ...now.current, draft: null };
    const kept = await onKeep(draft);
    if (kept) {
      settle();
      setDraft((later) => (later === draft ? null : later));
    } else now.current = { ...now.current, draft };
  };

  // A field that disappears while it is being typed in keeps its words.
  useEffect(
    () => () => {
      const { draft, value, onKeep, spot } = now.current;
      if (draft === null || draft === value) return;
      void Promise.resolve(onKeep(draft)).then((kept) => {
        if (kept && spot) settled(spot);
      });
    },
    [],
  );

  const drop = () => {
    now.current = { ...now.current, draft: null };
    settle();
    setDraft(null);
  };

  return {
    text: draft ?? value,
    type: (text) => {
      setDraft(text);
      if (spot) typed(spot, text);
    },
    keep,
    drop,
    press: (event) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Enter" && (enter ? !event.shiftKey : event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void keep();
      } else if (event.key === "Escape" && draft !== null && draft !== value) {
        event.preventDefault();
        event.stopPropagation();
        drop();
      }
    },
  };
}
