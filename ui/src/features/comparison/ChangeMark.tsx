// The mark of a kind of change: a shape of its own, told apart without colour.
import type { ReactNode } from "react";
import type { ChangeKind } from "./listing";
import styles from "./ChangeMark.module.css";

const shapes: { readonly [K in ChangeKind]: ReactNode } = {
  added: <path d="M8 3.500v9M3.500 8h9" />,
  removed: <path d="M3.500 8h9" />,
  moved: <path d="M3 5.500h6.500a3 3 0 0 1 0 6H5M7.500 9 5 11.500 7.500 14" transform="translate(0 -1.500)" />,
  reordered: <path d="M5.500 13V3M3 5.500 5.500 3 8 5.500M10.500 3v10M8 10.500l2.500 2.500 2.500-2.500" />,
  edited: <path d="m3.500 12.500.6-2.500 6.400-6.400 1.900 1.900L6 11.900z" />,
};

export function ChangeMark({ kind }: { kind: ChangeKind }) {
  return (
    <svg className={`${styles.mark} ${styles[kind]}`} width={16} height={16} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[kind]}
    </svg>
  );
}
