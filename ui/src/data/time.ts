// Times as a person reads them.
import type { TFunction } from "i18next";
import { dates } from "./locale";

/** "just now", "5 minutes ago", "yesterday", then the date. */
export function ago(t: TFunction, when: string, now: Date = new Date()): string {
  const then = new Date(when);
  if (Number.isNaN(then.getTime())) return "";
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60000);
  if (minutes < 1) return t("time.now");
  if (minutes < 60) return t("time.minutes", { count: minutes });
  const days = Math.round((startOfDay(now) - startOfDay(then)) / 86400000);
  if (days <= 0) return t("time.hours", { count: Math.floor(minutes / 60) });
  if (days === 1) return t("time.yesterday");
  if (days < 7) return t("time.days", { count: days });
  return day(when);
}

/** A date alone, in the words of the person's region. */
export function day(when: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(when) ? new Date(`${when}T12:00:00`) : new Date(when);
  if (Number.isNaN(date.getTime())) return when;
  return dates({ dateStyle: "medium" }).format(date);
}

/** A time of day alone. */
export function clock(when: string): string {
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) return "";
  return dates({ timeStyle: "short" }).format(date);
}

/** Date and time of day, for whoever wants to know it exactly. */
export function moment(when: string): string {
  const date = new Date(when);
  return Number.isNaN(date.getTime()) ? "" : dates({ dateStyle: "long", timeStyle: "short" }).format(date);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
