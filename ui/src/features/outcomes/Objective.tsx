// An objective with its value streams.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { useChildren, useNode } from "@/data/framework";
import { openLive } from "@/data/live";
import { useDesk } from "@/features/desk/desk";
import { EditableText, placeOf } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { NodeButtons } from "./NodeButtons";
import { Stream } from "./Stream";
import styles from "./Outcomes.module.css";

export const Objective = memo(function Objective({ objective }: { objective: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, objective);
  const streams = useChildren(framework, objective, "valueStream");
  if (!record) return null;
  const add = async () => {
    const made = await desk.add("valueStream", objective);
    if (made) requestAnimationFrame(() => void openLive(placeOf("outcomes", made, "title")));
  };
  return (
    <section className={styles.objective} data-section={objective} data-node={objective}>
      <header className={styles.head}>
        <div className={styles.grow}>
          <p className={styles.kicker}>{t("kind.objective")}</p>
          <h2 className={styles.title}>
            <EditableText node={objective} field="title" scope="outcomes" mark />
          </h2>
        </div>
        <NodeButtons id={objective} />
      </header>
      {streams.map((id) => (
        <Stream key={id} stream={id} />
      ))}
      {!framework.readOnly && (
        <div className={styles.addStream}>
          <Button small icon="add" onPress={() => void add()}>
            {t("addKind.valueStream")}
          </Button>
        </div>
      )}
    </section>
  );
});
