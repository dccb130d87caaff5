// The sign beside words that a colleague would mend. It leads to the finding; the word itself is underlined in its place.
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "@/features/desk/desk";
import { useNode } from "@/data/framework";
import { perform } from "@/data/commands";
import type { Finding, Id } from "@/wire/wire";
import { keyOf } from "./listing";
import { sentenceOf } from "./sentence";
import { useMarks, watchOf } from "./watch";
import styles from "./FindingSign.module.css";

type Props = {
  node: Id;
  /** Beside a heading, which has no dot that the sign could stand for. */
  beside?: boolean;
};

export function FindingSign({ node, beside }: Props) {
  const desk = useDesk();
  const marks = useMarks(desk.framework, node);
  if (marks.length === 0) return null;
  return <Sign node={node} marks={marks} beside={beside} />;
}

function Sign({ node, marks, beside }: Props & { marks: readonly Finding[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const sign = useRef<HTMLButtonElement>(null);
  const words = marks.map((finding) => sentenceOf(t, finding)).join("\n");
  useUnderlined(sign, node, marks);
  const show = () => {
    const [first] = marks;
    if (!first) return;
    desk.select(node);
    watchOf(desk.framework).at(keyOf(first));
    perform("mend");
  };
  return (
    // The keyboard comes by F8, which goes to every finding; a stop at every sign would be in the way of the words.
    <button
      ref={sign}
      type="button"
      tabIndex={-1}
      className={beside ? `${styles.sign} ${styles.beside}` : styles.sign}
      title={words}
      aria-label={t("findings.sign", { sentence: words })}
      onClick={show}
    />
  );
}

const name = "mend";

/** Underlines the words that findings are about, as a spell checker does, without touching the text. */
function useUnderlined(sign: RefObject<HTMLElement | null>, node: Id, marks: readonly Finding[]): void {
  const desk = useDesk();
  const record = useNode(desk.framework, node);
  useEffect(() => {
    if (typeof Highlight === "undefined" || !("highlights" in CSS)) return undefined;
    const places = sign.current?.parentElement?.querySelectorAll<HTMLElement>(`[data-place][data-node="${node}"]`) ?? [];
    const ranges = [...places].flatMap((place) => marks.flatMap((finding) => rangeOf(place, finding.word)));
    const marked = CSS.highlights.get(name) ?? new Highlight();
    for (const range of ranges) marked.add(range);
    CSS.highlights.set(name, marked);
    return () => {
      for (const range of ranges) marked.delete(range);
    };
  }, [sign, node, marks, record]);
}

function rangeOf(place: HTMLElement, word: string | null): Range[] {
  const text = place.firstChild;
  if (word === null || !(text instanceof Text)) return [];
  const at = text.data.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return [];
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + word.length);
  return [range];
}
