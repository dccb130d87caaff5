// Characters that cannot be seen are named, as the comparison itself names them.
import { expect, it } from "vitest";
import type { WordMark } from "@/wire/wire";
import { codePoint, markPieces, pieces, visible } from "./unseen";

it("names what cannot be seen", () => {
  const check = (text: string, expected: string) => expect(visible(text)).toBe(expected);
  check("plain\ttext\nof two lines", "plain\ttext\nof two lines");
  check("a\r\nb\rc", "a\r\nb[U+000D]c");
  check("wo\u202erk\u200b", "wo[U+202E]rk[U+200B]");
  check("\ufeffco\u00adoperate \u2066x\u2069", "[U+FEFF]co[U+00AD]operate [U+2066]x[U+2069]");
  check("\u{1f469}\u200d\u{1f4bb}", "\u{1f469}[U+200D]\u{1f4bb}");
  check("", "");
  check("Führt Gespräche – immer", "Führt Gespräche – immer");
});

it("shows in marks what changed and leaves joiners to their work", () => {
  const check = (is: WordMark["is"], text: string, expected: string) =>
    expect(
      markPieces({ is, text })
        .map((piece) => (piece.is === "text" ? piece.text : `[${codePoint(piece.text)}]`))
        .join(""),
    ).toBe(expected);
  check("added", "wo\u200brk", "wo[U+200B]rk");
  check("added", "\u00a0", "[U+00A0]");
  check("same", "a\u00a0b", "a\u00a0b");
  check("same", "\u{1f469}\u200d\u{1f4bb} \u2764\ufe0f", "\u{1f469}\u200d\u{1f4bb} \u2764\ufe0f");
  check("removed", "\u{1f469}\u200d\u{1f4bb}", "\u{1f469}[U+200D]\u{1f4bb}");
  check("same", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
  check("same", "wo\u200crk", "wo[U+200C]rk");
  check("added", "\n", "[U+000A]");
  check("added", "\n- one", "\n- one");
  check("removed", " ", " ");
});

it("loses nothing of the text", () => {
  const text = "a\u202eb\u{e0001}c\n\u200d\u{1f469}";
  expect(pieces(text).map((piece) => piece.text).join("")).toBe(text);
});
