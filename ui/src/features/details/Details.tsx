// Everything about the selected node: every field of its kind, and what stands in it.
import { Fragment, useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState, Icon, IconButton } from "@/components";
import { type Framework, useDerived, useNode, useRevision } from "@/data/framework";
import { fieldsOf, slots } from "@/data/kinds";
import { linked } from "@/data/links";
import { useChosen, useDesk, useSelected } from "@/features/desk/desk";
import { ordered, stepped } from "@/features/desk/moves";
import { mayMove } from "@/features/desk/nodeMenu";
import { stepAll } from "@/features/desk/several";
import { ExperienceFields } from "@/features/editing/ExperienceFields";
import { CommentSection } from "@/features/comments/CommentSection";
import { LastChanged } from "@/features/nodeHistory/LastChanged";
import { NodeHistory } from "@/features/nodeHistory/NodeHistory";
import historyStyles from "@/features/nodeHistory/NodeHistory.module.css";
import { OriginLine } from "@/features/start/OriginLine";
import { useNodeHistory } from "@/features/nodeHistory/useNodeHistory";
import type { Field, Id, Kind } from "@/wire/wire";
import { ChildList } from "./ChildList";
import { CompetencyPicker } from "./CompetencyPicker";
import { NodeLink } from "./LinkFields";
import { LinkSection } from "./LinkSection";
import { ListField } from "./ListField";
import { MetricFields, WeightField } from "./NumberFields";
import { ProseField } from "./ProseField";
import { ReadField } from "./ReadField";
import { ServedStreams, ServingAbilities } from "./ServingFields";
import { Several } from "./Several";
import { StepMoves } from "./StepMoves";
import { NodeText } from "./TextFields";
import styles from "./Details.module.css";

export function Details() {
  const { t } = useTranslation();
  const desk = useDesk();
  // Going through the matrix by arrow keys does not wait for the details.
  const selected = useDeferredValue(useSelected(desk));
  const chosen = useDeferredValue(useChosen(desk));
  const several = useDerived(desk.framework, useCallback((f: Framework) => ordered(f, chosen), [chosen]));
  const record = useNode(desk.framework, selected);
  const [told, setTold] = useState(false);
  if (!record) {
    return (
      <div className={styles.details}>
        <EmptyState words={t("details.nothing")} />
      </div>
    );
  }
  if (several.length > 1) {
    return (
      <div className={styles.details} id="details">
        <Several ids={several} />
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

/** Fields with something beside their label, so that who changed them last is said above it. */
const raised = new Set<Field>(["body", "experience"]);

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
          <div key={field} className={raised.has(field) ? `${historyStyles.about} ${styles.raised}` : historyStyles.about}>
            <OneField node={id} kind={kind} field={field} />
            {!framework.readOnly && <LastChanged field={field} history={history.history} />}
          </div>
        ))}
      </div>
      {kind === "ability" && !framework.readOnly ? <OwnStreams node={id} /> : <Uses id={id} kind={kind} />}
      {kind === "step" && <StepMoves step={id} />}
      {kind === "framework" && <OriginLine framework={framework.id} />}
      {slots[kind].map((one) => (
        <ChildList key={one} parent={id} within={kind} kind={one} />
      ))}
      {linked.has(kind) && <LinkSection node={id} />}
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
            keys={t("several.key.up")}
            isDisabled={!stepped(framework, [id], -1)}
            onPress={() => void stepAll(desk, [id], -1)}
          />
          <IconButton
            icon="down"
            small
            label={t("node.moveDown")}
            keys={t("several.key.down")}
            isDisabled={!stepped(framework, [id], 1)}
            onPress={() => void stepAll(desk, [id], 1)}
          />
          <IconButton
            icon="move"
            small
            label={t("node.moveTo")}
            isDisabled={!mayMove(desk, [id])}
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
      return <ExperienceFields node={node} picture />;
    case "metric":
      return <MetricFields node={node} />;
    case "weight":
      return <WeightField node={node} />;
    case "examples":
    case "disqualifiers":
      return <ListField node={node} kind={kind} field={field} />;
    case "competency":
      return <OwnCompetency node={node} />;
    case "grade":
    case "from":
    case "to":
      return <NodeLink node={node} kind={kind} field={field} />;
    case "abilities":
      return <ServingAbilities stream={node} />;
    case "body":
      return <ProseField node={node} kind={kind} />;
    default:
      return <NodeText node={node} kind={kind} field={field} />;
  }
}

function OwnCompetency({ node }: { node: Id }) {
  const abilities = useMemo(() => [node], [node]);
  return <CompetencyPicker abilities={abilities} />;
}

function OwnStreams({ node }: { node: Id }) {
  const abilities = useMemo(() => [node], [node]);
  return (
    <div className={styles.children}>
      <ServedStreams abilities={abilities} />
    </div>
  );
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
        <h2>{t("details.serves")}</h2>
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
