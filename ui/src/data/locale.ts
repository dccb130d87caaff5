// The locale that numbers, dates and lists follow. Formats are dear to make, and lists ask for thousands: each is made once.

let now: string | undefined;
const made = new Map<string, unknown>();

/** Sets the locale, as a BCP 47 tag; without one the system's holds. */
export function setLocale(tag: string | undefined): void {
  if (tag === now) return;
  now = tag;
  made.clear();
}

/** The locale that holds, as a BCP 47 tag; undefined for the system's. */
export function locale(): string | undefined {
  return now;
}

function keep<T>(what: string, options: object, make: () => T): T {
  const key = what + JSON.stringify(options);
  const there = made.get(key) as T | undefined;
  if (there) return there;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

export function numbers(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return keep("number", options, () => new Intl.NumberFormat(now, options));
}

export function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return keep("date", options, () => new Intl.DateTimeFormat(now, options));
}

/** A part as per cent, 0.5 as "50 %" where that is how it is written. */
export function percent(part: number): string {
  return numbers({ style: "percent", maximumFractionDigits: 0 }).format(part);
}

/** Words in a row: "a, b and c". */
export function listed(words: readonly string[]): string {
  return keep("list", { type: "conjunction" }, () => new Intl.ListFormat(now, { type: "conjunction" })).format(words);
}

/** Words in a row that may go on: "a, b, c", without an "and" before the last. */
export function row(words: readonly string[]): string {
  return words.join(isArabic() ? "، " : ", ");
}

/** The name of a language by its code; the code itself where it is none. */
export function languageName(code: string): string {
  try {
    return keep("language", {}, () => new Intl.DisplayNames(now, { type: "language" })).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Words that lead from one to the next, in the direction of reading. */
export function chain(words: readonly string[], space = " "): string {
  // Told from its first letter, a Latin title would turn the whole of it around, and the arrow with it.
  return isArabic() ? `\u200F${words.join(`${space}←${space}`)}` : words.join(`${space}→${space}`);
}

/** Where something stands, from the outside in: "Customers › Adviser", in the direction of reading. */
export function trail(words: readonly string[]): string {
  // The sign between them is turned around by the direction; each of the words keeps to its own.
  return isArabic() ? `\u200F${words.map((one) => `\u2068${one}\u2069`).join(" › ")}` : words.join(" › ");
}

/** Letters of a script that is not Arabic. */
const otherLetters = /[^\P{L}\p{Script=Arabic}]/u;

/**
 * A value in a sentence that reads from the right: words that read the other way keep to themselves, or they would take the marks
 * around them along (unicode.org/reports/tr9, directional isolates).
 */
export function isolated(value: string): string {
  return isArabic() && otherLetters.test(value) ? `\u2068${value}\u2069` : value;
}

function isArabic(): boolean {
  return now?.startsWith("ar") ?? false;
}

/** Whether the page reads from right to left, so that the first thing of a row stands at the right. */
export function isMirrored(): boolean {
  return typeof document !== "undefined" && document.documentElement.dir === "rtl";
}

/** The arrow key that means the same where the first thing of a row stands at the right. */
export function mirrored(key: string): string {
  return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}

/** An arrow key as it is meant: "ArrowRight" leads on and "ArrowLeft" back, whichever way the page reads. */
export function meantKey(key: string): string {
  return isMirrored() ? mirrored(key) : key;
}
