// Years of experience in words, and numbers as people type them.
import type { TFunction } from "i18next";
import { numbers } from "@/data/locale";
import type { Experience } from "@/wire/wire";

/** A step of which nothing is said yet. */
export const noExperience: Experience = { essential: true, minYears: null, maxYears: null, context: "" };

/** "2+ years", "2–5 years", "Years not essential"; empty where nothing is said. */
export function yearsInWords(t: TFunction, experience: Experience | undefined): string {
  if (!experience) return "";
  const { essential, minYears: min, maxYears: max } = experience;
  if (!essential) return t("experience.notEssential");
  if (min !== null && max !== null) {
    return min === max ? t("experience.years", { count: min, years: show(min) }) : t("experience.between", { count: max, min: show(min), max: show(max) });
  }
  if (min !== null) return t("experience.atLeast", { count: min, min: show(min) });
  if (max !== null) return t("experience.atMost", { count: max, max: show(max) });
  return "";
}

/** Years as a person would type them, so that they can be typed on: "2+", "2–5", "≤ 3". */
export function yearsTyped(experience: Experience | undefined, notEssential: string): string {
  if (!experience) return "";
  const { essential, minYears: min, maxYears: max } = experience;
  if (!essential) return notEssential;
  if (min !== null && max !== null) return min === max ? show(min) : `${show(min)}–${show(max)}`;
  if (min !== null) return `${show(min)}+`;
  return max === null ? "" : `≤ ${show(max)}`;
}

/** A number as a person writes it. */
export function show(number: number): string {
  return numbers({ maximumFractionDigits: 10, useGrouping: false }).format(number);
}

/** A number as a person may have typed it: nothing is null, what is no number is undefined. */
export function read(text: string): number | null | undefined {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return null;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
