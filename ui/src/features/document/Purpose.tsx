// Why the framework exists: objectives, the streams of value under each, and the one metric of every stream.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { useChildren, useNode } from "@/data/framework";
import { openLive } from "@/data/live";
import { useDesk } from "@/features/desk/desk";
import { EditableText, placeOf } from "@/features/editing/EditableText";
import { show } from "@/features/editing/experience";
import type { Id } from "@/wire/wire";
import styles from "./document.module.css";

export function Purpose({ objectives }: { objectives: readonly Id[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <h2 className={styles.h2}>{t("doc.objectives")}</h2>
      {objectives.map((id) => (
        <ObjectiveSection key={id} objective={id} />
      ))}
    </section>
  );
}

const ObjectiveSection = memo(function ObjectiveSection({ objective }: { objective: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const streams = useChildren(desk.framework, objective, "valueStream");
  const add = async () => {
    const made = await desk.add("valueStream", objective);
    if (made) requestAnimationFrame(() => void openLive(placeOf("document", made, "title")));
  };
  return (
    <section className={styles.group} data-section={objective} data-node={objective}>
      <h3 className={styles.h3}>
        <EditableText node={objective} field="title" scope="document" mark />
      </h3>
      <dl className={styles.competencies}>
        {streams.map((id) => (
          <Stream key={id} id={id} />
        ))}
      </dl>
      {!desk.framework.readOnly && (
        <Button small icon="add" onPress={() => void add()}>
          {t("addKind.valueStream")}
        </Button>
      )}
    </section>
  );
});

const Stream = memo(function Stream({ id }: { id: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, id);
  if (!record) return null;
  const { metric, disqualifiers, abilities } = record.fields;
  const number = (n: number | null) => (n === null ? "…" : show(n));
  return (
    <div className={styles.competency} data-node={id} data-section={id}>
      <dt>
        <EditableText node={id} field="title" scope="document" mark />
        <span className={styles.uses}>{t("doc.serves", { count: abilities?.length ?? 0 })}</span>
      </dt>
      <dd>
        <button type="button" className={styles.plainLine} onClick={() => desk.select(id)} dir="auto">
          {metric?.name ? (
            <>
              {metric.name}
              <span className={styles.metric}>
                {number(metric.baseline)} → {number(metric.target)} {metric.unit}
              </span>
            </>
          ) : (
            <span className={styles.missing}>{t("doc.noMetric")}</span>
          )}
        </button>
        {disqualifiers && disqualifiers.length > 0 && (
          <div className={styles.example}>
            <span className={styles.exampleLabel}>{t("doc.disqualifiers")}</span>
            <ul className={styles.mdUl}>
              {disqualifiers.map((line, i) => (
                <li key={`${i}`}>
                  <span dir="auto">{line}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </dd>
    </div>
  );
});
