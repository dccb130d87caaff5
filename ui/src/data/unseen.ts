// Characters that a reader cannot see, made visible: a comparison that hides one hides a change. The list is that of the
// comparison itself (`unseen.rs`), so that the page and the files that are handed out name the same characters.
import type { WordMark } from "@/wire/wire";

/** A piece of a text as it is to be shown: a text that shows itself, or a character that does not. */
export type Piece = { readonly is: "text" | "unseen"; readonly text: string };

/** The name of a character by its code point: "U+202E". */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** First and last code points of what Unicode calls default ignorable, of separators, annotations and blanks. */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x00, 0x08], [0x0b, 0x1f], [0x7f, 0x9f], [0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5],
  [0x180b, 0x180f], [0x200b, 0x200f], [0x2028, 0x202e], [0x2060, 0x206f], [0x2800, 0x2800], [0x3164, 0x3164],
  [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff0, 0xfffb], [0x1bca0, 0x1bca3], [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

/** Whether a character shows nothing. Tab and line feed are seen in what they do. */
function isUnseen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return false;
  return UNSEEN.some(([first, last]) => code >= first && code <= last);
}

/** White space that looks like a plain space and is none. */
function isOddSpace(character: string): boolean {
  return /\s/u.test(character) && !" \t\n\r".includes(character);
}

/** Whether a character that cannot be seen does its everyday work where it stands: an emoji of several, a Persian word. */
function joins(before: string, character: string, after: string): boolean {
  const pictorial = (text: string) => /^(?:[\u00A9\u00AE\u203C-\u3299#*0-9]|\uFE0F|[\u{1F000}-\u{1FAFF}])$/u.test(text);
  const joined = (text: string) => /^[\u0600-\u1FFF]$/u.test(text) && (/[\p{Alphabetic}\p{N}]/u.test(text) || !isUnseen(text));
  switch (character) {
    case "\uFE0E":
    case "\uFE0F":
      return pictorial(before);
    case "\u200D":
      return (pictorial(before) && pictorial(after)) || (joined(before) && joined(after));
    case "\u200C":
      return joined(before) && joined(after);
    default:
      return false;
  }
}

function cut(text: string, alone: (before: string, character: string, after: string) => boolean): Piece[] {
  // Most texts hold nothing but what shows itself.
  if (/^[\n\t -~]*$/.test(text)) return text === "" ? [] : [{ is: "text", text }];
  const pieces: Piece[] = [];
  const characters = [...text];
  let held = "";
  characters.forEach((character, i) => {
    const after = characters[i + 1] ?? "";
    // A line break of two characters is a line break.
    const endsLine = character === "\r" && after === "\n";
    if (endsLine || !alone(characters[i - 1] ?? "", character, after)) {
      held += character;
      return;
    }
    if (held) pieces.push({ is: "text", text: held });
    pieces.push({ is: "unseen", text: character });
    held = "";
  });
  if (held) pieces.push({ is: "text", text: held });
  return pieces;
}

/** A text in pieces, every character that cannot be seen on its own. */
export function pieces(text: string): Piece[] {
  return cut(text, (_, character) => isUnseen(character));
}

/** A text with every character that cannot be seen replaced by its name in brackets: "wo[U+202E]rk". */
export function visible(text: string): string {
  return pieces(text)
    .map((piece) => (piece.is === "text" ? piece.text : `[${codePoint(piece.text)}]`))
    .join("");
}

/**
 * A marked text in pieces. What was removed or added shows every character, odd spaces too, and line breaks and tabs where
 * it has nothing else; in what stayed, those that only join the letters or signs beside them are left to do so.
 */
export function markPieces(mark: WordMark): Piece[] {
  if (mark.is === "same") return cut(mark.text, (before, character, after) => isUnseen(character) && !joins(before, character, after));
  const found = cut(mark.text, (_, character) => isUnseen(character) || isOddSpace(character));
  if (!/^[ \t\r\n]*$/.test(mark.text)) return found;
  return found.flatMap((piece) => piece.text.split(/([\t\n])/).flatMap((text): Piece[] => (text === "" ? [] : [{ is: /[\t\n]/.test(text) ? "unseen" : piece.is, text }])));
}
