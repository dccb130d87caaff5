// Fields that are numbers: a weight, and the metric of a value stream.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { read, show } from "@/features/editing/experience";
import fields from "@/features/editing/fields.module.css";
import { useDraft } from "@/features/editing/useDraft";
import type { Id, Metric } from "@/wire/wire";

type NumberProps = {
  label: string;
  hint?: string;
  placeholder?: string;
  value: number | null;
  /** What is wrong with a number that cannot stand here. */
  wrong: string;
  least?: number;
  onKeep: (number: number | null) => Promise<boolean>;
};

/** One number. */
export function NumberField({ label, hint, placeholder, value, wrong, least = -Infinity, onKeep }: NumberProps) {
  const [bad, setBad] = useState(false);
  const { readOnly } = useDesk().framework;
  const draft = useDraft(value === null ? "" : show(value), (text) => {
    const number = read(text);
    const fits = number !== undefined && (number === null || number >= least);
    setBad(!fits);
    return fits ? onKeep(number) : false;
  });
  return (
    <TextField
      label={label}
      hint={readOnly ? undefined : hint}
      placeholder={placeholder}
      inputMode="decimal"
      spellCheck={false}
      readOnly={readOnly}
      value={draft.text}
      wrong={bad ? wrong : null}
      onChange={draft.type}
      onBlur={() => void draft.keep()}
      onKeyDown={draft.press}
    />
  );
}

/** How much an ability counts. */
export function WeightField({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, node);
  return (
    <NumberField
      label={t("field.weight")}
      hint={t("fieldHint.weight")}
      value={record?.fields.weight ?? null}
      wrong={t("number.wrong")}
      least={0}
      onKeep={(weight) => desk.set(node, { weight })}
    />
  );
}

const noMetric: Metric = { name: "", unit: "", baseline: null, target: null };

/** The one metric of a value stream. */
export function MetricFields({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, node);
  const metric = record?.fields.metric ?? noMetric;
  // Read when it is kept, not when it was drawn: two fields may be left one right after the other.
  const put = (part: Partial<Metric>) =>
    desk.set(node, { metric: { ...(desk.framework.get(node)?.fields.metric ?? noMetric), ...part } });
  return (
    <fieldset className={fields.set}>
      <legend className={fields.legend}>{t("field.metric")}</legend>
      <MetricText label={t("metric.name")} value={metric.name} onKeep={(name) => put({ name })} />
      <div className={fields.two}>
        <NumberField
          label={t("metric.baseline")}
          value={metric.baseline}
          wrong={t("metric.wrong")}
          onKeep={(baseline) => put({ baseline })}
        />
        <NumberField
          label={t("metric.target")}
          value={metric.target}
          wrong={t("metric.wrong")}
          onKeep={(target) => put({ target })}
        />
      </div>
      <MetricText label={t("metric.unit")} value={metric.unit} onKeep={(unit) => put({ unit })} />
    </fieldset>
  );
}

function MetricText({ label, value, onKeep }: { label: string; value: string; onKeep: (text: string) => Promise<boolean> }) {
  const { readOnly } = useDesk().framework;
  const draft = useDraft(value, (text) => onKeep(text.trim()));
  return (
    <TextField
      label={label}
      readOnly={readOnly}
      value={draft.text}
      onChange={draft.type}
      onBlur={() => void draft.keep()}
      onKeyDown={draft.press}
    />
  );
}
