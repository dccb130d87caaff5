// What came in with a file, in one or two sentences.
import type { TFunction } from "i18next";
import type { CameIn } from "@/wire/wire";

/** "4 changes came into the draft. 1 conflict waits for you." */
export function cameInWords(t: TFunction, { theirs, conflicts }: CameIn): string {
  const came = t("review.cameIn", { count: theirs });
  return conflicts > 0 ? t("review.cameInConflicts", { came, count: conflicts }) : came;
}
