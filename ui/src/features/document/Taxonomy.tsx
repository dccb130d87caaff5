// Competencies in their groups, each with its definition and an example of success.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { type Framework, useChildren, useDerived, useNode } from "@/data/framework";
import { openLive } from "@/data/live";
import { useDesk, useFromSelection } from "@/features/desk/desk";
import { EditableText, placeOf } from "@/features/editing/EditableText";
import { useNear } from "@/features/matrix/useNear";
import type { Id } from "@/wire/wire";
import { Notes } from "./Notes";
import styles from "./document.module.css";

/** How many abilities refer to each competency. */
function usesOf(framework: Framework): ReadonlyMap<Id, number> {
  const counts = new Map<Id, number>();
  for (const ability of framework.ofKind("ability")) {
    const id = ability.fields.competency;
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** So many groups are drawn at once; the others when they come near. */
const near = 4;
/** About how high a competency is, in pixels. */
const about = 72;

export function Taxonomy({ groups }: { groups: readonly Id[] }) {
  const { t } = useTranslation();
  const { framework } = useDesk();
  const uses = useDerived(framework, usesOf);
  return (
    <section className={styles.section}>
      <h2 className={styles.h2}>{t("doc.competencies")}</h2>
      {groups.map((id, i) => (
        <GroupSection key={id} group={id} uses={uses} far={i >= near} />
      ))}
    </section>
  );
}

function GroupSection({ group, uses, far }: { group: Id; uses: ReadonlyMap<Id, number>; far: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, group);
  const competencies = useChildren(framework, group, "competency");
  const notes = useChildren(framework, group, "note");
  const { seen, ref, see } = useNear(far);
  const wanted = useFromSelection(desk, (d) => (!seen && competencies.includes(d.selected) ? d.selected : null));
  if (wanted) see();
  if (!record) return null;
  const add = async () => {
    const made = await desk.add("competency", group);
    if (made) requestAnimationFrame(() => void openLive(placeOf("document", made, "title")));
  };
  return (
    <section className={styles.group} data-section={group} data-node={group}>
      <h3 className={styles.h3}>
        <EditableText node={group} field="title" scope="document" placeholder={t("unnamed.group")} mark />
      </h3>
      {(record.fields.summary || !framework.readOnly) && (
        <div className={styles.aside}>
          <EditableText node={group} field="summary" scope="document" />
        </div>
      )}
      {notes.length > 0 && <Notes parent={group} level={4} />}
      {seen ? (
        <dl className={styles.competencies}>
          {competencies.map((id) => (
            <Competency key={id} id={id} uses={uses.get(id) ?? 0} />
          ))}
        </dl>
      ) : (
        <div ref={ref} style={{ height: about * competencies.length }} />
      )}
      {!framework.readOnly && (
        <Button small icon="add" onPress={() => void add()}>
          {t("addKind.competency")}
        </Button>
      )}
    </section>
  );
}

const Competency = memo(function Competency({ id, uses }: { id: Id; uses: number }) {
  const { t } = useTranslation();
  const { framework } = useDesk();
  const record = useNode(framework, id);
  const notes = useChildren(framework, id, "note");
  if (!record) return null;
  return (
    <div className={styles.competency} data-node={id} data-section={id}>
      <dt>
        <EditableText node={id} field="title" scope="document" mark />
        {uses > 0 && <span className={styles.uses}>{t("doc.used", { count: uses })}</span>}
      </dt>
      <dd>
        <EditableText node={id} field="definition" scope="document" />
        {record.fields.example && (
          <div className={styles.example}>
            <span className={styles.exampleLabel}>{t("doc.success")}</span>
            <EditableText node={id} field="example" scope="document" />
          </div>
        )}
        {notes.length > 0 && <Notes parent={id} level={4} />}
      </dd>
    </div>
  );
});
