// The head of a column: a step with its code, title, years, grade and focus.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { IconButton } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import { FindingSign } from "@/features/findings/FindingSign";
import { ExperienceFields } from "@/features/editing/ExperienceFields";
import { yearsInWords } from "@/features/editing/experience";
import type { Id } from "@/wire/wire";
import { useLooks } from "./picking";
import type { OpenMenu } from "./useMatrixMenu";
import styles from "./Matrix.module.css";

type Props = { step: Id; column: number; last: boolean; onAdded: (id: Id) => void; onMenu: OpenMenu };

export const StepHead = memo(function StepHead({ step, column, last, onAdded, onMenu }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, step);
  const grade = useNode(framework, record?.fields.grade ?? null);
  const { picked } = useLooks(0)(column);
  if (!record) return null;
  const name = desk.name(step);
  const years = yearsInWords(t, record.fields.experience);
  const gradeWords = grade ? grade.fields.code || grade.fields.title : "";
  const context = record.fields.experience?.context;
  return (
    <div
      className={styles.stepHead}
      role="columnheader"
      aria-colindex={column + 1}
      aria-selected={picked !== ""}
      tabIndex={-1}
      data-picked={picked || undefined}
      data-row={0}
      data-column={column}
      data-node={step}
    >
      {!framework.readOnly && (
        <>
          <button
            type="button"
            className={styles.insert}
            tabIndex={-1}
            aria-label={t("matrix.insertBefore", { step: name })}
            title={t("matrix.insertBefore", { step: name })}
            onClick={() => void desk.insertStepBefore(step).then((id) => id && onAdded(id))}
          >
            +
          </button>
          {last && (
            <button
              type="button"
              className={`${styles.insert} ${styles.insertLast}`}
              tabIndex={-1}
              aria-label={t("matrix.insertAfter", { step: name })}
              title={t("matrix.insertAfter", { step: name })}
              onClick={() => void desk.insertStep(step).then((id) => id && onAdded(id))}
            >
              +
            </button>
          )}
        </>
      )}
      <div className={styles.stepTop}>
        <div className={record.fields.code ? styles.stepCode : `${styles.stepCode} ${styles.noCode}`}>
          <EditableText node={step} field="code" scope="matrix" placeholder={t("field.code")} stop />
        </div>
        {framework.readOnly ? (
          <span>{years}</span>
        ) : (
          <DialogTrigger>
            <AriaButton
              className={years ? styles.years : `${styles.years} ${styles.unset}`}
              excludeFromTabOrder
              data-stop=""
              aria-label={`${t("experience.edit")}: ${years || t("experience.unset")}`}
            >
              {years || t("experience.unset")}
            </AriaButton>
            <Popover className={styles.popover} placement="bottom start">
              <Dialog aria-label={t("experience.edit")} className={styles.popoverInside} data-modal>
                <ExperienceFields node={step} />
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
        {gradeWords && gradeWords !== record.fields.code && (
          <span className={styles.grade} title={t("field.grade")} dir="auto">
            {gradeWords}
          </span>
        )}
        {(!framework.readOnly || desk.steps().length > 1) && (
          <span className={styles.stepMenu}>
            <IconButton
              icon="more"
              small
              label={t("matrix.stepActions", { step: name })}
              aria-haspopup="menu"
              excludeFromTabOrder
              onPress={(event) => onMenu(step, event.target)}
            />
          </span>
        )}
      </div>
      <div className={styles.stepTitle}>
        <EditableText node={step} field="title" scope="matrix" stop mark />
        <FindingSign node={step} beside />
      </div>
      {context && (
        <p className={styles.context} title={context} dir="auto">
          {context}
        </p>
      )}
      <div className={styles.stepFocus}>
        <EditableText node={step} field="focus" scope="matrix" placeholder={t("placeholder.focus")} stop />
      </div>
    </div>
  );
});
