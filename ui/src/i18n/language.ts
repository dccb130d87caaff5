// The language of the page: chosen by a person, or the system's; with it the direction of reading and the locale.
import { setLocale } from "@/data/locale";
import { hearPreferences, type LanguageChoice, preferences } from "@/data/preferences";
import { type Catalogue, words } from "./index";

/** A language that the page has words in, by its ISO 639-1 code. */
export type Language = Exclude<LanguageChoice, "system">;

/** The visible list of languages beside English, which is always there: how each comes when it is asked for. */
const catalogues: { readonly [L in Exclude<Language, "en">]: () => Promise<{ default: Catalogue }> } = {
  fr: () => import("./fr"),
  de: () => import("./de"),
  ar: () => import("./ar"),
};

/** Every language that the page has words in. */
export const languages: readonly Language[] = ["en", "fr", "de", "ar"];

const base = (tag: string) => tag.toLowerCase().split(/[-_]/)[0] ?? "";

/** The language that a choice comes to on a system that prefers these, the dearest first. */
export function languageOf(choice: LanguageChoice, system: readonly string[]): Language {
  if (choice !== "system") return choice;
  const known = system.map(base).flatMap((tag) => languages.filter((language) => language === tag));
  return known[0] ?? "en";
}

/** The locale for dates and numbers: that of the system where it speaks the language, with its region. */
export function localeOf(language: Language, system: readonly string[]): string {
  const tag = system.find((one) => base(one) === language) ?? language;
  // Years, codes and versions are typed with 0-9; two kinds of digits on one screen would be two ways to write them.
  return language === "ar" ? `${tag.split("-u-")[0]}-u-nu-latn` : tag;
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** Puts the language on the page, and follows what is chosen. Called once, before anything is drawn. */
export async function startLanguage(): Promise<void> {
  let wanted: Language | null = null;
  const put = async () => {
    const language = languageOf(preferences().language, navigator.languages);
    if (language === wanted) return;
    wanted = language;
    if (language !== "en" && !words.hasResourceBundle(language, "translation")) {
      const { default: catalogue } = await catalogues[language]();
      words.addResourceBundle(language, "translation", catalogue);
    }
    // Somebody may have chosen yet another one meanwhile.
    if (language !== wanted) return;
    setLocale(localeOf(language, navigator.languages));
    Object.assign(document.documentElement, { lang: language, dir: directionOf(language) });
    await words.changeLanguage(language);
  };
  hearPreferences(() => void put());
  window.addEventListener("languagechange", () => void put());
  await put();
}
