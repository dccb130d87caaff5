// A step as a box: its title, its code and its years; and the dot from which a transition is drawn.
import { type CSSProperties, memo } from "react";
import { useTranslation } from "react-i18next";
import { useNode } from "@/data/framework";
import { useLive } from "@/data/live";
import { row } from "@/data/locale";
import { useDesk, useIsSelected } from "@/features/desk/desk";
import { EditableText, placeOf } from "@/features/editing/EditableText";
import { yearsInWords } from "@/features/editing/experience";
import type { Box } from "./layout";
import { transitionsOf } from "./mapOf";
import type { Drawing } from "./useDrawing";
import styles from "./Map.module.css";

type Props = { box: Box; first: boolean; lit: boolean; drawing: Drawing };

export const StepBox = memo(function StepBox({ box, first, lit, drawing }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const { id } = box;
  const record = useNode(framework, id);
  const path = useNode(framework, record?.parent ?? null);
  const grade = useNode(framework, record?.fields.grade ?? null);
  const selected = useIsSelected(desk, id);
  const live = useLive(placeOf("map", id, "title"));
  if (!record) return null;
  const { code, experience } = record.fields;
  const years = yearsInWords(t, experience);
  const ends = transitionsOf(framework, id);
  const said = [
    desk.name(id), path && desk.name(path.id), code, grade && (grade.fields.title || grade.fields.code), years,
    ends.from.length > 0 && t("map.leaves", { count: ends.from.length }),
    ends.to.length > 0 && t("map.comes", { count: ends.to.length }),
  ];
  const state = [
    styles.box,
    selected ? styles.selected : "",
    lit ? styles.lit : "",
    drawing.from === id ? styles.source : "",
    drawing.over === id ? styles.target : "",
  ];
  const style = { "--x": box.x, "--y": box.y, "--w": box.width, "--h": box.height } as CSSProperties;
  return (
    <div className={state.filter(Boolean).join(" ")} style={style} data-node={id} data-step="">
      <div
        role="button"
        aria-label={row(said.filter((words): words is string => typeof words === "string" && words !== ""))}
        aria-pressed={selected}
        className={styles.face}
        tabIndex={first ? 0 : -1}
        data-stop=""
        data-node={id}
        onFocus={() => desk.select(id)}
        onClick={() => (drawing.from && drawing.from !== id ? drawing.lead(id) : desk.select(id))}
        onKeyDown={() => undefined}
      >
        {live ? (
          <EditableText node={id} field="title" scope="map" />
        ) : (
          <span className={styles.title} dir="auto">
            {desk.name(id)}
          </span>
        )}
        {!live && (code || years) && (
          <span className={styles.facts}>
            {code && <bdi>{code}</bdi>}
            {code && years && " · "}
            {years && <bdi>{years}</bdi>}
          </span>
        )}
      </div>
      {!framework.readOnly && !live && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.dot}
          aria-label={t("map.addFrom", { step: desk.name(id) })}
          title={t("map.add")}
          {...drawing.dot(id)}
        />
      )}
    </div>
  );
});
