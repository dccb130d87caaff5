// "Compare with": the other steps, to choose the one that a step leads to. "What changes from Senior to Lead?"
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@/wire/wire";
import { type Choice, ChooseNode } from "./ChooseNode";
import { short, useCompared, useDesk } from "./desk";

type Props = { onCompare: (old: Id, next: Id) => void };

export function CompareStepDialog({ onCompare }: Props) {
  const desk = useDesk();
  const step = useCompared(desk);
  return step && desk.framework.get(step) ? <Steps key={step} step={step} onCompare={onCompare} /> : null;
}

function Steps({ step, onCompare }: Props & { step: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const choices = useMemo(() => {
    const steps = desk.steps();
    // The next step is what people ask for most: the list begins with it and comes round to those before.
    const here = steps.indexOf(step);
    return [...steps.slice(here + 1), ...steps.slice(0, here)].map((id): Choice => {
      const path = framework.get(id)?.parent;
      return { id, kind: "step", words: desk.name(id), within: path ? desk.name(path) : "" };
    });
  }, [desk, framework, step]);
  return (
    <ChooseNode
      title={t("node.compareTitle", { subject: short(desk.name(step), 40) })}
      does={t("node.compareDo")}
      find={t("node.compareFind")}
      nothing={t("node.compareNothing")}
      choices={choices}
      onChoose={(next) => {
        desk.askCompare(null);
        onCompare(step, next);
      }}
      onClose={() => desk.askCompare(null)}
    />
  );
}
