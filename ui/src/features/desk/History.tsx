// Undo and redo, with the name of what they would take back or do again.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/components";
import { useCommandWords } from "@/data/commands";
import { useLog } from "@/data/framework";
import { clock, day } from "@/data/time";
import type { Log } from "@/wire/wire";
import { short, useDesk } from "./desk";

/** A step in words: "remove “Planner”". */
export function stepName(t: TFunction, step: NonNullable<Log["undo"]>): string {
  // To go back to a moment is called by the moment, in the words of whoever reads it.
  const moment = step.verb === "goBack" ? t("history.moment", { day: day(step.subject), time: clock(step.subject) }) : null;
  const subject = moment ?? (short(step.subject, 48) || t("stepNames.nameless"));
  return t([`stepNames.${step.verb}`, "stepNames.other"], { subject });
}

/** The menu of the window says what undo and redo would do, for as long as there is something on the screen to undo. */
export function useMenuWords(log: Log | null): void {
  const { t } = useTranslation();
  const undo = log?.undo ? t("undone.menuUndo", { step: stepName(t, log.undo) }) : null;
  const redo = log?.redo ? t("undone.menuRedo", { step: stepName(t, log.redo) }) : null;
  useCommandWords({ undo, redo });
}

export function History() {
  const { t } = useTranslation();
  const desk = useDesk();
  const log = useLog(desk.framework);
  const undo = log?.undo ?? null;
  const redo = log?.redo ?? null;
  useMenuWords(log);
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
