// Years of experience as people type them: "2+", "2-5", "3 bis 5", "up to 3", "18 months", "not essential". Pure.
import { fold } from "@/data/fold";

/** What was understood: nothing said, not essential, years; or what is wrong with it. */
export type Typed =
  | { is: "nothing" }
  | { is: "notEssential" }
  | { is: "years"; min: number | null; max: number | null }
  | { is: "wrong"; why: "words" }
  | { is: "wrong"; why: "halves"; years: number }
  | { is: "wrong"; why: "order"; min: number; max: number };

/** Small numbers as words, in the languages people most often paste from, as `fold` has them. */
const numbers: readonly (readonly string[])[] = [
  ["zero", "null", "zero", "صفر"],
  ["one", "a", "an", "ein", "eine", "einem", "einen", "eins", "un", "une", "una", "uno", "واحد", "واحدة"],
  ["two", "zwei", "deux", "dos", "due", "اثنان", "اثنين", "سنتان", "سنتين", "عامان", "عامين"],
  ["three", "drei", "trois", "tres", "tre", "ثلاث", "ثلاثة"],
  ["four", "vier", "quatre", "cuatro", "quattro", "اربع", "اربعة"],
  ["five", "funf", "cinq", "cinco", "cinque", "خمس", "خمسة"],
  ["six", "sechs", "seis", "sei", "ست", "ستة"],
  ["seven", "sieben", "sept", "siete", "sette", "سبع", "سبعة"],
  ["eight", "acht", "huit", "ocho", "otto", "ثماني", "ثمانية"],
  ["nine", "neun", "neuf", "nueve", "nove", "تسع", "تسعة"],
  ["ten", "zehn", "dix", "diez", "dieci", "عشر", "عشرة"],
];
const numberOf = new Map(numbers.flatMap((words, n) => words.map((word) => [word, n] as const)));

const unit = /(?<![a-zء-ي])(years?|yrs?|y|jahren?|jahre|jahr|j|ans?|annees?|anos?|anni|anno|سنة|سنوات|عام|عاما|اعوام)(?![a-zء-ي])\.?/g;
const months = /(?<![a-z])(months?|mos?|monaten?|monate?|mois|mes|meses|mesi|mese|شهر|شهرا|اشهر|شهور)(?![a-zء-ي])\.?/;
const about = /\b(of |an |d')?(experience|(berufs)?erfahrung|experiencia|esperienza)\b/g;
const notEssential =
  /^(n\/?a|none|any|ليست? (اساسية?|مطلوبة?|ضرورية?)|غير (مطلوبة?|ضرورية?)|egal|entfallt|keine|no|(years? |jahre )?(are |sind )?(not|nicht|non|no|pas) (\w+ )?(essential|required|needed|necessary|relevant|important|erforderlich|notig|notwendig|wesentlich|relevant|wichtig|essentiel(les)?|requis(es)?|necessaires?|necesarios?|esencial(es)?|imprescindibles?|necessari|essenziali))$/;
const atLeast = /^(at least|minimum( of)?|min\.?|from|over|more than|mindestens|wenigstens|ab|uber|mehr als|au moins|des|al menos|desde|mas de|almeno|على الاقل|لا تقل عن|لا يقل عن|اكثر من|>=?|≥)(?![a-zء-ي])\s*/;
const orMore = /\s*(\+|plus|and (more|over|up)|or (more|over)|und mehr|oder mehr|et plus|ou plus|y mas|o mas|e oltre|o piu|او اكثر|فاكثر|على الاقل)$/;
const atMost = /^(up to|at most|maximum( of)?|max\.?|less than|under|until|till|bis zu|bis|hochstens|maximal|unter|weniger als|jusqu'a|au plus|hasta|como maximo|fino a|حتى|لا تزيد عن|لا يزيد عن|اقل من|<=?|≤)(?![a-zء-ي])\s*/;
const between = /^(?:between|from|zwischen|von|entre|de|tra|da|من|بين)?\s*(\S+)\s*(?:-|\.{2,3}|…|\bto\b|\bbis\b|\buntil\b|\btill\b|\band\b|\bund\b|\ba\b|\bet\b|\by\b|\be\b|\sالى\s|\sو)\s*(\S+)$/;

/** One number: digits, halves, a word. Undefined where it is none. */
function number(text: string): number | undefined {
  const word = numberOf.get(text);
  if (word !== undefined) return word;
  if (/^(half|half an?|ein halbes|halbes|demi|medio|mezzo)$/.test(text)) return 0.5;
  if (!/^(\d+(\.\d+)?|\.\d+)$/.test(text)) return undefined;
  return Number(text);
}

/** What somebody typed as years. `own` is how the page itself says "not essential". */
export function readTyped(text: string, own = ""): Typed {
  const plain = fold(text.replaceAll(/(\d)\s*½/g, "$1.5").replaceAll("½", "0.5"))
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll("٫", ".")
    .replaceAll(/[‐-―−]/g, "-")
    .replaceAll("’", "'")
    .replaceAll(/(\d),(\d)/g, "$1.$2")
    .replaceAll(/(\d)\s+1\/2/g, "$1.5")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (plain === "" || plain === "-") return { is: "nothing" };
  if (notEssential.test(plain.replace(/\.$/, "")) || (own && plain === fold(own).trim())) return { is: "notEssential" };
  const scale = months.test(plain) ? 12 : 1;
  const timed = plain.replace(about, " ").replace(months, " ");
  const bare = timed.replaceAll(unit, (found, _word, at: number) => (isUnit(timed, at) ? " " : found));
  const words = bare.replaceAll(/\s+/g, " ").replace(/\s*\.$/, "").trim();
  return judged(rangeOf(words), scale);
}

/** "y" and "ans" are years only behind a number: "3 y", but "2 y 5" is Spanish for "2 and 5". */
function isUnit(plain: string, at: number): boolean {
  return !(plain.slice(at, at + 2) === "y " && /\d\s*$/.test(plain.slice(0, at)) && /^y \d/.test(plain.slice(at)));
}

type Range = { min: number | null; max: number | null } | null;

function rangeOf(words: string): Range {
  const one = (text: string): number | null => number(text.trim()) ?? null;
  const span = between.exec(words.replace(/\s*-\s*/, "-"));
  if (span) {
    const [min, max] = [one(span[1] ?? ""), one(span[2] ?? "")];
    if (min !== null && max !== null) return { min, max };
  }
  if (atLeast.test(words) || orMore.test(words)) {
    const min = one(words.replace(atLeast, "").replace(orMore, ""));
    return min === null ? null : { min, max: null };
  }
  if (atMost.test(words)) {
    const max = one(words.replace(atMost, ""));
    return max === null ? null : { min: null, max };
  }
  const exact = one(words);
  return exact === null ? null : { min: exact, max: exact };
}

function judged(range: Range, scale: number): Typed {
  if (!range) return { is: "wrong", why: "words" };
  const [min, max] = [range.min, range.max].map((years) => (years === null ? null : years / scale)) as [number | null, number | null];
  for (const years of [min, max]) {
    if (years !== null && !(years >= 0 && years <= 100 && Number.isInteger(years * 2))) return { is: "wrong", why: "halves", years };
  }
  if (min !== null && max !== null && max < min) return { is: "wrong", why: "order", min, max };
  return { is: "years", min, max };
}
