// A path as a document: one step after the other, with its prose and its abilities.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { useChildren, useNode } from "@/data/framework";
import { openLive } from "@/data/live";
import { useDesk, useSelected } from "@/features/desk/desk";
import { EditableText, placeOf } from "@/features/editing/EditableText";
import { yearsInWords } from "@/features/editing/experience";
import { FindingSign } from "@/features/findings/FindingSign";
import type { Id } from "@/wire/wire";
import { Abilities } from "./Abilities";
import { Notes } from "./Notes";
import { Page } from "./Page";
import styles from "./document.module.css";

export function PathDocument({ path }: { path: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const steps = useChildren(framework, path, "step");
  const everywhere = useChildren(framework, path, "ability");
  const selected = useSelected(desk);
  const step = framework.nearest(selected, "step")?.id;
  const add = async () => {
    const made = await desk.add("step", path);
    if (made) requestAnimationFrame(() => void openLive(placeOf("document", made, "title")));
  };
  return (
    <Page show={step ?? null}>
      <Notes parent={path} level={2} />
      {everywhere.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.h3}>{t("matrix.everyStep")}</h2>
          <Abilities parent={path} name={t("matrix.everyStep")} />
        </section>
      )}
      {steps.map((id) => (
        <StepSection key={id} step={id} />
      ))}
      {!framework.readOnly && (
        <div className={styles.section}>
          <Button icon="add" look="outline" onPress={() => void add()}>
            {t("matrix.addStep")}
          </Button>
        </div>
      )}
    </Page>
  );
}

const StepSection = memo(function StepSection({ step }: { step: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, step);
  const grade = useNode(desk.framework, record?.fields.grade ?? null);
  const [notes, abilities] = [useChildren(desk.framework, step, "note"), useChildren(desk.framework, step, "ability")];
  if (!record) return null;
  const years = yearsInWords(t, record.fields.experience);
  const facts = [record.fields.code, years, record.fields.experience?.context, grade?.fields.code || grade?.fields.title];
  return (
    <section className={styles.section} data-section={step} data-node={step}>
      <h2 className={styles.h2}>
        <EditableText node={step} field="title" scope="document" mark />
        <FindingSign node={step} beside />
      </h2>
      <p className={styles.facts} dir="auto">
        {facts.filter(Boolean).join(" · ")}
      </p>
      {record.fields.focus && (
        <div className={styles.lead}>
          <EditableText node={step} field="focus" scope="document" />
        </div>
      )}
      {record.fields.summary && (
        <div className={styles.prose}>
          <EditableText node={step} field="summary" scope="document" />
        </div>
      )}
      <Notes parent={step} level={3} />
      {notes.length > 0 && abilities.length > 0 && <h3 className={styles.abilitiesHead}>{t("kinds.ability")}</h3>}
      <Abilities parent={step} name={desk.name(step)} note />
    </section>
  );
});
