// One part of a value of a node, a line of a list or a part of a metric: text until somebody edits it.
import { useRef } from "react";
import { useDesk } from "@/features/desk/desk";
import { openLive, useLive } from "@/data/live";
import type { Id } from "@/wire/wire";
import { type How, LiveEditor } from "./LiveEditor";
import styles from "./editing.module.css";

type Props = {
  node: Id;
  /** The name of the place; one of its own for every part. */
  place: string;
  /** What it is, in words. */
  label: string;
  value: string;
  placeholder: string;
  how?: How;
  /** Where one after the other is typed: it stays open and empty. */
  series?: boolean;
  check?: (text: string) => string | null;
  onKeep: (text: string) => Promise<unknown>;
};

export function EditablePart({ node, place, label, value, placeholder, how = "line", series, check, onKeep }: Props) {
  const { framework } = useDesk();
  const live = useLive(place);
  const ref = useRef<HTMLDivElement>(null);
  if (framework.readOnly) {
    return value ? (
      <div className={styles.fixed} dir="auto">
        {value}
      </div>
    ) : null;
  }
  if (live) {
    return (
      <LiveEditor
        place={place}
        how={how}
        label={label}
        value={value}
        placeholder={placeholder}
        series={series}
        check={check}
        onKeep={onKeep}
        onClosed={(by) => {
          if (by === "key") requestAnimationFrame(() => ref.current?.focus({ preventScroll: true }));
        }}
      />
    );
  }
  return (
    <div
      ref={ref}
      dir="auto"
      role="button"
      aria-label={value ? `${label}: ${value}` : label}
      className={value ? styles.text : `${styles.text} ${styles.empty}`}
      tabIndex={0}
      data-node={node}
      data-place={place}
      onClick={() => void openLive(place)}
      onKeyDown={(event) => {
        if ((event.key !== "Enter" && event.key !== "F2") || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        void openLive(place);
      }}
    >
      {value || placeholder}
    </div>
  );
}
