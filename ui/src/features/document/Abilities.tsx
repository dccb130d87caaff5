// The abilities of a step or a path as a list in a document.
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Icon } from "@/components";
import { useChildren, useNode } from "@/data/framework";
import { openLive } from "@/data/live";
import { useDesk, useFromSelection } from "@/features/desk/desk";
import { EditableText, placeOf } from "@/features/editing/EditableText";
import { FindingSign } from "@/features/findings/FindingSign";
import { AddLine } from "@/features/matrix/Cell";
import type { Id } from "@/wire/wire";
import styles from "./document.module.css";

const many = 80;

/** `note`: beside the place for the next ability there is one for the next note. */
export function Abilities({ parent, name, note }: { parent: Id; name: string; note?: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const addNote = async () => {
    const made = await desk.add("note", parent);
    if (made) requestAnimationFrame(() => void openLive(placeOf("document", made, "heading")));
  };
  const ids = useChildren(framework, parent, "ability");
  const [all, setAll] = useState(false);
  const wanted = useFromSelection(desk, (d) => (!all && ids.indexOf(d.selected) >= many ? d.selected : null));
  if (wanted) setAll(true);
  const shown = all || ids.length <= many ? ids : ids.slice(0, many);
  return (
    <div className={styles.abilities}>
      <ul>
        {shown.map((id) => (
          <One key={id} id={id} />
        ))}
      </ul>
      {shown.length < ids.length && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: ids.length - shown.length })}
        </Button>
      )}
      {!framework.readOnly && (
        <div className={styles.adds}>
          <AddLine parent={parent} competency={null} name={name} empty={ids.length === 0} reach />
          {note && (
            <button
              type="button"
              className={styles.addNote}
              aria-label={t("doc.addNoteTo", { subject: name })}
              onClick={() => void addNote()}
            >
              <Icon name="add" size={12} />
              {t("addKind.note")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

const One = memo(function One({ id }: { id: Id }) {
  const { framework } = useDesk();
  const record = useNode(framework, id);
  const competency = useNode(framework, record?.fields.competency ?? null);
  if (!record) return null;
  return (
    <li className={styles.ability} data-node={id}>
      {record.fields.title && <strong dir="auto">{record.fields.title}</strong>}
      <EditableText node={id} field="statement" scope="document" mark />
      <FindingSign node={id} />
      {record.fields.examples?.map((example, i) => (
        <p key={`${i}`} className={styles.exampleLine} dir="auto">
          {example}
        </p>
      ))}
      {competency && (
        <p className={styles.aside} dir="auto">
          {competency.fields.title}
        </p>
      )}
    </li>
  );
});
