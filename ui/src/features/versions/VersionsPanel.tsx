// The versions of a framework, newest first, with the draft on top: to open, compare, restore and hand out.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Check, EmptyState, type Entry, IconButton, Menu, StatusPill } from "@/components";
import { problemSentence } from "@/data/problems";
import { ago, day, moment } from "@/data/time";
import type { Id, State, Version } from "@/wire/wire";
import { useExport } from "@/features/export/ExportMenu";
import type { Format } from "@/features/export/formats";
import { ReviewList } from "@/features/review/ReviewList";
import { choose, sidesOf } from "./choosing";
import { SaveVersionDialog } from "./SaveVersionDialog";
import { useVersions } from "./useVersions";
import styles from "./Versions.module.css";

type Props = {
  framework: { readonly id: Id };
  onOpen: (version: Version) => void;
  onCompare: (old: State, next: State) => void;
  /** Opens the review of a file that was taken in. */
  onReview: (review: number) => void;
  /** Puts the version on top of the draft; the one who does it says so and offers the way back. */
  onRestore: (version: Version) => void;
  /** Starts a new framework as a copy of the version. */
  onCopy: (version: Version) => void;
};

export function VersionsPanel({ framework, onOpen, onCompare, onReview, onRestore, onCopy }: Props) {
  const { t } = useTranslation();
  const { versions, problem, again } = useVersions(framework.id);
  const { exportState, busy, surface } = useExport();
  const [saving, setSaving] = useState(false);
  const [chosen, setChosen] = useState<readonly (Id | null)[] | null>(null);
  const state = (version: Id | null): State => ({ framework: framework.id, version });
  const list = versions ?? [];
  const sides = chosen && sidesOf(chosen, list);
  const nameOf = (id: Id | null) => (id === null ? t("versionsPanel.draft") : (list.find((v) => v.id === id)?.name ?? ""));
  const tick = (id: Id | null) => setChosen((now) => choose(now ?? [], id));

  const exports = (version: Id | null): Entry[] =>
    (["pdf", "json", "rungs"] as const).map((format: Format, i) => ({
      id: format,
      words: t(`versionsPanel.export.${format}`),
      icon: "export",
      break: i === 0,
      disabled: busy,
      run: () => exportState(state(version), format),
    }));

  return (
    <section className={styles.panel} aria-label={t("versionsPanel.title")}>
      <div className={styles.draft}>
        {chosen ? (
          <Check value={chosen.includes(null)} onChange={() => tick(null)}>
            <span className={styles.name}>{t("versionsPanel.draft")}</span>
          </Check>
        ) : (
          <div className={styles.words}>
            <h2 className={styles.name}>{t("versionsPanel.draft")}</h2>
            <p className={styles.facts}>{t("versionsPanel.draftNow")}</p>
          </div>
        )}
        {!chosen && (
          <Button look="primary" onPress={() => setSaving(true)}>
            {t("versionsPanel.save")}
          </Button>
        )}
      </div>

      {versions && versions.length > 0 && (
        <div className={styles.bar}>
          {chosen ? (
            <>
              <p className={styles.hint} aria-live="polite" dir="auto">
                {sides
                  ? t("versionsPanel.chooseBoth", { old: nameOf(sides.old), new: nameOf(sides.new) })
                  : t(chosen.length === 1 ? "versionsPanel.chooseOneMore" : "versionsPanel.chooseNone")}
              </p>
              <Button small onPress={() => setChosen(null)}>
                {t("versionsPanel.chooseCancel")}
              </Button>
              <Button
                small
                look="outline"
                isDisabled={!sides}
                onPress={() => {
                  if (!sides) return;
                  setChosen(null);
                  onCompare(state(sides.old), state(sides.new));
                }}
              >
                {t("versionsPanel.chooseDone")}
              </Button>
            </>
          ) : (
            <>
              <h2 className={styles.heading}>{t("versionsPanel.list")}</h2>
              <Button small icon="compare" onPress={() => setChosen([])}>
                {t("versionsPanel.choose")}
              </Button>
            </>
          )}
        </div>
      )}

      {problem && (
        <EmptyState words={problemSentence(t, problem)}>
          <Button look="outline" onPress={again}>
            {t("common.again")}
          </Button>
        </EmptyState>
      )}
      {versions?.length === 0 && (
        <EmptyState words={t("versionsPanel.empty")} />
      )}
      {!versions && !problem && <p className="sr-only">{t("versionsPanel.loading")}</p>}

      <ol className={styles.list}>
        {list.map((version, i) => {
          const previous = list[i + 1];
          const entries: Entry[] = [
            { id: "open", words: t("versionsPanel.open"), icon: "note", run: () => onOpen(version) },
            {
              id: "draft",
              words: t("versionsPanel.compareDraft"),
              icon: "compare",
              break: true,
              run: () => onCompare(state(version.id), state(null)),
            },
            ...(previous
              ? [
                  {
                    id: "previous",
                    words: t("versionsPanel.comparePrevious", { name: previous.name }),
                    icon: "compare" as const,
                    run: () => onCompare(state(previous.id), state(version.id)),
                  },
                ]
              : []),
            { id: "restore", words: t("versionsPanel.restore"), icon: "history", break: true, run: () => onRestore(version) },
            { id: "copy", words: t("copy.entryOf"), icon: "duplicate", run: () => onCopy(version) },
            ...exports(version.id),
          ];
          return (
            <li key={version.id} className={styles.version}>
              <div className={styles.top}>
                {chosen ? (
                  <Check value={chosen.includes(version.id)} onChange={() => tick(version.id)}>
                    <span className={styles.name} dir="auto">
                      {version.name}
                    </span>
                  </Check>
                ) : (
                  <Button small onPress={() => onOpen(version)} aria-label={t("versionsPanel.openName", { name: version.name })}>
                    <span className={styles.name} dir="auto">
                      {version.name}
                    </span>
                  </Button>
                )}
                <StatusPill status={version.status} />
                {!chosen && (
                  <span className={styles.tools}>
                    <IconButton
                      small
                      icon="compare"
                      label={t("versionsPanel.compareDraftName", { name: version.name })}
                      hint={t("versionsPanel.compareDraft")}
                      onPress={() => onCompare(state(version.id), state(null))}
                    />
                    <Menu label={t("versionsPanel.more", { name: version.name })} entries={entries}>
                      <IconButton small icon="more" label={t("versionsPanel.more", { name: version.name })} />
                    </Menu>
                  </span>
                )}
              </div>
              <Facts version={version} />
              {version.note && (
                <p className={styles.note} dir="auto">
                  {version.note}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      <ReviewList framework={framework.id} onOpen={onReview} />
      <SaveVersionDialog framework={framework} isOpen={saving} onOpenChange={setSaving} />
      {surface}
    </section>
  );
}

function Facts({ version }: { version: Version }) {
  const { t } = useTranslation();
  return (
    <p className={styles.facts}>
      {version.effective && <span>{t("versionsPanel.effective", { date: day(version.effective) })}</span>}
      {version.author && <span dir="auto">{version.author}</span>}
      <time dateTime={version.date} title={moment(version.date)}>
        {ago(t, version.date)}
      </time>
    </p>
  );
}
