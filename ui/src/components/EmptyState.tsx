// Nothing here yet: one line that says what to do next, and the buttons that do it.
import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

export function EmptyState({ words, children, centre }: { words: string; children?: ReactNode; centre?: boolean }) {
  return (
    <div className={centre ? `${styles.empty} ${styles.centre}` : styles.empty}>
      <p>{words}</p>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
