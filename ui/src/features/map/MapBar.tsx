// Above the map: what to do, or what is being done; how large it is; the same as a list.
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "@/components";
import { percent as percentWords } from "@/data/locale";
import { short, useDesk } from "@/features/desk/desk";
import type { Drawing } from "./useDrawing";
import type { Zoom } from "./useZoom";
import styles from "./Map.module.css";

type Props = { zoom: Zoom; list: boolean; onList: (list: boolean) => void; drawing: Drawing; empty: boolean };

export function MapBar({ zoom, list, onList, drawing, empty }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const percent = percentWords(zoom.scale);
  const words = drawing.from
    ? t("map.choose", { step: short(desk.name(drawing.from), 40) })
    : empty && !desk.framework.readOnly
      ? t("map.none")
      : "";
  return (
    <div className={styles.bar} data-drawing={drawing.from ?? undefined}>
      <p className={styles.hint} dir="auto">
        {words}
      </p>
      {drawing.from && (
        <Button small onPress={drawing.end}>
          {t("common.cancel")}
        </Button>
      )}
      <IconButton small icon="less" label={t("map.zoomOut")} keys="−" onPress={zoom.smaller} />
      <Button small aria-label={t("map.zoom", { percent })} onPress={zoom.full}>
        <span className={styles.percent}>{percent}</span>
      </Button>
      <IconButton small icon="add" label={t("map.zoomIn")} keys="+" onPress={zoom.larger} />
      <Button small aria-label={t("map.fitHint")} onPress={zoom.fit}>
        {t("map.fit")}
      </Button>
      <Button small icon="list" aria-pressed={list} onPress={() => onList(!list)}>
        {t("map.list")}
      </Button>
    </div>
  );
}
