// A page of a document: one measure wide, scrolled to what is selected.
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useDesk } from "@/features/desk/desk";
import { nodeKey } from "@/features/desk/nodeMenu";
import { useNodeMenu } from "@/features/desk/useNodeMenu";
import type { Id } from "@/wire/wire";
import styles from "./document.module.css";

type Props = {
  /** What to scroll to. */
  show: Id | null;
  children: ReactNode;
  /** What the page is called among those that stand in the middle. */
  id?: "document" | "outcomes";
  /** As wide as there is room, not one measure. */
  wide?: boolean;
  /** What scrolls, for those who need to know. */
  scroll?: RefObject<HTMLDivElement | null>;
};

export function Page({ show, children, id: name = "document", wide = false, scroll }: Props) {
  const desk = useDesk();
  const own = useRef<HTMLDivElement>(null);
  const scroller = scroll ?? own;
  const menu = useNodeMenu({});
  useEffect(() => {
    if (!show) return;
    // Whoever works inside the page has it before their eyes already.
    if (scroller.current?.contains(document.activeElement)) return;
    scroller.current?.querySelector(`[data-section="${show}"]`)?.scrollIntoView({ block: "start" });
  }, [show, scroller]);
  const nodeOf = (target: EventTarget) => (target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what is inside is focused; keys bubble up
    <div
      ref={scroller}
      id={name}
      className={styles.scroll}
      onContextMenu={(event) => {
        const id = nodeOf(event.target);
        if (!id || desk.framework.readOnly || (event.target as HTMLElement).tagName === "TEXTAREA") return;
        event.preventDefault();
        menu.open(id, { x: event.clientX, y: event.clientY });
      }}
      onKeyDown={(event) => {
        const target = event.target as HTMLElement;
        if (target.tagName === "TEXTAREA" || target.tagName === "INPUT") return;
        const id = nodeOf(target);
        if (!id) return;
        if ((event.shiftKey && event.key === "F10") || event.key === "ContextMenu") {
          event.preventDefault();
          const box = target.getBoundingClientRect();
          menu.open(id, { x: box.left + 16, y: box.bottom });
          return;
        }
        nodeKey(event, desk, id, {});
      }}
    >
      <div className={wide ? `${styles.page} ${styles.wide}` : styles.page}>{children}</div>
      {menu.menu}
    </div>
  );
}
