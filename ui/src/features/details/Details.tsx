// Everything about the selected node: every field of its kind, and what stands in it.
import { Fragment, useCallback, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState, Icon, IconButton } from "@/components";
import { type Framework, useDerived, useNode, useRevision } from "@/data/framework";
import { fieldsOf, slots } from "@/data/kinds";
import { useDesk, useSelected } from "@/features/desk/desk";
import { ExperienceFields } from "@/features/editing/ExperienceFields";
import { CommentSection } from "@/features/comments/CommentSection";
import { LastChanged } from "@/features/nodeHistory/LastChanged";
import { NodeHistory } from "@/features/nodeHistory/NodeHistory";
import historyStyles from "@/features/nodeHistory/NodeHistory.module.css";
import { OriginLine } from "@/features/start/OriginLine";
import { useNodeHistory } from "@/features/nodeHistory/useNodeHistory";
import type { Field, Id, Kind } from "@/wire/wire";
import { ChildList } from "./ChildList";
import { NodeLink, ServingAbilities } from "./LinkFields";
import { MetricFields, WeightField } from "./NumberFields";
import { ReadField } from "./ReadField";
import { NodeText, NodeTexts } from "./TextFields";
import styles from "./Details.module.css";

export function Details() {
  const { t } = useTranslation();
  const desk = useDesk();
  // Going through the matrix by arrow keys does not wait for the details.
  const selected = useDeferredValue(useSelected(desk));
  const record = useNode(desk.framework, selected);
  const [told, setTold] = useState(false);
  if (!record) {
    return (
      <div className={styles.details}>
        <EmptyState words={t("details.nothing")} />
      </div>
    );
  }
  return (
    <div className={styles.details} id="details">
      <Head id={record.id} kind={record.kind} />
      <OneNode key={record.id} id={record.id} kind={record.kind} told={told} onTold={setTold} />
    </div>
  );
}

type NodeProps = {
  id: Id;
  kind: Kind;
  /** Whether the history is unfolded: that stays as it is from node to node. */
  told: boolean;
  onTold: (told: boolean) => void;
};

function OneNode({ id, kind, told, onTold }: NodeProps) {
  const { framework } = useDesk();
  // Who changed a field last is asked when somebody comes near, not for every node that is passed by.
  const [near, setNear] = useState(false);
  const history = useNodeHistory(framework, id, told || (near && !framework.readOnly));
  const come = () => setNear(true);
  return (
    <>
      <div className={styles.fields} onPointerEnter={come} onFocus={come}>
        {fieldsOf[kind].map((field) => (
          <div key={field} className={historyStyles.about}>
            <OneField node={id} kind={kind} field={field} />
            {!framework.readOnly && <LastChanged field={field} history={history.history} />}
          </div>
        ))}
      </div>
      {kind === "framework" && <OriginLine framework={framework.id} />}
      <Uses id={id} kind={kind} />
      {slots[kind].map((one) => (
        <ChildList key={one} parent={id} within={kind} kind={one} />
      ))}
      <CommentSection node={id} />
      <NodeHistory node={id} told={history} open={told} onOpen={onTold} />
    </>
  );
}

function Head({ id, kind }: { id: Id; kind: Kind }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  useRevision(framework);
  const node = framework.get(id);
  if (!node) return null;
  const row = node.parent ? framework.children(node.parent, kind) : [];
  const at = row.indexOf(id);
  return (
    <header className={styles.head}>
      <p className={styles.kind}>
        <Icon name={kind} size={14} />
        {t(`kind.${kind}`)}
      </p>
      {node.parent && !framework.readOnly && (
        <span className={styles.acts}>
          <IconButton
            icon="up"
            small
            label={t("node.moveUp")}
            keys="Alt+↑"
            isDisabled={at <= 0}
            onPress={() => void desk.shift(id, -1)}
          />
          <IconButton
            icon="down"
            small
            label={t("node.moveDown")}
            keys="Alt+↓"
            isDisabled={at === row.length - 1}
            onPress={() => void desk.shift(id, 1)}
          />
          <IconButton
            icon="move"
            small
            label={t("node.moveTo")}
            isDisabled={framework.targets(id).length < 2}
            onPress={() => desk.ask(id)}
          />
          <IconButton icon="duplicate" small label={t("node.duplicate")} onPress={() => void desk.duplicate(id)} />
          <IconButton
            icon="remove"
            small
            label={t("node.remove")}
            keys={t("key.delete")}
            onPress={() => void desk.remove(id)}
          />
        </span>
      )}
      {node.parent && (
        <p className={styles.within}>
          {framework.above(id).map((above, i) => (
            <Fragment key={above.id}>
              {i > 0 && " › "}
              <button type="button" onClick={() => desk.select(above.id)} dir="auto">
                {desk.name(above.id)}
              </button>
            </Fragment>
          ))}
        </p>
      )}
    </header>
  );
}

function OneField({ node, kind, field }: { node: Id; kind: Kind; field: Field }) {
  const { framework } = useDesk();
  if (framework.readOnly) return <ReadField node={node} kind={kind} field={field} />;
  switch (field) {
    case "experience":
      return <ExperienceFields node={node} />;
    case "metric":
      return <MetricFields node={node} />;
    case "weight":
      return <WeightField node={node} />;
    case "examples":
    case "disqualifiers":
      return <NodeTexts node={node} kind={kind} field={field} />;
    case "grade":
    case "competency":
    case "from":
    case "to":
      return <NodeLink node={node} kind={kind} field={field} />;
    case "abilities":
      return <ServingAbilities stream={node} />;
    default:
      return <NodeText node={node} kind={kind} field={field} />;
  }
}

/** What refers to the node: the abilities of a competency, the streams that an ability serves. */
function Uses({ id, kind }: { id: Id; kind: Kind }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const uses = useDerived(
    framework,
    useCallback(
      (f: Framework) => {
        if (kind === "ability") return f.ofKind("valueStream").filter((s) => s.fields.abilities?.includes(id));
        if (kind === "competency") return f.ofKind("ability").filter((a) => a.fields.competency === id);
        return [];
      },
      [id, kind],
    ),
  );
  if (kind === "competency") {
    return <p className={styles.uses}>{uses.length ? t("details.usedBy", { count: uses.length }) : t("details.unused")}</p>;
  }
  if (uses.length === 0) return null;
  return (
    <section className={styles.children}>
      <header className={styles.childrenHead}>
        <h3>{t("details.serves")}</h3>
      </header>
      <ul>
        {uses.map((stream) => (
          <li key={stream.id} className={styles.child}>
            <button type="button" className={styles.childName} onClick={() => desk.select(stream.id)}>
              <Icon name="valueStream" size={14} />
              <span dir="auto">{desk.name(stream.id)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
