// Which language and locale follow from a choice and a system; counts, years and lists as each language has them.
import { afterEach, expect, test, vi } from "vitest";

vi.mock("@/platform/door", () => ({ call: vi.fn(), on: vi.fn() }));
const { words } = await import("./index");
const { directionOf, languageOf, languages, localeOf } = await import("./language");
const { chain, listed, mirrored, percent, row, setLocale, trail } = await import("@/data/locale");
const { yearsInWords } = await import("@/features/editing/experience");
const { default: fr } = await import("./fr");
const { default: de } = await import("./de");
const { default: ar } = await import("./ar");

for (const [language, catalogue] of Object.entries({ fr, de, ar })) words.addResourceBundle(language, "translation", catalogue);

async function speak(language: "en" | "fr" | "de" | "ar") {
  setLocale(localeOf(language, []));
  await words.changeLanguage(language);
}

afterEach(() => speak("en"));

test("the choice holds, then the system's languages, then English", () => {
  const check = (choice: Parameters<typeof languageOf>[0], system: string[], expected: string) =>
    expect([choice, system, languageOf(choice, system)]).toEqual([choice, system, expected]);
  check("de", ["fr-FR"], "de");
  check("system", ["fr-CA", "en"], "fr");
  check("system", ["pt-BR", "de-CH"], "de");
  check("system", ["AR-eg"], "ar");
  check("system", ["pt-BR"], "en");
  check("system", [], "en");
});

test("the region is the system's where it speaks the language; Arabic is written with the digits that are typed", () => {
  const check = (language: (typeof languages)[number], system: string[], expected: string) =>
    expect([language, system, localeOf(language, system)]).toEqual([language, system, expected]);
  check("de", ["en-US", "de-CH"], "de-CH");
  check("en", ["en-GB"], "en-GB");
  check("fr", ["en-GB"], "fr");
  check("ar", ["ar-EG"], "ar-EG-u-nu-latn");
  check("ar", [], "ar-u-nu-latn");
});

test("Arabic runs from right to left, and the arrows with it", async () => {
  expect(languages.map(directionOf)).toEqual(["ltr", "ltr", "ltr", "rtl"]);
  expect(["ArrowLeft", "ArrowRight", "ArrowUp"].map(mirrored)).toEqual(["ArrowRight", "ArrowLeft", "ArrowUp"]);
  expect(chain(["A", "B"])).toBe("A → B");
  expect(trail(["A", "B"])).toBe("A › B");
  await speak("ar");
  expect(chain(["A", "B"])).toBe("\u200FA ← B");
  expect(trail(["A", "B"])).toBe("\u200F\u2068A\u2069 › \u2068B\u2069");
  expect(row(["A", "B"])).toBe("A، B");
});

test("words that read the other way keep to themselves in a sentence, but not where the sentence becomes somebody's text", async () => {
  const check = (id: string, title: string, expected: string) => expect([id, title, words.t(id, { title })]).toEqual([id, title, expected]);
  await speak("ar");
  check("copy.title", "Planner", "بدء نسخة من «\u2068Planner\u2069»");
  check("copy.title", "مخطط", "بدء نسخة من «مخطط»");
  check("copy.title", "2026.1", "بدء نسخة من «2026.1»");
  check("copy.suggestion", "Planner", "نسخة من Planner");
  await speak("en");
  check("copy.title", "<b> & “Planner”", "Start a copy of “<b> & “Planner””");
});

test("counts in the forms of each language", async () => {
  const check = async (language: "en" | "fr" | "de" | "ar", count: number, expected: string) => {
    await speak(language);
    expect([language, count, words.t("library.counts.abilities", { count })]).toEqual([language, count, expected]);
  };
  await check("de", 1, "1 Fähigkeit");
  await check("de", 0, "0 Fähigkeiten");
  await check("fr", 0, "0 capacité");
  await check("fr", 2, "2 capacités");
  await check("ar", 0, "لا قدرات");
  await check("ar", 1, "قدرة واحدة");
  await check("ar", 2, "قدرتان");
  await check("ar", 3, "3 قدرات");
  await check("ar", 11, "11 قدرة");
  await check("ar", 100, "100 قدرة");
  await speak("fr");
  expect(words.t("library.counts.abilities", { count: 1_000_000 })).toContain("capacités");
});

test("years in words", async () => {
  const years = (minYears: number | null, maxYears: number | null) =>
    yearsInWords(words.t, { essential: true, minYears, maxYears, context: "" });
  const all = () => [years(2, null), years(2.5, 5), years(null, 3), years(1, 1), years(12, 12)];
  await speak("de");
  expect(all()).toEqual(["2+ Jahre", "2,5–5 Jahre", "bis 3 Jahre", "1 Jahr", "12 Jahre"]);
  await speak("fr");
  expect(all()).toEqual(["2+ ans", "2,5–5 ans", "jusqu’à 3 ans", "1 an", "12 ans"]);
  await speak("ar");
  expect(all()).toEqual(["سنتان فأكثر", "من 2.5 إلى 5 سنوات", "حتى 3 سنوات", "سنة واحدة", "12 سنة"]);
});

test("lists and parts as each language writes them", async () => {
  await speak("de");
  expect([listed(["A", "B", "C"]), percent(0.5)]).toEqual(["A, B und C", "50\u00A0%"]);
  await speak("fr");
  expect(listed(["A", "B", "C"])).toBe("A, B et C");
  await speak("en");
  expect([listed(["A", "B"]), percent(0.5)]).toEqual(["A and B", "50%"]);
});
