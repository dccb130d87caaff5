// The one metric of a value stream, every part of it edited in place, and a bar from where it stands to where it should be.
import { useTranslation } from "react-i18next";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { EditablePart } from "@/features/editing/EditablePart";
import { read, show } from "@/features/editing/experience";
import type { Id, Metric } from "@/wire/wire";
import { spanOf } from "./span";
import styles from "./Outcomes.module.css";

const noMetric: Metric = { name: "", unit: "", baseline: null, target: null };

export function MetricLine({ stream }: { stream: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, stream);
  const metric = record?.fields.metric ?? noMetric;
  // Read when it is kept, not when it was drawn: two parts may be left one right after the other.
  const put = (part: Partial<Metric>) => {
    const next = { ...(framework.get(stream)?.fields.metric ?? noMetric), ...part };
    const empty = !next.name && !next.unit && next.baseline === null && next.target === null;
    return framework.edit({ verb: "set", node: stream, fields: { metric: empty ? null : next } });
  };
  const part = (name: keyof Metric) => ({
    node: stream,
    place: `outcomes:${stream}:metric:${name}`,
    label: t("outcomes.metricPart", { part: t(`metric.${name}`), subject: desk.name(stream) }),
  });
  const number = (name: "baseline" | "target") => (
    <div className={styles.value}>
      <span className={styles.kicker}>{t(`metric.${name}`)}</span>
      <EditablePart
        {...part(name)}
        value={metric[name] === null ? "" : show(metric[name])}
        placeholder="–"
        check={(text) => (read(text) === undefined ? t("metric.wrong") : null)}
        onKeep={(text) => put({ [name]: read(text) ?? null })}
      />
    </div>
  );
  if (framework.readOnly && !record?.fields.metric) return <p className={styles.quiet}>{t("doc.noMetric")}</p>;
  return (
    <div className={styles.metric}>
      <div className={styles.metricName}>
        <EditablePart {...part("name")} value={metric.name} placeholder={t("outcomes.noMetric")} onKeep={(name) => put({ name })} />
        <div className={styles.unit}>
          <EditablePart {...part("unit")} value={metric.unit} placeholder={t("metric.unit")} onKeep={(unit) => put({ unit })} />
        </div>
      </div>
      {number("baseline")}
      <Bar metric={metric} />
      {number("target")}
    </div>
  );
}

/** The numbers say it all; the bar is for the eye alone. */
function Bar({ metric }: { metric: Metric }) {
  const span = spanOf(metric.baseline, metric.target);
  const at = (part: number) => `${part * 100}%`;
  return (
    <div className={styles.bar} aria-hidden="true">
      {span && (
        <>
          <div className={styles.gain} style={{ insetInlineStart: at(Math.min(span.from, span.to)), inlineSize: at(Math.abs(span.to - span.from)) }} />
          <div className={styles.today} style={{ insetInlineStart: at(span.from) }} />
          <div className={styles.goal} style={{ insetInlineStart: at(span.to) }} />
        </>
      )}
    </div>
  );
}
