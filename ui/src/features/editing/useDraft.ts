// A draft of one value in a form: its own while it is typed, kept when the field is left.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

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
 * `enter`: Enter keeps (a line); otherwise Ctrl+Enter does (prose).
 */
export function useDraft(value: string, onKeep: (text: string) => Promise<boolean> | boolean, enter = true): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const now = useRef({ draft, value, onKeep });
  useEffect(() => {
    now.current = { draft, value, onKeep };
  });

  const keep = async () => {
    const { draft, value, onKeep } = now.current;
    if (draft === null) return;
    if (draft === value) {
      setDraft(null);
      return;
    }
    // A second call while the first is on its way must not keep the same words twice.
    now.current = { ...now.current, draft: null };
    const kept = await onKeep(draft);
    if (kept) setDraft((later) => (later === draft ? null : later));
    else now.current = { ...now.current, draft };
  };

  // A field that disappears while it is being typed in keeps its words.
  useEffect(
    () => () => {
      const { draft, value, onKeep } = now.current;
      if (draft !== null && draft !== value) void onKeep(draft);
    },
    [],
  );

  const drop = () => {
    now.current = { ...now.current, draft: null };
    setDraft(null);
  };

  return {
    text: draft ?? value,
    type: setDraft,
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
