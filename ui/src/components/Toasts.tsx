// Toasts: what just happened, in one line, with the way back. They stay long enough to be read and reached, wait while
// the pointer or the focus is on them, keep clear of what is being worked on, and go with the screen they belong to.
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "./Button";
import { clear, overlaps } from "./keepClear";
import { Keys } from "./Keys";
import styles from "./Toasts.module.css";
import { dismiss, hearToasts, hold, standingToasts, tickToasts } from "./toast";

const tick = 500;

/** Where toasts stand. Once on the page. */
export function Toasts() {
  const { t } = useTranslation();
  const list = useSyncExternalStore(hearToasts, standingToasts);
  const any = list.length > 0;
  useEffect(() => {
    if (!any) return undefined;
    const timer = setInterval(() => {
      // Nobody reads what stands in a window that is not seen.
      if (!document.hidden) tickToasts(tick);
    }, tick);
    return () => clearInterval(timer);
  }, [any]);

  const region = useRef<HTMLElement>(null);
  const atTop = useKeepClear(region, list.length);
  const came = useRef<Element | null>(null);
  // The focus goes back to where it came from before the toast goes.
  const leave = () => {
    hold(false);
    if (came.current instanceof HTMLElement && came.current.isConnected) came.current.focus({ preventScroll: true });
    came.current = null;
  };
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F6" || event.defaultPrevented || document.querySelector("[data-modal]")) return;
      const inside = region.current;
      if (!inside || inside.childElementCount === 0) return;
      event.preventDefault();
      if (inside.contains(document.activeElement)) leave();
      else inside.lastElementChild?.querySelector("button")?.focus({ preventScroll: true });
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  const close = (id: number) => {
    leave();
    dismiss(id);
  };
  return (
    <section
      ref={region}
      className={styles.region}
      data-at={atTop ? "top" : "bottom"}
      aria-label={t("toast.region")}
      aria-live="polite"
      // What is said while a dialog stands is seen above it, and a press on it does not close the dialog.
      data-react-aria-top-layer="true"
      aria-relevant="additions"
    >
      {list.map((entry) => (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons in it answer; this hears Escape
        <div
          key={entry.id}
          className={entry.tone === "failed" ? `${styles.toast} ${styles.failed}` : styles.toast}
          onPointerEnter={() => hold(true)}
          onPointerLeave={() => hold(false)}
          onFocus={(event) => {
            hold(true);
            if (event.relatedTarget && !event.relatedTarget.closest(`.${styles.region}`)) came.current = event.relatedTarget;
          }}
          onBlur={() => hold(false)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            event.stopPropagation();
            close(entry.id);
          }}
        >
          <p dir="auto">{entry.words}</p>
          {entry.action && (
            <span className={styles.action}>
              <Button
                small
                onPress={() => {
                  close(entry.id);
                  entry.action?.run();
                }}
              >
                {entry.action.words}
                {entry.action.undoes && <Keys keys="Ctrl+Z" />}
              </Button>
            </span>
          )}
          <IconButton icon="close" small label={t("toast.close")} onPress={() => close(entry.id)} />
        </div>
      ))}
    </section>
  );
}

/** Whether the toasts have to stand at the top, because at the bottom they would cover what has the focus. */
function useKeepClear(region: React.RefObject<HTMLElement | null>, count: number): boolean {
  const [atTop, setAtTop] = useState(false);
  useLayoutEffect(() => {
    if (count === 0) return undefined;
    const look = () => {
      const box = region.current?.getBoundingClientRect();
      const work = clear(document.activeElement, region.current);
      if (box && work) setAtTop(overlaps(work, { ...box.toJSON(), top: innerHeight - box.height - 24, bottom: innerHeight }));
    };
    // What had the focus may be drawn anew together with the toast.
    const soon = () => requestAnimationFrame(look);
    look();
    soon();
    document.addEventListener("focusin", soon);
    document.addEventListener("keyup", soon);
    return () => {
      document.removeEventListener("focusin", soon);
      document.removeEventListener("keyup", soon);
    };
  }, [region, count]);
  return atTop;
}
