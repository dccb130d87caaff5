// A transition as a line with a head, wide enough to be hit, and something to stop at by keys.
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNode } from "@/data/framework";
import { useDesk, useIsSelected } from "@/features/desk/desk";
import type { Line } from "./layout";
import { headOf, pathOf } from "./shape";
import styles from "./Map.module.css";

export const TransitionLine = memo(function TransitionLine({ line, lit }: { line: Line; lit: boolean }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, line.id);
  useNode(framework, line.from);
  useNode(framework, line.to);
  const selected = useIsSelected(desk, line.id);
  const [d, head] = useMemo(() => [pathOf(line.points), headOf(line.points)], [line]);
  if (!record) return null;
  const { note } = record.fields;
  const words = t("map.transition", { from: desk.name(line.from), to: desk.name(line.to) });
  const state = [styles.line, lit ? styles.lit : "", selected ? styles.selected : ""];
  return (
    <g
      role="button"
      aria-label={note ? `${words}. ${t("map.note", { note })}` : words}
      aria-pressed={selected}
      className={state.filter(Boolean).join(" ")}
      tabIndex={-1}
      data-stop=""
      data-node={line.id}
      onFocus={() => desk.select(line.id)}
      onClick={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      <path className={styles.hit} d={d} />
      <path className={styles.halo} d={d} />
      <path className={styles.stroke} d={d} />
      <polygon className={styles.arrow} points={head} />
    </g>
  );
});
