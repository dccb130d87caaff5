// Undo and redo, with the name of what they would take back or do again.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/components";
import { useLog } from "@/data/framework";
import type { Log } from "@/wire/wire";
import { short, useDesk } from "./desk";

/** A step in words: "remove “Planner”". */
export function stepName(t: TFunction, step: NonNullable<Log["undo"]>): string {
  const subject = short(step.subject, 48) || t("stepNames.nameless");
  return t([`stepNames.${step.verb}`, "stepNames.other"], { subject });
}

export function History() {
  const { t } = useTranslation();
  const desk = useDesk();
  const log = useLog(desk.framework);
  const undo = log?.undo ?? null;
  const redo = log?.redo ?? null;
  return (
    <>
      <IconButton
        icon="undo"
        label={t("framework.undo")}
        hint={undo ? t("framework.undoName", { step: stepName(t, undo) }) : t("framework.nothingToUndo")}
        keys="Ctrl+Z"
        isDisabled={!undo}
        onPress={() => void desk.undo()}
      />
      <IconButton
        icon="redo"
        label={t("framework.redo")}
        hint={redo ? t("framework.redoName", { step: stepName(t, redo) }) : t("framework.nothingToRedo")}
        keys="Ctrl+Shift+Z"
        isDisabled={!redo}
        onPress={() => void desk.redo()}
      />
    </>
  );
}
