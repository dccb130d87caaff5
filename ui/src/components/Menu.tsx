// Menus: under a button, or where the pointer is.
import { Fragment, type ReactNode, useRef } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Icon, type IconName } from "./Icon";
import { Keys } from "./Keys";
import styles from "./Menu.module.css";

/** One thing to do; a `break` draws a line above it. */
export type Entry = {
  id: string;
  words: string;
  icon?: IconName;
  keys?: string;
  disabled?: boolean;
  break?: boolean;
  /** Ticked or not, where the entry is a choice. */
  chosen?: boolean;
  run: () => void;
};

function Entries({ label, entries, onClose }: { label: string; entries: readonly Entry[]; onClose?: () => void }) {
  return (
    <AriaMenu
      aria-label={label}
      className={styles.menu}
      onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
      onClose={onClose}
      disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
      autoFocus="first"
    >
      {entries.map((entry) => (
        <Fragment key={entry.id}>
          {entry.break && <Separator className={styles.line} />}
          <MenuItem id={entry.id} className={styles.item} textValue={entry.words}>
            {entry.chosen !== undefined ? (
              <span style={{ width: 16 }}>{entry.chosen && <Icon name="check" />}</span>
            ) : (
              entry.icon && <Icon name={entry.icon} />
            )}
            <span className={styles.words} dir="auto">
              {entry.words}
            </span>
            {entry.keys && <Keys keys={entry.keys} className={styles.keys} />}
          </MenuItem>
        </Fragment>
      ))}
    </AriaMenu>
  );
}

/** A button (the child) that opens a menu. */
export function Menu({ label, entries, children }: { label: string; entries: readonly Entry[]; children: ReactNode }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover} placement="bottom end" offset={4}>
        <Entries label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

type ContextProps = { label: string; entries: readonly Entry[]; at: { x: number; y: number }; onClose: () => void };

/** A menu at a point of the window. */
export function ContextMenu({ label, entries, at, onClose }: ContextProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} style={{ position: "fixed", left: at.x, top: at.y, width: 1, height: 1 }} />
      <Popover
        className={styles.popover}
        aria-label={label}
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        offset={2}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <Entries label={label} entries={entries} onClose={onClose} />
      </Popover>
    </>
  );
}
