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

/** So long, in milliseconds, the list waits for what does not fit, so that no line of it moves under somebody's hand. */
const patience = 500;

type Props = { state: State; onClose: () => void; onExport: (format: Format) => void };

export function ExportDialog({ state, onClose, onExport }: Props) {
  const { t } = useTranslation();
  const { fits, problem, waits } = useFits(state);
  const [chosen, setChosen] = useState<Format>("pdf");
  /** Nearly no format holds versions, so it is said once. */
  const versions = Math.max(0, ...(fits ?? []).map((fit) => fit.versions));
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
      {versions > 0 && <p className={styles.hint}>{t("formats.choose.versions", { count: versions })}</p>}
      {problem && <p role="alert">{problemSentence(t, problem)}</p>}
      <ListBox
        aria-label={t("formats.choose.formats")}
        className={waits ? `${styles.formats} ${styles.waits}` : styles.formats}
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
          // A section has a name of its own: one that a format has too sends the list round for ever.
          <ListBoxSection key={use.id} id={`for ${use.id}`}>
            <Header className={styles.useName}>{t(`formats.use.${use.id}`)}</Header>
            {use.formats.map((format) => (
              <ListBoxItem key={format} id={format} textValue={t(`formats.format.${format}.title`)} className={styles.format}>
                <Text slot="label" className={styles.formatName}>
                  {t(`formats.format.${format}.title`)}
                </Text>
                <Text slot="description" className={styles.formatWords}>
                  <span>{t(`formats.format.${format}.words`)}</span> <Fitting fit={fits?.find((fit) => fit.format === format)} />
                </Text>
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
  const lost = fit.losses.map((loss) => t(`formats.loss.${loss.what}`, { count: loss.count }));
  // In a word, not by a tick, which would say that it is chosen.
  if (lost.length === 0) return <span className={styles.fits}>{t("formats.choose.fits")}</span>;
  return <span className={styles.lost}>{t("formats.choose.lost", { what: listed(lost) })}</span>;
}

/** What does not fit; whether one still waits for it. */
function useFits(state: State): { fits: readonly Fit[] | null; problem: Problem | null; waits: boolean } {
  const [fits, setFits] = useState<readonly Fit[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [late, setLate] = useState(false);
  useEffect(() => {
    let stays = true;
    const timer = setTimeout(() => setLate(true), patience);
    call("exportFits", { state }).then(
      (answer) => stays && setFits(answer.formats),
      (error: unknown) => stays && setProblem(asProblem(error)),
    );
    return () => {
      stays = false;
      clearTimeout(timer);
    };
  }, [state]);
  return { fits, problem, waits: !fits && !problem && !late };
}
