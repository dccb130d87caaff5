// Toasts: what just happened, in one line, with the way back. They stay long enough to be read and reached, and wait
// while the pointer or the focus is on them.
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "./Button";
import styles from "./Toasts.module.css";

export type Toast = {
  words: string;
  tone?: "done" | "failed";
  action?: { words: string; run: () => void };
};

type Standing = Toast & { id: number; left: number };

/** How long a toast stays, in milliseconds: longer where there is something to do about it. */
const stay = { said: 6_000, undo: 12_000, failed: 20_000 };
const most = 3;

let standing: readonly Standing[] = [];
let next = 1;
let held = false;
const hearers = new Set<() => void>();

function put(list: readonly Standing[]): void {
  standing = list;
  for (const hear of hearers) hear();
}

/** Shows a toast; what comes back takes it away before its time. */
export function toast(toast: Toast): () => void {
  const entry = { ...toast, id: next++, left: stay[toast.tone === "failed" ? "failed" : toast.action ? "undo" : "said"] };
  put([...standing, entry].slice(-most));
  return () => dismiss(entry.id);
}

function dismiss(id: number): void {
  if (standing.some((entry) => entry.id === id)) put(standing.filter((entry) => entry.id !== id));
}

const tick = 500;

/** Where toasts stand. Once on the page. */
export function Toasts() {
  const { t } = useTranslation();
  const list = useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => standing,
  );
  const any = list.length > 0;
  useEffect(() => {
    if (!any) return undefined;
    const timer = setInterval(() => {
      if (held) return;
      const aged = standing.map((entry) => Object.assign(entry, { left: entry.left - tick }));
      if (aged.some((entry) => entry.left <= 0)) put(aged.filter((entry) => entry.left > 0));
    }, tick);
    return () => clearInterval(timer);
  }, [any]);

  const came = useRef<Element | null>(null);
  const hold = (on: boolean) => () => {
    held = on;
  };
  // The focus goes back to where it came from before the toast goes.
  const leave = () => {
    held = false;
    if (came.current instanceof HTMLElement && came.current.isConnected) came.current.focus({ preventScroll: true });
    came.current = null;
  };
  return (
    <section className={styles.region} aria-label={t("toast.region")} aria-live="polite" aria-relevant="additions">
      {list.map((entry) => (
        <div
          key={entry.id}
          className={entry.tone === "failed" ? `${styles.toast} ${styles.failed}` : styles.toast}
          onPointerEnter={hold(true)}
          onPointerLeave={hold(false)}
          onFocus={(event) => {
            held = true;
            if (event.relatedTarget && !event.relatedTarget.closest(`.${styles.region}`)) came.current = event.relatedTarget;
          }}
          onBlur={hold(false)}
        >
          <p dir="auto">{entry.words}</p>
          {entry.action && (
            <span className={styles.action}>
              <Button
                small
                onPress={() => {
                  leave();
                  dismiss(entry.id);
                  entry.action?.run();
                }}
              >
                {entry.action.words}
              </Button>
            </span>
          )}
          <IconButton
            icon="close"
            small
            label={t("toast.close")}
            onPress={() => {
              leave();
              dismiss(entry.id);
            }}
          />
        </div>
      ))}
    </section>
  );
}
