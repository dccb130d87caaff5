// The words of a finding: what it says, why, and what a mend would do.
import type { TFunction } from "i18next";
import type { Finding, Mend } from "@/wire/wire";

/** Numbers in words, for plural rules. */
function values(params: { [name: string]: string | undefined }): { [name: string]: unknown } {
  const count = Number(params["often"] ?? params["count"] ?? params["years"] ?? 1);
  return { ...params, count: Number.isFinite(count) ? count : 1 };
}

/** What is odd, as one short sentence. */
export function sentenceOf(t: TFunction, finding: Finding): string {
  const { code, params } = finding;
  const habit = code === "vague-verb" && params["words"] !== undefined ? "vague-verb-habit" : code;
  return t([`finding.${habit}`, "finding.other"], { ...values(params), code });
}

/** Why a colleague would mend it; empty where nobody knows. */
export function whyOf(t: TFunction, { code, params }: Finding): string {
  const why = params["why"];
  return t(why ? [`findingWhy.${code}.${why}`] : [`findingWhy.${code}`], { ...values(params), defaultValue: "" });
}

/** What its kind is called. */
export function kindOf(t: TFunction, code: string): string {
  return t([`findingGroup.${code}`, "findingGroup.other"]);
}

/** What a mend does. */
export function mendOf(t: TFunction, { code, params }: Mend): string {
  return t(`mend.${code}`, values(params));
}
