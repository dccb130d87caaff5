// Problems as sentences. Rust sends a code, a tone and parameters; the words are in the catalogue.
import type { TFunction } from "i18next";
import { row } from "./locale";
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

/** The sentence for a problem: its own where the catalogue has one, otherwise that of its tone. A fault in a file says where. */
export function problemSentence(t: TFunction, problem: Problem): string {
  const params = spoken(t, problem);
  const sentence = t([`problem.${problem.code}`, `problemTone.${problem.tone}`, "problemTone.fault"], params);
  const place = problem.code.startsWith("read-") ? placeIn(t, problem.params) : "";
  return place ? t("problemPart.at", { place, sentence }) : sentence;
}

/** The parameters as words: lists with commas, names of the wire as a person knows them. */
function spoken(t: TFunction, { code, params, detail }: Problem): { [name: string]: string } {
  const words: { [name: string]: string } = { detail, file: t("problemPart.anyFile") };
  for (const [name, value] of Object.entries(params)) words[name] = plain(value);
  const name = (key: string, table: string) => {
    const value = words[key];
    if (value) words[key] = t(`${table}.${value}`, { defaultValue: value });
  };
  if (code === "read-wrong-type" || code === "read-not-a") name("expected", "problemPart.form");
  if (code === "read-wrong-type") name("found", "problemPart.form");
  if (code.startsWith("read-reference")) name("expected", "problemPart.kind");
  if (code === "read-reference-to-other-kind") name("found", "problemPart.kind");
  if (code === "read-other-kind") name("kind", "problemPart.otherKind");
  if (code === "read-too-large") words.megabytes = String(Math.round(Number(params.limit) / 1e6));
  if (code === "read-too-many") name("what", "problemPart.what");
  if (code.startsWith("edit-")) {
    name("kind", "problemPart.kind");
    name("parent", "problemPart.kind");
    name("field", "field");
  }
  words.library = params.file ? t("problemPart.libraryAt", { file: words.file }) : t("problemPart.library");
  words.atVersion = params.version ? t("problemPart.atVersion", { version: words.version }) : "";
  return words;
}

/** Where in which file; empty where neither is known. */
function placeIn(t: TFunction, params: Problem["params"]): string {
  const file = plain(params.file).split(/[\\/]/).at(-1) ?? "";
  const line = plain(params.line);
  // A sheet is told where no line is known.
  const sheet = plain(params.pointer);
  if (!line || line === "0") return file && sheet && !sheet.startsWith("/") ? `${file} (${sheet})` : file;
  const place = t(params.pointer ? "problemPart.pointer" : "problemPart.line", { file, line, pointer: plain(params.pointer) });
  return file ? place : place.replace(/^[,،] /, "").replace(/^./, (letter) => letter.toUpperCase());
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return row(value.map(plain));
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
