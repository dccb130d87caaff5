// A text with its changes: what went is struck through, what came is underlined; both are told apart without colour.
import { Fragment } from "react";
import type { WordMark } from "@/wire/wire";
import styles from "./WordMarks.module.css";

export function WordMarks({ marks }: { marks: readonly WordMark[] }) {
  return (
    <span className={styles.text} dir="auto">
      {marks.map((mark, i) => {
        if (mark.is === "same") return mark.text;
        const Mark = mark.is === "removed" ? "del" : "ins";
        const [before, words, after] = bare(mark.text);
        return (
          // oxlint-disable-next-line react/no-array-index-key -- marks have no name but their place
          <Fragment key={i}>
            {before}
            <Mark className={styles[mark.is]}>{words}</Mark>
            {after}
          </Fragment>
        );
      })}
    </span>
  );
}

/** The words of a mark without the space around them, which would be struck or underlined for nothing. */
function bare(text: string): [string, string, string] {
  const words = text.trim();
  if (words === "") return ["", text, ""];
  const from = text.indexOf(words);
  return [text.slice(0, from), words, text.slice(from + words.length)];
}
