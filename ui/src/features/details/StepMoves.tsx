// The usual moves of a step: where people come from and where they go on to.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Icon, IconButton, Picker } from "@/components";
import { type Framework, type Node, useDerived } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { Id } from "@/wire/wire";
import styles from "./Details.module.css";

type End = "from" | "to";

export function StepMoves({ step }: { step: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const moves = useDerived(
    framework,
    useCallback((f: Framework) => f.nodes(f.root, "transition").filter((m) => m.fields.from === step || m.fields.to === step), [step]),
  );
  if (framework.readOnly && moves.length === 0) return null;
  return (
    <section className={styles.children} aria-label={t("details.children", { kind: t("doc.transitions"), subject: desk.name(step) })}>
      <header className={styles.childrenHead}>
        <h2>
          {t("doc.transitions")}
          {moves.length > 0 && <span className={styles.count}>{moves.length}</span>}
        </h2>
      </header>
      <ul>
        {(["from", "to"] as const).flatMap((end) =>
          moves.filter((move) => move.fields[end] !== step).map((move) => <Move key={move.id} move={move} end={end} />),
        )}
      </ul>
      {!framework.readOnly && (
        <div className={styles.adds}>
          <AddMove step={step} end="from" moves={moves} />
          <AddMove step={step} end="to" moves={moves} />
        </div>
      )}
    </section>
  );
}

/** One move, seen from the step: `end` is its other end. */
function Move({ move, end }: { move: Node; end: End }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const other = framework.get(move.fields[end]);
  const subject = other ? desk.name(other.id) : t("link.gone");
  const path = other?.parent ? desk.name(other.parent) : "";
  return (
    <li className={styles.child}>
      <button type="button" className={styles.childName} onClick={() => desk.select(move.id)}>
        <span className={end === "from" ? styles.comes : undefined}>
          <Icon name="transition" size={14} />
        </span>
        <span>
          <span className={styles.quiet}>{t(`moves.${end}`)} </span>
          <span dir="auto">{subject}</span>
          {path && (
            <span className={styles.quiet} dir="auto">
              {" "}
              · {path}
            </span>
          )}
        </span>
      </button>
      {!framework.readOnly && (
        <span className={styles.childActs}>
          <IconButton icon="remove" small label={t(`moves.remove.${end}`, { subject })} onPress={() => void desk.remove(move.id)} />
        </span>
      )}
    </li>
  );
}

function AddMove({ step, end, moves }: { step: Id; end: End; moves: readonly Node[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const options = useDerived(
    framework,
    useCallback(
      (f: Framework) => {
        const taken = new Set<Id | undefined>([step, ...moves.map((move) => move.fields[end])]);
        return f
          .ofKind("step")
          .filter((one) => !taken.has(one.id))
          .map((one) => ({ id: one.id, words: desk.name(one.id), within: one.parent ? desk.name(one.parent) : "" }));
      },
      [desk, step, end, moves],
    ),
  );
  const add = useCallback(
    (other: string) => {
      const fields = end === "from" ? { from: other, to: step } : { from: step, to: other };
      void desk.do({ verb: "add", kind: "transition", parent: desk.framework.root, fields });
    },
    [desk, step, end],
  );
  if (options.length === 0) return null;
  return (
    <Picker
      label={t(`moves.add.${end}`)}
      quiet
      placeholder={t(`moves.add.${end}`)}
      value=""
      options={options}
      nothing={t("node.compareNothing")}
      more={(count) => t("picker.more", { count })}
      onPick={add}
    />
  );
}
