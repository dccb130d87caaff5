// The words of the page: one catalogue a language, stable ids, plural rules of the language.
import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import compare from "./en.compare";
import findings from "./en.findings";
import keys from "./en.keys";
import node from "./en.node";
import problem from "./en.problem";
import review from "./en.review";

/** A catalogue: ids that say where the words stand, nested. */
export type Catalogue = { [id: string]: string | Catalogue };

/** The whole English catalogue: the main file and those of single areas, each with top-level ids of its own. */
export const english: Catalogue = { ...en, ...compare, ...findings, ...keys, ...node, ...problem, ...review };

export const words = createInstance();

void words.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: english } },
  interpolation: { escapeValue: false },
  returnNull: false,
});
