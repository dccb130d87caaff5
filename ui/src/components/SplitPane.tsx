// Three columns: a side at the start, the middle, and a side at the end. Each edge is moved by pointer or by arrow
// keys, and its place is kept on this machine.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from "react";
import { isMirrored, meantKey } from "@/data/locale";
import { prefer, preferences } from "@/data/preferences";
import styles from "./SplitPane.module.css";

type Side = { content: ReactNode; label: string; width: number; min: number; max: number };

type Props = { name: string; start?: Side | null; end?: Side | null; children: ReactNode };

export function SplitPane({ name, start, end, children }: Props) {
  return (
    <div className={styles.split}>
      {start && <Sized name={`${name}.start`} side={start} direction={1} />}
      <div className={styles.centre}>{children}</div>
      {end && <Sized name={`${name}.end`} side={end} direction={-1} />}
    </div>
  );
}

function Sized({ name, side, direction }: { name: string; side: Side; direction: 1 | -1 }) {
  // Until somebody moves it, the side is as wide as it is asked to be, which may change with the window.
  const [kept, setKept] = useState(() => {
    const before = preferences().widths[name] ?? 0;
    return before >= side.min && before <= side.max ? before : null;
  });
  const width = kept ?? side.width;
  const put = (next: number) => {
    const fit = Math.round(Math.min(side.max, Math.max(side.min, next)));
    setKept(fit);
    prefer({ widths: { ...preferences().widths, [name]: fit } });
  };
  const press = (event: KeyboardEvent) => {
    const key = meantKey(event.key);
    const by = key === "ArrowRight" ? 16 : key === "ArrowLeft" ? -16 : 0;
    if (!by) return;
    event.preventDefault();
    put(width + by * direction);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = event.clientX;
    const onward = isMirrored() ? -direction : direction;
    const move = (moved: globalThis.PointerEvent) => put(width + (moved.clientX - from) * onward);
    const edge = event.currentTarget;
    edge.addEventListener("pointermove", move);
    edge.addEventListener("lostpointercapture", () => edge.removeEventListener("pointermove", move), { once: true });
  };
  const column = (
    <div key="column" className={styles.side} style={{ width }}>
      {side.content}
    </div>
  );
  const edge = (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that moves is interactive
    <div
      key="edge"
      className={styles.edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={side.label}
      aria-valuenow={width}
      aria-valuemin={side.min}
      aria-valuemax={side.max}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={drag}
    />
  );
  return direction === 1 ? [column, edge] : [edge, column];
}
