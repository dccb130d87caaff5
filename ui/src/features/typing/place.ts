// Where words were being typed, in words, and what keeping them means there.
import type { Framework } from "@/data/framework";
import { fieldsOf } from "@/data/kinds";
import { short } from "@/features/desk/short";
import type { Field, Id, Intention, Typed } from "@/wire/wire";

/** What can be done with words that were left behind. */
export type Way =
  /** They can be kept as one step. */
  | { readonly is: "keep"; readonly intention: Intention }
  /** They go back into the field where they were typed. */
  | { readonly is: "putBack"; readonly where: "comment" | "version" }
  /** What they were for is gone: they can be copied. */
  | { readonly is: "copy" };

/** What of a framework is asked here. */
type Looked = Pick<Framework, "get">;

type Say = (id: string | string[], values?: { [name: string]: unknown }) => string;

const texts: readonly Field[] = [
  "title", "code", "tagline", "focus", "statement", "heading", "body", "definition", "example", "summary", "language", "note",
];

/** The field of a node that a spot names, as the form and the editor in the middle name it. */
function fieldAt(spot: string, known: readonly Field[]): Field | null {
  const name = spot.replace(/@form$/, "");
  return texts.find((field) => field === name && known.includes(field)) ?? null;
}

/** A line of a list that a spot names: `examples:2`. */
function lineAt(spot: string, known: readonly Field[]): { field: "examples" | "disqualifiers"; n: number } | null {
  const [, field, n] = /^(examples|disqualifiers):(\d+)$/.exec(spot) ?? [];
  const one = field === "examples" || field === "disqualifiers" ? field : null;
  return one && known.includes(one) ? { field: one, n: Number(n) } : null;
}

/** What keeping the words means; null where they stand there already. */
export function wayOf(framework: Looked, { node, field: spot, text }: Typed): Way | null {
  const words = text.trim();
  if (words === "" && !spot.startsWith("version:")) {
    const field = fieldAt(spot, fieldsOf[framework.get(node)?.kind ?? "framework"]);
    if (!field || !framework.get(node)?.fields[field]) return null;
  }
  if (spot.startsWith("version:")) return words === "" ? null : { is: "putBack", where: "version" };
  const record = framework.get(node);
  if (!record) return { is: "copy" };
  if (/^comment(:|$)/.test(spot)) return { is: "putBack", where: "comment" };
  const known = fieldsOf[record.kind];
  const field = fieldAt(spot, known);
  if (field) {
    if ((record.fields[field] ?? "") === words) return null;
    return { is: "keep", intention: { verb: "set", node, fields: { [field]: words || null } } };
  }
  const line = lineAt(spot, known);
  if (line) {
    const lines = [...(record.fields[line.field] ?? [])];
    if (lines[line.n] === words) return null;
    lines[Math.min(line.n, lines.length)] = words;
    return { is: "keep", intention: { verb: "set", node, fields: { [line.field]: lines } } };
  }
  if (spot.startsWith("add:")) {
    const competency = spot.slice(4);
    const of = competency && framework.get(competency) ? { competency } : {};
    return { is: "keep", intention: { verb: "add", kind: "ability", parent: node, fields: { statement: words, ...of } } };
  }
  return { is: "copy" };
}

/** Where the words were being typed: “Statement of “Plans work””. */
export function placeWords(framework: Looked, name: (id: Id) => string, { node, field: spot }: Typed, say: Say): string {
  if (spot === "version:name") return say("typing.versionName");
  if (spot === "version:note") return say("typing.versionNote");
  const record = framework.get(node);
  if (!record) return say("typing.gone");
  const subject = short(name(node));
  const label = (field: Field) => say([`fieldOf.${record.kind}.${field}`, `field.${field}`]);
  if (spot.startsWith("add:")) return say("typing.new", { subject });
  if (spot.startsWith("comment")) return say("typing.comment", { subject });
  const known = fieldsOf[record.kind];
  const line = lineAt(spot, known);
  if (line) return say("typing.line", { field: label(line.field), subject });
  const field = fieldAt(spot, known);
  return field ? say("typing.of", { field: label(field), subject }) : subject;
}
