// Which step stands on a side, where two steps are compared.
import { useTranslation } from "react-i18next";
import { type Option, Select } from "@/components";
import type { Id } from "@/wire/wire";
import type { Say } from "./say";
import type { Side } from "./side";
import { wordsOf } from "./values";

type Props = { label: string; side: Side; step: Id; onChange: (step: Id) => void };

export function StepPicker({ label, side, step, onChange }: Props) {
  const { t } = useTranslation();
  return <Select label={label} quiet value={step} options={stepOptions(side, t as Say)} onChange={onChange} />;
}

/** Every step of a state, path by path in their order. */
export function stepOptions(side: Side, say: Say): Option[] {
  const framework = [...side.byId.values()].find((node) => node.kind === "framework");
  if (!framework) return [];
  return side.children(framework.id, "path").flatMap((path) =>
    side.children(path.id, "step").map((step) => ({ id: step.id, words: wordsOf(step, side, say), group: wordsOf(path, side, say) })),
  );
}
