// The history of the selected node: who changed what, when, and which version has it so first.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState } from "@/components";
import { WordMarks } from "@/components/WordMarks";
import { useNode } from "@/data/framework";
import { problemSentence } from "@/data/problems";
import { ago, moment } from "@/data/time";
import type { Say } from "@/features/comparison/say";
import { fieldWords } from "@/features/comparison/values";
import { useDesk } from "@/features/desk/desk";
import type { Happened, Id } from "@/wire/wire";
import { type Line, linesOf, namesOf } from "./happened";
import type { Told } from "./useNodeHistory";
import styles from "./NodeHistory.module.css";

type Props = { node: Id; told: Told; open: boolean; onOpen: (open: boolean) => void };

/** So many entries are shown at first. */
const many = 12;

export function NodeHistory({ node, told, open, onOpen }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  return (
    <section className={styles.history} aria-label={t("nodeHistory.label", { subject: desk.name(node) })}>
      <h2>
        <Button small icon="history" aria-expanded={open} onPress={() => onOpen(!open)}>
          {t("nodeHistory.title")}
        </Button>
      </h2>
      {open && <Timeline node={node} told={told} />}
    </section>
  );
}

function Timeline({ node, told: { history, problem } }: { node: Id; told: Told }) {
  const { t } = useTranslation();
  const { framework } = useDesk();
  const record = useNode(framework, node);
  const [all, setAll] = useState(false);
  const lines = useMemo(() => {
    if (!history) return [];
    const names = namesOf((id) => framework.get(id), history.happened, history.named);
    const now = framework.readOnly ? null : (record?.fields ?? null);
    return history.happened.map((one) => linesOf(one, now, names, t as Say));
  }, [history, framework, record, t]);
  if (problem) return <EmptyState words={problemSentence(t, problem)} />;
  if (!history) return <p className={styles.quiet}>{t("nodeHistory.loading")}</p>;
  const { happened } = history;
  if (happened.length === 0) return <p className={styles.quiet}>{t("nodeHistory.none")}</p>;
  return (
    <>
      <ol className={styles.list}>
        {(all ? happened : happened.slice(0, many)).map((one, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- counted from the beginning, an entry keeps its number for ever
          <Entry key={happened.length - i} node={node} one={one} lines={lines[i] ?? []} />
        ))}
      </ol>
      {!all && happened.length > many && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: happened.length - many })}
        </Button>
      )}
    </>
  );
}

function Entry({ node, one, lines }: { node: Id; one: Happened; lines: readonly Line[] }) {
  const { t } = useTranslation();
  const how = one.how === "undone" ? t("nodeHistory.took") : one.how === "redone" ? t("nodeHistory.again") : null;
  return (
    <li className={styles.entry}>
      <p className={styles.who}>
        <strong dir="auto">{one.author || t("nodeHistory.somebody")}</strong>
        <time dateTime={one.at} title={moment(one.at)}>
          {ago(t, one.at)}
        </time>
        {one.version !== null && <span dir="auto">{t("nodeHistory.since", { version: one.version })}</span>}
      </p>
      {how && <p className={styles.quiet}>{how}</p>}
      {lines.map((line, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the lines of an entry never change
        <OneLine key={i} node={node} line={line} />
      ))}
    </li>
  );
}

function OneLine({ node, line: { says, marks, back } }: { node: Id; line: Line }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const kind = desk.framework.get(node)?.kind;
  const putBack = async () => {
    if (!back || !kind || !(await desk.set(node, back.edit))) return;
    desk.offerUndo(t("nodeHistory.isBack", { field: fieldWords(back.field, kind, t as Say) }));
  };
  return (
    <div className={styles.line}>
      <p className={marks ? styles.field : undefined} dir="auto">
        {says}
      </p>
      {marks && <WordMarks marks={marks} className={styles.words} />}
      {back && kind && (
        <Button
          small
          icon="undo"
          aria-label={t("nodeHistory.putBackName", { field: fieldWords(back.field, kind, t as Say), words: back.words })}
          onPress={() => void putBack()}
        >
          {t("nodeHistory.putBack")}
        </Button>
      )}
    </div>
  );
}
