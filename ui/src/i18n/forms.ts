// What a language asks of all its words: spaces that hold, and one form for each of its plural rules.
import type { Catalogue } from "./index";

function through(catalogue: Catalogue, words: (text: string) => string): Catalogue {
  return Object.fromEntries(
    Object.entries(catalogue).map(([id, value]) => [id, typeof value === "string" ? words(value) : through(value, words)]),
  );
}

/** French typography: a narrow space that holds before ; ? ! and one that holds before a colon and inside « ». */
export function french(catalogue: Catalogue): Catalogue {
  return through(catalogue, (text) =>
    text.replaceAll(/ ([;?!])/g, "\u202F$1").replaceAll(/ ([:»])/g, "\u00A0$1").replaceAll("« ", "«\u00A0"),
  );
}

/** What people wrote, what files are called: in a sentence of the other direction each keeps its own. */
const written =
  /\{\{(title|subject|container|within|name|words|step|path|row|word|other|like|place|from|to|file|pointer|detail|who|line|group|competency|version|framework|document|field|comment)\}\}/g;

/** Sets what people wrote apart from the sentence it stands in, for a language that runs from right to left. */
export function isolated(catalogue: Catalogue): Catalogue {
  return through(catalogue, (text) => text.replaceAll(written, "\u2068{{$1}}\u2069"));
}

/** Gives a rule that is met by millions alone the words of all other numbers. */
export function withMany(catalogue: Catalogue): Catalogue {
  const all = Object.entries(catalogue).flatMap(([id, value]): [string, string | Catalogue][] => {
    if (typeof value !== "string") return [[id, withMany(value)]];
    return id.endsWith("_other") ? [[id, value], [id.replace(/other$/, "many"), value]] : [[id, value]];
  });
  return Object.fromEntries(all);
}
