// What scrolls to the side says so: a shade stands at each edge behind which there is more.
import { type ReactNode, type RefObject, useRef } from "react";
import { useEdges } from "./edges";
import styles from "./Sideways.module.css";

type Props = {
  scroll: RefObject<HTMLDivElement | null>;
  /** What scrolls, as it looks. */
  className?: string;
  /** The frame around it; `--still` in it says how wide a column at the start stays where it is. */
  frame?: string;
  children: ReactNode;
};

export function Sideways({ scroll, className, frame, children }: Props) {
  const around = useRef<HTMLDivElement>(null);
  useEdges(scroll, around, "across");
  return (
    <div ref={around} className={frame ? `${styles.frame} ${frame}` : styles.frame}>
      <div ref={scroll} className={className}>
        {children}
      </div>
    </div>
  );
}
