// What stands in a node, one kind at a time: a list to go into, to reorder, and to add to.
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Icon, IconButton } from "@/components";
import { useChildren, useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { Id, Kind } from "@/wire/wire";
import styles from "./Details.module.css";

const many = 12;

export function ChildList({ parent, within, kind }: { parent: Id; within: Kind; kind: Kind }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const ids = useChildren(framework, parent, kind);
  const [all, setAll] = useState(false);
  const label = t([`kindsOf.${within}.${kind}`, `kinds.${kind}`]);
  if (ids.length === 0 && framework.readOnly) return null;
  const shown = all ? ids : ids.slice(0, many);
  return (
    <section className={styles.children} aria-label={t("details.children", { kind: label, subject: desk.name(parent) })}>
      <header className={styles.childrenHead}>
        <h2>
          {label}
          {ids.length > 0 && <span className={styles.count}>{ids.length}</span>}
        </h2>
        {!framework.readOnly && (
          <Button small icon="add" aria-label={t(`addKind.${kind}`)} onPress={() => void desk.add(kind, parent)}>
            {t("common.add")}
          </Button>
        )}
      </header>
      <ul>
        {shown.map((id, i) => (
          <Child key={id} id={id} first={i === 0} last={i === ids.length - 1} />
        ))}
      </ul>
      {shown.length < ids.length && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: ids.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

const Child = memo(function Child({ id, first, last }: { id: Id; first: boolean; last: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, id);
  useNode(desk.framework, record?.fields.from ?? null);
  useNode(desk.framework, record?.fields.to ?? null);
  if (!record) return null;
  const subject = desk.name(id);
  return (
    <li className={styles.child}>
      <button
        type="button"
        className={styles.childName}
        aria-label={t("node.open", { subject })}
        onClick={() => desk.select(id)}
      >
        <Icon name={record.kind} size={14} />
        <span dir="auto">{subject}</span>
      </button>
      {!desk.framework.readOnly && (
        <span className={styles.childActs}>
          <IconButton icon="up" small label={t("node.moveUp")} isDisabled={first} onPress={() => void desk.shift(id, -1)} />
          <IconButton icon="down" small label={t("node.moveDown")} isDisabled={last} onPress={() => void desk.shift(id, 1)} />
          <IconButton icon="remove" small label={t("node.remove")} onPress={() => void desk.remove(id)} />
        </span>
      )}
    </li>
  );
});
