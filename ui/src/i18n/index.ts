// The words of the page: stable ids, plural rules of the language. English is here; `language.ts` brings the others.
import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { isolated, numbers } from "@/data/locale";
import { en } from "./en";
import access from "./en.access";
import commands from "./en.commands";
import compare from "./en.compare";
import findings from "./en.findings";
import formats from "./en.formats";
import history from "./en.history";
import importing from "./en.importing";
import keys from "./en.keys";
import map from "./en.map";
import matrix from "./en.matrix";
import node from "./en.node";
import outcomes from "./en.outcomes";
import outline from "./en.outline";
import problem from "./en.problem";
import review from "./en.review";
import start from "./en.start";

/** A catalogue: ids that say where the words stand, nested. */
export type Catalogue = { [id: string]: string | Catalogue };

/** The visible list of areas of the English catalogue, each with top-level ids of its own. */
export const areas: readonly Catalogue[] = [
  en,
  access,
  commands,
  compare,
  findings,
  formats,
  history,
  importing,
  keys,
  map,
  matrix,
  node,
  outcomes,
  outline,
  problem,
  review,
  start,
];

/** The whole English catalogue. */
export const english: Catalogue = Object.assign({}, ...areas) as Catalogue;

export const words = createInstance();

void words.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: english } },
  // React shows text as text; what is escaped here is the direction. What becomes text of a person is written {{- value}}.
  interpolation: { escapeValue: true, escape: isolated },
  returnNull: false,
});

// Counts are written as all numbers of the page are.
words.services.formatter?.add("number", (value: number) => numbers().format(value));
