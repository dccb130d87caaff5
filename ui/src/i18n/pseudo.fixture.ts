// A language that nobody speaks, made from English: accents, brackets and two fifths more length show on the screen what is
// cut off, what is put together from pieces, and what is in no catalogue. For tests and for looking at the page alone.
import type { Catalogue } from "./index";

const accents: { readonly [letter: string]: string } = {
  a: "á", c: "ç", e: "é", i: "í", n: "ñ", o: "ö", s: "š", u: "ü", y: "ý", A: "Á", C: "Ç", E: "É", I: "Í", N: "Ñ", O: "Ö", S: "Š", U: "Ü",
};

function accented(text: string): string {
  // Placeholders and tags stay as they are.
  return text.split(/(\{\{[^}]*\}\}|<[^>]*>)/).map((part, i) => (i % 2 === 1 ? part : part.replaceAll(/[a-z]/gi, (letter) => accents[letter] ?? letter))).join("");
}

/** One text: "[Šávé šóò~~]". An empty one stays empty. */
export function pseudo(text: string): string {
  if (text === "") return "";
  const plain = text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, "").length;
  return `[${accented(text)}${"~".repeat(Math.ceil(plain * 0.4))}]`;
}

/** A whole catalogue. */
export function pseudoCatalogue(catalogue: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([id, value]) => [id, typeof value === "string" ? pseudo(value) : pseudoCatalogue(value)]),
  );
}
