// The links of a node: what it is linked with here and outside, what links here, and the ways to add, change and remove one.
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Icon, IconButton, Menu } from "@/components";
import { type Framework, useDerived } from "@/data/framework";
import { type Link, linksOf, outsideOf, relationId, relations } from "@/data/links";
import { trail } from "@/data/locale";
import { short, useDesk } from "@/features/desk/desk";
import type { Id } from "@/wire/wire";
import { LinkForm } from "./LinkForm";
import styles from "./LinkSection.module.css";

/** More than these are shown when somebody asks for them. */
const many = 12;

export function LinkSection({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const links = useDerived(framework, useCallback((f: Framework) => linksOf(f, node), [node]));
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  // The button is there again only when the form is gone.
  useEffect(() => {
    if (!adding && closed.current) add.current?.focus();
    closed.current = false;
  }, [adding]);
  if (framework.readOnly && links.length === 0) return null;
  const shown = all ? links : links.slice(0, many);
  const close = () => {
    closed.current = true;
    setAdding(false);
  };
  return (
    <section className={styles.section} aria-label={t("links.label", { subject: desk.name(node) })}>
      {(links.length > 0 || adding) && (
        <h2 className={styles.head}>
          {t("links.title")}
          {links.length > 0 && <span className={styles.count}>{links.length}</span>}
        </h2>
      )}
      {links.length > 0 && (
        <ul>
          {shown.map((link, i) => (
            // A file can name two links alike.
            <Row key={`${link.association.id} ${i}`} node={node} link={link} onRemoved={() => add.current?.focus()} />
          ))}
        </ul>
      )}
      {shown.length < links.length && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: links.length - shown.length })}
        </Button>
      )}
      {adding && <LinkForm node={node} onClose={close} />}
      {!framework.readOnly && !adding && (
        <Button ref={add} small icon="add" onPress={() => setAdding(true)}>
          {t("links.add")}
        </Button>
      )}
    </section>
  );
}

type RowProps = { node: Id; link: Link; onRemoved: () => void };

function Row({ node, link, onRemoved }: RowProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const { association, way, other } = link;
  const { title, address } = outsideOf(link);
  // What a link means is said from the end that is looked at.
  const says = (relation: string) => {
    const id = relationId(relation, way === "in" ? "in" : "out");
    if (id) return t(id);
    return way === "in" ? t("links.in.other", { relation }) : relation;
  };
  const subject = other ? desk.name(other) : title || address;
  const within = other ? trail(framework.above(other).slice(1).map((above) => desk.name(above.id))) : "";
  const remove = async () => {
    const changed = await desk.do({ verb: "dissociate", node, association: association.id });
    if (!changed) return;
    desk.offerUndo(t("links.removed", { other: short(subject) }));
    onRemoved();
  };
  const known: readonly string[] = relations;
  const meanings = known.includes(association.relation) ? known : [association.relation, ...known];
  const entries = meanings.map((relation) => ({
    id: relation,
    words: says(relation),
    chosen: relation === association.relation,
    run: () => void desk.do({ verb: "reassociate", node, association: association.id, relation }),
  }));
  return (
    <li className={styles.link}>
      <End other={other}>
        <Icon name="link" size={14} />
        <span className={styles.words}>
          {way === "outside" && <span dir="auto">{association.from}</span>}
          <span className={styles.quiet}>{says(association.relation)}</span>
          <span className={styles.subject} dir="auto">
            {subject}
          </span>
          {within && (
            <span className={styles.quiet} dir="auto">
              {within}
            </span>
          )}
          {other === null && title !== "" && (
            <span className={styles.quiet} dir="ltr">
              {address}
            </span>
          )}
          {association.note && <span dir="auto">{association.note}</span>}
        </span>
      </End>
      {!framework.readOnly && (
        <span className={styles.acts}>
          <Menu label={t("links.change", { other: subject })} entries={entries}>
            <IconButton icon="edit" small label={t("links.change", { other: short(subject) })} />
          </Menu>
          <IconButton icon="remove" small label={t("links.remove", { other: short(subject) })} onPress={() => void remove()} />
        </span>
      )}
    </li>
  );
}

/** What a link says: a way to the node at its other end, or only words where that is outside. */
function End({ other, children }: { other: Id | null; children: ReactNode }) {
  const desk = useDesk();
  if (other === null) return <div className={styles.end}>{children}</div>;
  return (
    <button type="button" className={styles.end} onClick={() => desk.select(other)}>
      {children}
    </button>
  );
}
