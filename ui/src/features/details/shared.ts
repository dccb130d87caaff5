// What several nodes have in common in one field. Pure.
import type { Framework } from "@/data/framework";
import type { Fields, Id } from "@/wire/wire";

/** The value all of them have, or that they differ. Of experience only the years count, not what they are of. */
export function shared<F extends "weight" | "grade" | "experience">(
  framework: Framework,
  ids: readonly Id[],
  field: F,
): { value: Fields[F] | undefined; differ: boolean } {
  const values = ids.map((id) => framework.get(id)?.fields[field]);
  const [first] = values;
  const differ = values.some((value) => sameAs(value) !== sameAs(first));
  return { value: differ ? undefined : first, differ };
}

function sameAs(value: Fields["weight" | "grade" | "experience"]): string {
  if (value === undefined) return "";
  if (typeof value !== "object") return String(value);
  const { essential, minYears, maxYears } = value;
  return essential && minYears === null && maxYears === null ? "" : JSON.stringify([essential, minYears, maxYears]);
}
