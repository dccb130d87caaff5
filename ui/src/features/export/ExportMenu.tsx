// Handing out a framework: as pages, as data, or as one file with its whole history.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, type Entry, Menu } from "@/components";
import { useCommands } from "@/data/commands";
import { call } from "@/platform/door";
import type { State } from "@/wire/wire";
import { ExportDialog } from "./ExportDialog";
import type { Format } from "./formats";
import { useHandOut } from "./useHandOut";

/** Hands out a state in a format; `surface` has to stand somewhere on the page. */
export function useExport() {
  const { t } = useTranslation();
  const { handOut, busy, surface } = useHandOut();
  const exportState = (state: State, format: Format) =>
    handOut({
      words: t("exporting.working", { format: t(`formats.format.${format}.title`) }),
      ask: (task) => call("windowExport", { state, format, task }),
    });
  return { exportState, busy, surface };
}

/** A button with a menu of formats. Answers the window's commands to export for as long as it is on the screen. */
export function ExportMenu({ state, label }: { state: State; label?: string }) {
  const { t } = useTranslation();
  const { exportState, busy, surface } = useExport();
  const [choosing, setChoosing] = useState(false);
  const choose = () => setChoosing(true);
  const as = (format: Format) => () => exportState(state, format);
  useCommands({
    exportPdf: as("pdf"),
    exportXlsx: as("xlsx"),
    exportDocx: as("docx"),
    exportJson: as("json"),
    exportRungs: as("rungs"),
    exportAs: choose,
  });
  const entries: Entry[] = [
    { id: "pdf", words: t("exporting.pdf"), keys: "Ctrl+P", disabled: busy, run: as("pdf") },
    { id: "xlsx", words: t("exporting.xlsx"), disabled: busy, run: as("xlsx") },
    { id: "docx", words: t("exporting.docx"), disabled: busy, run: as("docx") },
    { id: "rungs", words: t("exporting.rungs"), disabled: busy, run: as("rungs") },
    { id: "as", words: t("exporting.as"), keys: "Ctrl+Shift+E", disabled: busy, break: true, run: choose },
  ];
  const words = label ?? t("exporting.button");
  return (
    <>
      <Menu label={words} entries={entries}>
        <Button small icon="export">
          {words}
        </Button>
      </Menu>
      {surface}
      {choosing && <ExportDialog state={state} onClose={() => setChoosing(false)} onExport={(format) => exportState(state, format)} />}
    </>
  );
}
