// The review of a file that was taken in: its head, undo and redo of the draft, and everything that came with it.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, IconButton, dropUndo, toast } from "@/components";
import { Shown } from "@/components/WordMarks";
import { useCommands } from "@/data/commands";
import { useElsewhere } from "@/data/elsewhere";
import { type Framework, useFramework, useLog } from "@/data/framework";
import { asProblem, problemSentence } from "@/data/problems";
import type { View } from "@/features/comparison/view";
import { ViewSwitch } from "@/features/comparison/ViewSwitch";
import { stepName, useMenuWords } from "@/features/desk/History";
import { SavedLine } from "@/features/desk/SavedLine";
import { Review } from "@/features/review/Review";
import { ReviewHead } from "@/features/review/ReviewHead";
import { type Reviewing, useReview } from "@/features/review/reviewing";
import type { Id, Log, Problem } from "@/wire/wire";
import styles from "./ReviewScreen.module.css";

type Going = {
  onBack: () => void;
  /** Shows a node in the framework itself. */
  onNode: (node: Id) => void;
};

type Props = Going & { framework: Id; review: number };

export function ReviewScreen({ framework: id, review, ...going }: Props) {
  const { t } = useTranslation();
  const opening = useFramework(id);
  if (opening.is === "open") return <Open framework={opening.framework} review={review} {...going} />;
  return (
    <main className={styles.screen}>
      <header className={styles.top}>
        <IconButton icon="back" label={t("review.back")} onPress={going.onBack} />
        <h1 className={styles.title}>{t("review.title")}</h1>
      </header>
      {opening.is === "failed" ? <Failed problem={opening.problem} onAgain={opening.again} /> : <p className={styles.wait}>{t("review.loading")}</p>}
    </main>
  );
}

function Open({ framework, review, onBack, onNode }: Going & { framework: Framework; review: number }) {
  const { t } = useTranslation();
  const { reviewing, state } = useReview(framework, review);
  const [view, setView] = useState<View>("marked");
  const heading = useRef<HTMLHeadingElement>(null);
  const log = useLog(framework);
  const { undo, redo } = useHistory(reviewing);
  useMenuWords(log);
  // What came in with the file can be taken back as a whole only until something else is done.
  useEffect(() => framework.hear("revision", dropUndo), [framework]);
  useEffect(() => heading.current?.focus(), []);
  useCommands({ undo, redo, library: onBack });
  useElsewhere(framework.id, () => {
    framework.catchUp().then(
      (any) => {
        if (any) void reviewing.load();
      },
      () => undefined,
    );
  });
  const open = state.is === "open" ? state.reviewed.open : null;
  return (
    <main className={styles.screen}>
      <header className={styles.top}>
        <IconButton icon="back" label={t("review.back")} onPress={onBack} />
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1} className={styles.title} dir="auto">
            {open ? <Shown text={open.review.name} /> : t("review.title")}
          </h1>
          {open && <ReviewHead open={open} />}
        </div>
        <div className={styles.tools}>
          <SavedLine framework={framework} />
          <HistoryButtons log={log} onUndo={undo} onRedo={redo} />
          <ViewSwitch view={view} onView={setView} />
        </div>
      </header>
      {state.is === "opening" && <p className={styles.wait}>{t("review.loading")}</p>}
      {state.is === "failed" && <Failed problem={state.problem} onAgain={() => void reviewing.load()} />}
      {state.is === "open" && <Review reviewing={reviewing} reviewed={state.reviewed} view={view} onUndo={undo} onShow={onNode} />}
    </main>
  );
}

/** Undo and redo on this screen: the draft goes back or forth, the review is read again, and a line says what it was. */
function useHistory(reviewing: Reviewing): { undo: () => void; redo: () => void } {
  const { t } = useTranslation();
  const said = useRef<() => void>(undefined);
  const go = async (way: "undo" | "redo") => {
    try {
      const step = await reviewing[way]();
      const words = { undo: "review.done.undone", redo: "review.done.redone" } as const;
      const nothing = { undo: "framework.nothingToUndo", redo: "framework.nothingToRedo" } as const;
      // Ten steps back are not ten lines.
      said.current?.();
      said.current = toast({ words: step ? t(words[way], { step: stepName(t, step) }) : t(nothing[way]) });
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    }
  };
  return { undo: () => void go("undo"), redo: () => void go("redo") };
}

function HistoryButtons({ log, onUndo, onRedo }: { log: Log | null; onUndo: () => void; onRedo: () => void }) {
  const { t } = useTranslation();
  const undo = log?.undo ?? null;
  const redo = log?.redo ?? null;
  return (
    <div className={styles.history}>
      <IconButton
        icon="undo"
        label={t("framework.undo")}
        hint={undo ? t("framework.undoName", { step: stepName(t, undo) }) : t("framework.nothingToUndo")}
        keys="Ctrl+Z"
        isDisabled={!undo}
        onPress={onUndo}
      />
      <IconButton
        icon="redo"
        label={t("framework.redo")}
        hint={redo ? t("framework.redoName", { step: stepName(t, redo) }) : t("framework.nothingToRedo")}
        keys="Ctrl+Shift+Z"
        isDisabled={!redo}
        onPress={onRedo}
      />
    </div>
  );
}

function Failed({ problem, onAgain }: { problem: Problem; onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState centre words={`${t("review.failed")} ${problemSentence(t, problem)}`}>
      <Button look="outline" onPress={onAgain}>
        {t("common.again")}
      </Button>
    </EmptyState>
  );
}
