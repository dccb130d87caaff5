// A text with its changes: what went is struck through, what came is underlined; both are told apart without colour.
// Characters that cannot be seen stand there by name, so that none of them hides a change or turns the text around.
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { codePoint, markPieces, type Piece, pieces } from "@/data/unseen";
import type { WordMark } from "@/wire/wire";
import styles from "./WordMarks.module.css";

/** A block of its own, in the direction of its words: what stands around it needs none. */
export function WordMarks({ marks, className }: { marks: readonly WordMark[]; className?: string }) {
  return (
    <span className={className ? `${styles.text} ${className}` : styles.text} dir="auto">
      {marks.map((mark, i) => {
        if (mark.is === "same") return <Pieces key={i} pieces={markPieces(mark)} />;
        const Mark = mark.is === "removed" ? "del" : "ins";
        const [before, words, after] = bare(mark.text);
        return (
          <Fragment key={i}>
            {before}
            <Mark className={words.trim() === "" ? `${styles[mark.is]} ${styles.spaces}` : styles[mark.is]}>
              <Pieces pieces={markPieces({ is: mark.is, text: words })} />
            </Mark>
            {after}
          </Fragment>
        );
      })}
    </span>
  );
}

/** A text of a framework in a sentence: unseen characters by name. */
export function Shown({ text }: { text: string }) {
  return <Pieces pieces={pieces(text)} />;
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, i) => (piece.is === "text" ? <Spaced key={i} text={piece.text} /> : <Unseen key={i} character={piece.text} />));
}

/** A text in which several spaces in a row stay several. */
function Spaced({ text }: { text: string }) {
  // What stands between the cuts is spaces.
  return text.split(/( {2,})/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={i} className={styles.spaces}>
        {part}
      </span>
    ),
  );
}

/** A character by its code point, and by its name where it is one that people meet. */
function Unseen({ character }: { character: string }) {
  const { t } = useTranslation();
  const code = codePoint(character);
  const name = t([`unseen.${code.slice(2)}`, "unseen.other"], { code });
  return (
    <>
      <span className={styles.unseen} title={name} dir="ltr">
        <span aria-hidden="true">{character === "\n" ? "↵" : character === "\t" ? "⇥" : code}</span>
        <span className="sr-only">{name}</span>
      </span>
      {character === "\n" && character}
    </>
  );
}

/** The words of a mark without the plain space around them, which would be struck or underlined for nothing. */
function bare(text: string): [string, string, string] {
  const [, before = "", words = "", after = ""] = /^([ \t\r\n]*)([^]*?)([ \t\r\n]*)$/.exec(text) ?? [];
  return words === "" ? ["", text, ""] : [before, words, after];
}
