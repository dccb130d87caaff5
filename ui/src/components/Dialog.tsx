// A dialog: a sheet over the page that keeps the focus until it is closed. Escape closes it.
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useEdges } from "./edges";
import { useUnder } from "./under";
import styles from "./Dialog.module.css";

/** Told to the document when a dialog closed and what had the focus before it is gone. */
export const focusLost = "rungs-focus-lost";

/** Longer than it takes to put the focus back where it was, shorter than anybody types. */
const backIn = 60;

type Props = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons at the foot, the one that does it last. */
  actions?: ReactNode;
  /** With it the dialog is a form: Enter in a field, or a button of type "submit", sends it. */
  onSubmit?: () => void;
  /** How much room it takes; "broad" for what is chosen from by looking. */
  wide?: boolean | "broad";
  /** There is nothing in it but words: they take the focus themselves, so that keys scroll them. */
  reading?: boolean;
};

/** What stands below the title: rules say where it is cut off. */
function Inside({ title, children, actions, reading }: Pick<Props, "title" | "children" | "actions" | "reading">) {
  const frame = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEdges(body, frame, "down");
  return (
    <div ref={frame} className={styles.inside}>
      {reading ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what can be scrolled has to be reached by keys
        <div ref={body} className={styles.body} role="region" aria-label={title} tabIndex={0}>
          {children}
        </div>
      ) : (
        <div ref={body} className={styles.body}>
          {children}
        </div>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

export function Dialog({ title, onClose, children, actions, onSubmit, wide, reading }: Props) {
  useEffect(
    () => () => {
      setTimeout(() => {
        const active = document.activeElement;
        if (!active || active === document.body) document.dispatchEvent(new Event(focusLost));
      }, backIn);
    },
    [],
  );
  useUnder();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  const inside = <Inside {...{ title, actions, reading }}>{children}</Inside>;
  return (
    <ModalOverlay
      className={styles.veil}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      data-modal
    >
      <Modal className={[styles.sheet, wide === "broad" ? styles.broad : wide ? styles.wide : ""].filter(Boolean).join(" ")}>
        <AriaDialog className={styles.dialog}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          {onSubmit ? (
            <form onSubmit={submit} style={{ display: "contents" }}>
              {inside}
            </form>
          ) : (
            inside
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
