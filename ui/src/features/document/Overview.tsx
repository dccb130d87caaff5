// The framework as a document: what it is, its notes, its paths, its competencies, why it exists.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, Icon } from "@/components";
import { useChildren, useNode } from "@/data/framework";
import { openLive } from "@/data/live";
import { chain } from "@/data/locale";
import { useDesk, useSelected } from "@/features/desk/desk";
import { EditableText, placeOf } from "@/features/editing/EditableText";
import type { Id, Kind } from "@/wire/wire";
import { Notes } from "./Notes";
import { Page } from "./Page";
import { Purpose } from "./Purpose";
import { Taxonomy } from "./Taxonomy";
import styles from "./document.module.css";

export function Overview() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const root = framework.root;
  const paths = useChildren(framework, root, "path");
  const groups = useChildren(framework, root, "group");
  const transitions = useChildren(framework, root, "transition");
  const grades = useChildren(framework, root, "grade");
  const objectives = useChildren(framework, root, "objective");
  const notes = useChildren(framework, root, "note");
  const selected = useSelected(desk);
  const top = framework.above(selected)[1]?.id ?? selected;
  const empty = [paths, groups, transitions, grades, objectives, notes].every((row) => row.length === 0);
  const add = async (kind: Kind, field: "title" | "heading") => {
    const made = await desk.add(kind, root);
    // A path opens as its own page, with its title in the head.
    const scope = kind === "path" ? "centre" : "document";
    if (made) requestAnimationFrame(() => void openLive(placeOf(scope, made, field)));
  };
  return (
    <Page show={framework.nearest(selected, "group")?.id ?? framework.nearest(selected, "objective")?.id ?? top}>
      <div className={styles.prose}>
        <EditableText node={root} field="summary" scope="document" placeholder={t("doc.noSummary")} />
      </div>
      {empty && !framework.readOnly && (
        <EmptyState words={t("doc.empty")}>
          <Button look="primary" icon="path" onPress={() => void add("path", "title")}>
            {t("addKind.path")}
          </Button>
          <Button look="outline" icon="group" onPress={() => void add("group", "title")}>
            {t("addKind.group")}
          </Button>
          <Button look="outline" icon="note" onPress={() => void add("note", "heading")}>
            {t("addKind.note")}
          </Button>
        </EmptyState>
      )}
      {notes.length > 0 && <Notes parent={root} level={2} />}
      {paths.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.h2}>{t("doc.paths")}</h2>
          <ul className={styles.cards}>
            {paths.map((id) => (
              <PathLine key={id} path={id} />
            ))}
          </ul>
        </section>
      )}
      {groups.length > 0 && <Taxonomy groups={groups} />}
      {objectives.length > 0 && <Purpose objectives={objectives} />}
      {transitions.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.h2}>{t("doc.transitions")}</h2>
          {transitions.map((id) => (
            <TransitionLine key={id} id={id} />
          ))}
        </section>
      )}
      {grades.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.h2}>{t("doc.grades")}</h2>
          <ul className={styles.grades}>
            {grades.map((id) => (
              <GradeLine key={id} id={id} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

const PathLine = memo(function PathLine({ path }: { path: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, path);
  const steps = useChildren(desk.framework, path, "step");
  if (!record) return null;
  return (
    <li data-node={path}>
      <button type="button" className={styles.card} onClick={() => desk.select(path)}>
        <span className={styles.cardTitle} dir="auto">
          {desk.name(path)}
        </span>
        {record.fields.tagline && (
          <span className={styles.aside} dir="auto">
            {record.fields.tagline}
          </span>
        )}
        <span className={styles.cardSteps} dir="auto">
          {steps.length > 0 ? chain(steps.map((step) => desk.name(step)), "  ") : t("matrix.noSteps")}
        </span>
      </button>
    </li>
  );
});

const TransitionLine = memo(function TransitionLine({ id }: { id: Id }) {
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, id);
  const from = useNode(framework, record?.fields.from ?? null);
  const to = useNode(framework, record?.fields.to ?? null);
  if (!record) return null;
  return (
    <div className={styles.transition} data-node={id} data-section={id}>
      <button type="button" className={styles.plainLine} onClick={() => desk.select(id)} dir="auto">
        {from ? desk.name(from.id) : "…"}
        <Icon name="transition" size={14} />
        {to ? desk.name(to.id) : "…"}
      </button>
      <div className={styles.aside}>
        <EditableText node={id} field="note" scope="document" />
      </div>
    </div>
  );
});

const GradeLine = memo(function GradeLine({ id }: { id: Id }) {
  const { t } = useTranslation();
  return (
    <li className={styles.grade} data-node={id} data-section={id}>
      <div className={styles.gradeCode}>
        <EditableText node={id} field="code" scope="document" placeholder={t("field.code")} />
      </div>
      <EditableText node={id} field="title" scope="document" mark />
    </li>
  );
});
