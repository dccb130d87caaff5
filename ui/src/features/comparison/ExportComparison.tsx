// Handing out a comparison: a change report to read or to work on, or the changes as data.
import { useTranslation } from "react-i18next";
import { Button, Menu } from "@/components";
import { useCommands } from "@/data/commands";
import { useHandOut } from "@/features/export/useHandOut";
import { call } from "@/platform/door";
import type { State } from "@/wire/wire";
import type { Asked } from "./useComparison";

/** Every format, in the order of the menu: what is read first, then what is worked on. */
const FORMATS = ["pdf", "docx", "html", "markdown", "json"] as const;

type Props = { old: State; new: State; /** The two steps, where only they are compared. */ steps: Asked["steps"] };

export function ExportComparison({ old, new: next, steps }: Props) {
  const { t } = useTranslation();
  const { handOut, busy, surface } = useHandOut();
  const as = (format: (typeof FORMATS)[number]) => () => {
    handOut({
      words: t(`exporting.report.${format}`),
      ask: (task) => call("windowExportComparison", { old, new: next, steps: steps ? { oldStep: steps.old, newStep: steps.new } : undefined, format, task }),
    });
  };
  useCommands({ exportPdf: as("pdf"), exportJson: as("json") });
  return (
    <>
      <Menu
        label={t("compare.hand.label")}
        entries={FORMATS.map((format) => ({
          id: format,
          words: t(`compare.hand.${format}`),
          keys: format === "pdf" ? "Ctrl+P" : undefined,
          break: format === "html" || format === "json",
          disabled: busy,
          run: as(format),
        }))}
      >
        <Button small icon="export">
          {t("compare.hand.button")}
        </Button>
      </Menu>
      {surface}
    </>
  );
}
