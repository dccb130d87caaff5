// Values of fields in words for people: years, metrics, references, lists.
import { faceOf, fieldsOf } from "@/data/kinds";
import { LINKS, readLink, relationId } from "@/data/links";
import { languageName, numbers, row } from "@/data/locale";
import { visible } from "@/data/unseen";
import type { Experience, Field, Id, Kind, Metric, Record as Node } from "@/wire/wire";
import type { Say } from "./say";
import type { Side } from "./side";

/** What stands in a field, as far as reading it is concerned. */
export type Shape = "text" | "texts" | "number" | "experience" | "metric" | "link" | "links";

const SHAPES: { readonly [F in Field]?: Shape } = {
  grade: "link",
  experience: "experience",
  examples: "texts",
  competency: "link",
  weight: "number",
  from: "link",
  to: "link",
  metric: "metric",
  disqualifiers: "texts",
  abilities: "links",
};

/** Whether a kind has the field; what it does not have is a key of another program, kept as it came. */
export function isKnown(field: string, kind: Kind): boolean {
  const known: readonly string[] = fieldsOf[kind];
  return field === LINKS || known.includes(field);
}

/** What stands under a key of another program: a text, or JSON. */
export function keyWords(value: unknown, say: Say): string {
  if (value === null || value === undefined) return say("compare.none");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The shape of a field; a field that this page does not know yet reads as text. */
export function shapeOf(field: string): Shape {
  if (field === LINKS) return "links";
  return SHAPES[field as Field] ?? "text";
}

const number = (value: number) => numbers({ maximumFractionDigits: 6 }).format(value);

/** The words a person knows a node by, characters that cannot be seen by name. */
export function wordsOf(node: Node, side: Side, say: Say): string {
  if (node.kind === "transition") {
    return say("compare.transition", {
      from: linkWords(node.fields.from, side, say),
      to: linkWords(node.fields.to, side, say),
    });
  }
  const face = faceOf[node.kind];
  return visible((face ? node.fields[face] : undefined) || node.fields.title || "") || say(`unnamed.${node.kind}`);
}

/** A step by its path and its title, any other node by its words alone. */
export function placeWords(id: Id | null, side: Side, say: Say, withPath = false): string {
  const node = id === null ? undefined : side.byId.get(id);
  if (!node) return say("compare.unknown");
  const words = wordsOf(node, side, say);
  const path = node.kind === "step" && withPath && node.parent !== null ? side.byId.get(node.parent) : undefined;
  return path ? say("compare.inPath", { path: wordsOf(path, side, say), step: words }) : words;
}

/** The words of what a reference leads to. */
export function linkWords(id: unknown, side: Side, say: Say): string {
  if (typeof id !== "string" || id === "") return say("compare.none");
  const node = side.byId.get(id);
  return node ? wordsOf(node, side, say) : say("compare.unknown");
}

/** A link as a sentence: "Flow is an exact match of Flow efficiency (https://…)". */
function relationWords(entry: unknown, side: Side, say: Say): string {
  const link = readLink(entry);
  if (!link) return JSON.stringify(entry);
  const [from, to] = [link.from, link.to].map((end) => side.byId.get(end.toLowerCase()));
  const id = relationId(link.relation, "out");
  const end = (node: Node | undefined, address: string, title: string | undefined) =>
    node ? wordsOf(node, side, say) : visible(title ? say("links.named", { name: title, place: address }) : address);
  return say("links.says", {
    from: end(from, link.from, to ? link.title : ""),
    relation: id ? say(id) : visible(link.relation),
    to: end(to, link.to, link.title),
  });
}

/** Years without their context: "2+", "2–5", "up to 5", "not essential". */
export function yearsWords(value: unknown, say: Say): string {
  const e = value as Partial<Experience> | null | undefined;
  if (!e) return say("compare.none");
  if (e.essential === false) return say("compare.years.notEssential");
  const [min, max] = [e.minYears ?? null, e.maxYears ?? null];
  if (min !== null && max !== null) {
    return min === max ? number(min) : say("compare.years.between", { min: number(min), max: number(max) });
  }
  if (min !== null) return say("compare.years.atLeast", { min: number(min) });
  if (max !== null) return say("compare.years.atMost", { max: number(max) });
  return e.context ? "" : say("compare.none");
}

/** Years as a sentence reads them: "2+ years as contributors to deliveries". */
export function experienceWords(value: unknown, say: Say): string {
  const e = value as Partial<Experience> | null | undefined;
  const years = yearsWords(e, say);
  if (!e || e.essential === false) return years;
  const context = e.context ?? "";
  const [min, max] = [e.minYears ?? null, e.maxYears ?? null];
  if (min === null && max === null) return context || years;
  const counted = max === null ? say("compare.years.open", { years, count: min ?? 0 }) : say("compare.years.counted", { years, count: max });
  return context ? `${counted} ${context}` : counted;
}

/** A metric: "Lead time, from 30 to 10 days". */
export function metricWords(value: unknown, say: Say): string {
  const m = value as Partial<Metric> | null | undefined;
  if (!m) return say("compare.none");
  const [baseline, target] = [m.baseline ?? null, m.target ?? null];
  const unit = m.unit ?? "";
  const measure = (id: string, params: { [name: string]: string }) => say(`compare.metric.${id}`, { ...params, unit }).trim();
  const span =
    baseline !== null && target !== null
      ? measure("span", { baseline: number(baseline), target: number(target) })
      : target !== null
        ? measure("target", { target: number(target) })
        : baseline !== null
          ? measure("baseline", { baseline: number(baseline) })
          : unit;
  return row([m.name ?? "", span].filter(Boolean)) || say("compare.none");
}

/** What changed in a metric that keeps its name: "Lead time: target 20 → 10"; null where the whole of it says more. */
export function metricChange(before: unknown, after: unknown, say: Say): string | null {
  const [a, b] = [before as Partial<Metric> | null | undefined, after as Partial<Metric> | null | undefined];
  if (!a || !b || !a.name || a.name !== b.name) return null;
  const words = (v: string | number | null | undefined) => (typeof v === "number" ? number(v) : v || say("compare.none"));
  const parts = (["unit", "baseline", "target"] as const)
    .filter((key) => (a[key] ?? "") !== (b[key] ?? ""))
    .map((key) => say(`compare.metric.${key}Change`, { before: words(a[key]), after: words(b[key]) }));
  return parts.length > 0 ? say("compare.metric.change", { name: a.name, what: row(parts) }) : null;
}

/** What a field is called. */
export function fieldWords(field: string, kind: Kind, say: Say): string {
  if (field === LINKS) return say("links.title");
  if (!isKnown(field, kind)) return field;
  if (field === "experience") return say("compare.years.label");
  return field === "title" && kind === "ability" ? say("fieldOf.ability.title") : say(`field.${field}`);
}

/** One value of a field that is no list, in words. */
export function valueWords(field: string, value: unknown, side: Side, say: Say): string {
  switch (shapeOf(field)) {
    case "experience":
      return experienceWords(value, say);
    case "metric":
      return metricWords(value, say);
    case "number":
      // A weight that is not written down counts as one.
      return number(typeof value === "number" ? value : 1);
    case "link":
      return linkWords(value, side, say);
    case "texts":
    case "links":
      return listWords(field, value, side, say).join("; ") || say("compare.none");
    case "text":
      if (typeof value !== "string" || value === "") return say("compare.none");
      return field === "language" ? languageName(value) : value;
  }
}

/** Each item of a list in words. */
export function listWords(field: string, value: unknown, side: Side, say: Say): string[] {
  if (!Array.isArray(value)) return [];
  if (field === LINKS) return value.map((entry) => relationWords(entry, side, say));
  return value.map((item) => (shapeOf(field) === "links" ? linkWords(item, side, say) : String(item)));
}
