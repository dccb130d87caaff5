// The matrix of a path: steps across, competencies down, several abilities in a cell.
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState } from "@/components";
import { type Framework, useChildren, useDerived } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { openLive } from "@/data/live";
import { placeOf } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { type Matrix as Cells, type MatrixGroup, matrixOf } from "./cells";
import { addCompetency } from "./matrixMenu";
import { PathGrid } from "./PathGrid";
import type { Line, Sheet } from "./sheet";
import styles from "./Matrix.module.css";

/** Above so many competencies a path shows only those it uses, until somebody asks for all. */
const few = 24;

const none: readonly MatrixGroup[] = [];

export function Matrix({ path }: { path: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const matrix = useDerived(
    framework,
    useCallback((f: Framework, before: Cells | undefined) => matrixOf(f, path, before), [path]),
  );
  const everywhere = useChildren(framework, path, "ability");
  const [all, setAll] = useState(false);

  const { steps, groups, other, byCompetency, unused } = matrix;
  const showAll = all || unused === 0 || groups.reduce((sum, g) => sum + g.rows.length, 0) <= few;
  const shown = useMemo(
    () =>
      byCompetency
        ? groups
            .map((g) => ({ group: g.group, rows: showAll ? g.rows : g.rows.filter((row) => row.used) }))
            .filter((g) => g.rows.length > 0)
        : none,
    [byCompetency, groups, showAll],
  );
  const sheet = useMemo((): Sheet => {
    const lines: Line[] = [{ is: "heads" }];
    if (everywhere.length > 0) lines.push({ is: "everyStep", ids: everywhere });
    for (const { group, rows } of shown) for (const row of rows) lines.push({ is: "cells", row, group });
    if (shown.length === 0 || other.used || !framework.readOnly) lines.push({ is: "cells", row: other, group: null });
    return { path, steps, lines };
  }, [path, steps, everywhere, shown, other, framework]);

  if (steps.length === 0) {
    const added = (id: Id | null) => id && requestAnimationFrame(() => void openLive(placeOf("matrix", id, "title")));
    return (
      <div className={styles.blank}>
        <EmptyState words={t("matrix.noSteps")}>
          {!framework.readOnly && (
            <Button look="primary" icon="add" onPress={() => void desk.add("step", path).then(added)}>
              {t("matrix.addStep")}
            </Button>
          )}
        </EmptyState>
      </div>
    );
  }
  const addRow = async () => {
    const made = await addCompetency(desk, path, t("newKind.competency"));
    if (!made) return;
    setAll(true);
    requestAnimationFrame(() => requestAnimationFrame(() => void openLive(placeOf("matrix", made, "title"))));
  };
  return (
    <PathGrid sheet={sheet} groups={shown}>
      <div className={styles.rest}>
        {byCompetency && !showAll && (
          <Button small onPress={() => setAll(true)}>
            {t("common.showAll", { count: unused })}
          </Button>
        )}
        {!framework.readOnly && shown.length > 0 && (
          <Button small icon="add" onPress={() => void addRow()}>
            {t("cells.addCompetency")}
          </Button>
        )}
      </div>
    </PathGrid>
  );
}
