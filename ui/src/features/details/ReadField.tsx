// A field of a version: what stands in it, as text. An empty field is not shown.
import { useTranslation } from "react-i18next";
import { useDesk } from "@/features/desk/desk";
import { Markdown } from "@/features/document/Markdown";
import { show, yearsInWords } from "@/features/editing/experience";
import fields from "@/features/editing/fields.module.css";
import type { Field, Id, Kind } from "@/wire/wire";
import { useFieldLabel } from "./TextFields";

export function ReadField({ node, kind, field }: { node: Id; kind: Kind; field: Field }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const label = useFieldLabel()(kind, field);
  const lines = linesOf();
  if (lines.length === 0) return null;
  return (
    <dl>
      <dt className={fields.legend}>{label}</dt>
      {lines.map((line, i) => (
        <dd key={`${i}`} className={fields.value} dir="auto">
          {field === "body" ? <Markdown text={line} /> : line}
        </dd>
      ))}
    </dl>
  );

  function linesOf(): string[] {
    const value = desk.framework.get(node)?.fields;
    if (!value) return [];
    switch (field) {
      case "experience":
        return [yearsInWords(t, value.experience), value.experience?.context ?? ""].filter(Boolean);
      case "metric": {
        const { metric } = value;
        if (!metric) return [];
        const number = (n: number | null) => (n === null ? "…" : show(n));
        const { name, unit } = metric;
        return [t("metric.fromTo", { name, baseline: number(metric.baseline), target: number(metric.target), unit }).trim()];
      }
      case "weight":
        return value.weight === undefined ? [] : [show(value.weight)];
      case "examples":
      case "disqualifiers":
        return value[field] ?? [];
      case "grade":
      case "competency":
      case "from":
      case "to": {
        const target = value[field];
        return target ? [desk.framework.get(target) ? desk.name(target) : t("link.gone")] : [];
      }
      case "abilities":
        return (value.abilities ?? []).map((id) => desk.name(id));
      default: {
        const text = value[field];
        return text ? [text] : [];
      }
    }
  }
}
