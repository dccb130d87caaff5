// What should come of the framework: how much of it serves something, its objectives with their value streams, and which
// ability serves which.
import { useCallback, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState } from "@/components";
import { type Framework, useChildren, useDerived } from "@/data/framework";
import { openLive } from "@/data/live";
import { useDesk, useSelected } from "@/features/desk/desk";
import { Page } from "@/features/document/Page";
import { placeOf } from "@/features/editing/EditableText";
import { Objective } from "./Objective";
import { ScoreHead } from "./ScoreHead";
import { scoreOf } from "./score";
import { ServingGrid } from "./ServingGrid";
import styles from "./Outcomes.module.css";

export function Outcomes() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const objectives = useChildren(framework, framework.root, "objective");
  const score = useDerived(framework, useCallback((f: Framework) => scoreOf(f), []));
  const idle = useMemo(() => new Set(score.idle), [score]);
  const streams = useDerived(
    framework,
    useCallback((f: Framework, before: readonly string[] | undefined) => {
      const now = f.ofKind("valueStream").map((stream) => stream.id);
      return before && before.join() === now.join() ? before : now;
    }, []),
  );
  const selected = useSelected(desk);
  const scroll = useRef<HTMLDivElement>(null);
  const add = async () => {
    const made = await desk.add("objective", framework.root);
    if (made) requestAnimationFrame(() => void openLive(placeOf("outcomes", made, "title")));
  };
  const shown = framework.nearest(selected, "valueStream")?.id ?? framework.nearest(selected, "objective")?.id ?? null;
  return (
    <Page id="outcomes" show={shown} wide scroll={scroll}>
      {objectives.length === 0 ? (
        <EmptyState words={t("outcomes.empty")}>
          {!framework.readOnly && (
            <Button look="primary" icon="objective" onPress={() => void add()}>
              {t("addKind.objective")}
            </Button>
          )}
        </EmptyState>
      ) : (
        <div className={styles.above}>
          {streams.length > 0 && <ScoreHead score={score} />}
          {objectives.map((id) => (
            <Objective key={id} objective={id} />
          ))}
          {!framework.readOnly && (
            <div>
              <Button look="outline" icon="add" onPress={() => void add()}>
                {t("addKind.objective")}
              </Button>
            </div>
          )}
        </div>
      )}
      {streams.length > 0 && score.idle.length + score.serving > 0 && <ServingGrid streams={streams} idle={idle} scroll={scroll} />}
    </Page>
  );
}
