// Problems as sentences. Rust sends a code, a tone and parameters; the words are in the catalogue.
import type { TFunction } from "i18next";
import type { Problem } from "@/wire/wire";

/** Whatever was thrown, as a problem: what Rust did not word itself is our fault. */
export function asProblem(error: unknown): Problem {
  if (isProblem(error)) return error;
  const detail = error instanceof Error ? error.message : typeof error === "string" ? error : JSON.stringify(error);
  return { code: "unexpected", tone: "fault", params: {}, detail: detail ?? "" };
}

function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "code" in error && "tone" in error && "params" in error;
}

/** The sentence for a problem: its own where the catalogue has one, otherwise that of its tone. */
export function problemSentence(t: TFunction, problem: Problem): string {
  const params = { ...problem.params, detail: problem.detail };
  return t([`problem.${problem.code}`, `problemTone.${problem.tone}`, "problemTone.fault"], params);
}
