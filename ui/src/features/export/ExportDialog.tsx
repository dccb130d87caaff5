// Choosing a format: what each is for, and what of this framework it cannot hold, said before anything is written.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from "react-aria-components";
import { Button, Dialog } from "@/components";
import { listed } from "@/data/locale";
import { asProblem, problemSentence } from "@/data/problems";
import { call } from "@/platform/door";
import type { Fit, Problem, State } from "@/wire/wire";
import { type Format, formats, uses } from "./formats";
import styles from "./Export.module.css";

type Props = { state: State; onClose: () => void; onExport: (format: Format) => void };

export function ExportDialog({ state, onClose, onExport }: Props) {
  const { t } = useTranslation();
  const { fits, problem } = useFits(state);
  const [chosen, setChosen] = useState<Format>("pdf");
  const go = (format: Format) => {
    onClose();
    onExport(format);
  };
  return (
    <Dialog
      title={t("formats.choose.title")}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("formats.choose.cancel")}</Button>
          <Button look="primary" onPress={() => go(chosen)}>
            {t("formats.choose.go")}
          </Button>
        </>
      }
    >
      {problem && <p role="alert">{problemSentence(t, problem)}</p>}
      <ListBox
        aria-label={t("formats.choose.formats")}
        className={styles.formats}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[chosen]}
        autoFocus
        onSelectionChange={(keys) => {
          const next = formats.find((format) => keys !== "all" && keys.has(format));
          if (next) setChosen(next);
        }}
        onAction={(key) => {
          const next = formats.find((format) => format === key);
          if (next) go(next);
        }}
      >
        {uses.map((use) => (
          <ListBoxSection key={use.id} id={use.id} className={styles.use}>
            <Header className={styles.useName}>{t(`formats.use.${use.id}`)}</Header>
            {use.formats.map((format) => (
              <ListBoxItem key={format} id={format} textValue={t(`formats.format.${format}.title`)} className={styles.format}>
                <Text slot="label" className={styles.formatName}>
                  {t(`formats.format.${format}.title`)}
                </Text>
                <Text slot="description" className={styles.formatWords}>
                  {t(`formats.format.${format}.words`)}
                </Text>
                <Fitting fit={fits?.find((fit) => fit.format === format)} />
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Dialog>
  );
}

/** What of the framework has no room in a format. */
function Fitting({ fit }: { fit: Fit | undefined }) {
  const { t } = useTranslation();
  if (!fit) return null;
  const versions = fit.versions > 0 ? [t("formats.loss.versions", { count: fit.versions })] : [];
  const lost = [...fit.losses.map((loss) => t(`formats.loss.${loss.what}`, { count: loss.count })), ...versions];
  if (lost.length === 0) return <span className={styles.fits}>{t("formats.choose.fits")}</span>;
  return (
    <span className={styles.lost} data-only={fit.losses.length === 0 || undefined}>
      {t("formats.choose.lost", { what: listed(lost) })}
    </span>
  );
}

function useFits(state: State): { fits: readonly Fit[] | null; problem: Problem | null } {
  const [fits, setFits] = useState<readonly Fit[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let stays = true;
    call("exportFits", { state }).then(
      (answer) => stays && setFits(answer.formats),
      (error: unknown) => stays && setProblem(asProblem(error)),
    );
    return () => {
      stays = false;
    };
  }, [state]);
  return { fits, problem };
}
