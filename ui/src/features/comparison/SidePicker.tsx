// Which state stands on a side: the draft or any version of its framework.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { type Option, Select } from "@/components";
import { stepLogOf } from "@/features/history/stepLog";
import { momentWords } from "@/features/history/steps";
import type { State, Version } from "@/wire/wire";

/** The draft as it was after a step, by the moment of the step where that is known. */
export function editWords({ framework, edit }: State, t: TFunction): string {
  const step = stepLogOf(framework).known.steps.find((one) => one.edit === edit);
  return step ? momentWords(step.at, t as never) : t("history.earlier");
}

type Props = { label: string; state: State; versions: readonly Version[]; onChange: (state: State) => void };

const DRAFT = "draft";
const EDIT = "edit";

export function SidePicker({ label, state, versions, onChange }: Props) {
  const { t } = useTranslation();
  const options: Option[] = [
    { id: DRAFT, words: t("versionsPanel.draft"), group: t("compare.draftGroup") },
    ...versions.map((version) => ({
      id: version.id,
      words: version.name,
      group: t("compare.versionsGroup"),
    })),
    ...(state.edit === undefined ? [] : [{ id: EDIT, words: editWords(state, t), group: t("history.tab") }]),
  ];
  return (
    <Select
      label={label}
      quiet
      value={state.edit === undefined ? (state.version ?? DRAFT) : EDIT}
      options={options}
      onChange={(id) => id !== EDIT && onChange({ framework: state.framework, version: id === DRAFT ? null : id })}
    />
  );
}
