// Handing out a comparison: a change report to read, or the changes as data.
import { useTranslation } from "react-i18next";
import { Button, Menu } from "@/components";
import { useCommands } from "@/data/commands";
import { useHandOut } from "@/features/export/useHandOut";
import { call } from "@/platform/door";
import type { State } from "@/wire/wire";

export function ExportComparison({ old, new: next }: { old: State; new: State }) {
  const { t } = useTranslation();
  const { handOut, busy, surface } = useHandOut();
  const as = (format: "pdf" | "json") => () =>
    handOut({
      words: t(`exporting.report.${format}`),
      ask: (task) => call("windowExportComparison", { old, new: next, format, task }),
    });
  useCommands({ exportPdf: as("pdf"), exportJson: as("json") });
  return (
    <>
      <Menu
        label={t("compare.hand.label")}
        entries={[
          { id: "pdf", words: t("compare.hand.pdf"), keys: "Ctrl+P", disabled: busy, run: as("pdf") },
          { id: "json", words: t("compare.hand.json"), disabled: busy, run: as("json") },
        ]}
      >
        <Button small icon="export">
          {t("compare.hand.button")}
        </Button>
      </Menu>
      {surface}
    </>
  );
}
