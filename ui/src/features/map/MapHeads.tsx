// The heads of the map: paths above their columns, grades beside their rows. They stay while the map scrolls.
import type { CSSProperties } from "react";
import { memo } from "react";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import type { Layout } from "./layout";
import styles from "./Map.module.css";

export const MapHeads = memo(function MapHeads({ layout }: { layout: Layout }) {
  return (
    <>
      <div className={styles.corner} />
      <div className={styles.paths}>
        {layout.columns.map(({ path, x, width }) => (
          <div key={path} className={styles.path} style={{ "--x": x, "--w": width } as CSSProperties} data-node={path}>
            <EditableText node={path} field="title" scope="map" />
          </div>
        ))}
      </div>
      <div className={styles.grades}>
        {layout.bands.map(({ grade, y, height }) => (
          <GradeName key={grade} grade={grade} y={y} height={height} />
        ))}
      </div>
    </>
  );
});

function GradeName({ grade, y, height }: { grade: Id; y: number; height: number }) {
  const desk = useDesk();
  const record = useNode(desk.framework, grade);
  if (!record) return null;
  const { code, title } = record.fields;
  return (
    <div className={styles.grade} style={{ "--y": y, "--h": height } as CSSProperties} title={title}>
      <span className={styles.gradeCode} dir="auto">
        {code || desk.name(grade)}
      </span>
      {code && title && code !== title && (
        <span className={styles.gradeTitle} dir="auto">
          {title}
        </span>
      )}
    </div>
  );
}
