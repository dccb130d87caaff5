// Which state stands on a side: the draft or any version of its framework.
import { useTranslation } from "react-i18next";
import { type Option, Select } from "@/components";
import type { State, Version } from "@/wire/wire";

type Props = { label: string; state: State; versions: readonly Version[]; onChange: (state: State) => void };

const DRAFT = "draft";

export function SidePicker({ label, state, versions, onChange }: Props) {
  const { t } = useTranslation();
  const options: Option[] = [
    { id: DRAFT, words: t("versionsPanel.draft"), group: t("compare.draftGroup") },
    ...versions.map((version) => ({
      id: version.id,
      words: t("compare.versionOption", { name: version.name, status: t(`status.${version.status}`) }),
      group: t("compare.versionsGroup"),
    })),
  ];
  return (
    <Select
      label={label}
      quiet
      value={state.version ?? DRAFT}
      options={options}
      onChange={(id) => onChange({ framework: state.framework, version: id === DRAFT ? null : id })}
    />
  );
}
