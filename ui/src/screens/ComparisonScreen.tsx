// The comparison of two states, or of two steps: which ones, what changed in sentences, the changes as a list, and both
// sides next to each other.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, IconButton } from "@/components";
import { Shown } from "@/components/WordMarks";
import { problemSentence } from "@/data/problems";
import { ExportComparison } from "@/features/comparison/ExportComparison";
import { Reading } from "@/features/comparison/Reading";
import { editWords, SidePicker } from "@/features/comparison/SidePicker";
import { StepPicker } from "@/features/comparison/StepPicker";
import { SwapButton } from "@/features/comparison/SwapButton";
import { type Asked, type Compared, keyOf, useComparison } from "@/features/comparison/useComparison";
import { usePairing } from "@/features/comparison/usePairing";
import type { View } from "@/features/comparison/view";
import { ViewSwitch } from "@/features/comparison/ViewSwitch";
import { useVersions } from "@/features/versions/useVersions";
import type { State } from "@/wire/wire";
import styles from "./ComparisonScreen.module.css";

type Props = { asked: Asked; onBack: () => void; onAsk: (asked: Asked) => void };

const nothing = () => undefined;

export function ComparisonScreen({ asked, onBack, onAsk }: Props) {
  const { t } = useTranslation();
  const { old, new: next, steps } = asked;
  const comparing = useComparison(asked);
  const oldVersions = useVersions(old.framework).versions ?? [];
  const newVersions = useVersions(next.framework).versions ?? [];
  const [view, setView] = useState<View>("sides");
  const heading = useRef<HTMLHeadingElement>(null);
  const pair = usePairing(old, next, comparing.is === "compared" ? comparing.refresh : nothing);
  // Whoever comes to the comparison begins at its title; the keys that go from change to change work at once.
  useEffect(() => heading.current?.focus(), []);

  const nameOf = (state: State, versions: typeof oldVersions) =>
    state.edit === undefined
      ? (versions.find((version) => version.id === state.version)?.name ?? (state.version === null ? t("versionsPanel.draft") : ""))
      : editWords(state, t);
  const compared = comparing.is === "compared" ? comparing.compared : null;
  const sides = compared?.comparison;
  // Two frameworks are told apart by their titles, one framework's states by their names.
  const inTitle = (title: string | undefined, name: string) =>
    old.framework === next.framework || !title ? name : t("copy.stateOf", { title, name });
  const versions = {
    old: inTitle(sides?.old.title, nameOf(old, oldVersions)),
    new: inTitle(sides?.new.title, nameOf(next, newVersions)),
  };
  const names = steps && sides ? { old: sides.old.title, new: sides.new.title } : versions;
  const isSame = old.framework === next.framework && (steps ? steps.old === steps.new : old.version === next.version && old.edit === next.edit);
  const title = steps && sides ? t("compare.stepsTitle", { old: sides.old.title, new: sides.new.title }) : (sides?.new.title ?? "");

  return (
    <main className={styles.screen}>
      <header className={styles.top}>
        <IconButton icon="back" label={t("compare.back")} onPress={onBack} />
        <h1 ref={heading} tabIndex={-1} className={styles.title} dir="auto">
          {title ? <Shown text={title} /> : t("compare.title")}
        </h1>
        <div className={styles.sides}>
          {steps ? (
            compared && <StepPicker label={t("compare.oldStep")} side={compared.old} step={steps.old} onChange={(step) => onAsk({ ...asked, steps: { ...steps, old: step } })} />
          ) : (
            <SidePicker label={t("compare.oldSide")} state={old} versions={oldVersions} onChange={(state) => onAsk({ ...asked, old: state })} />
          )}
          <SwapButton onSwap={() => onAsk({ old: next, new: old, steps: steps && { old: steps.new, new: steps.old } })} />
          {steps ? (
            compared && <StepPicker label={t("compare.newStep")} side={compared.new} step={steps.new} onChange={(step) => onAsk({ ...asked, steps: { ...steps, new: step } })} />
          ) : (
            <SidePicker label={t("compare.newSide")} state={next} versions={newVersions} onChange={(state) => onAsk({ ...asked, new: state })} />
          )}
        </div>
        <div className={styles.tools}>
          <ViewSwitch view={view} onView={setView} />
          <ExportComparison old={old} new={next} steps={steps} />
        </div>
      </header>
      {comparing.is === "comparing" && <p className={styles.wait}>{t("compare.loading")}</p>}
      {comparing.is === "failed" && (
        <EmptyState centre words={problemSentence(t, comparing.problem)}>
          <Button look="outline" onPress={comparing.again}>
            {t("compare.again")}
          </Button>
        </EmptyState>
      )}
      {compared &&
        (compared.changes.length === 0 ? (
          <Nothing words={t(`compare.empty.${emptyOf(compared, isSame)}`)} />
        ) : (
          <Reading key={keyOf(asked)} compared={compared} view={view} names={names} onPair={steps ? null : pair} />
        ))}
    </main>
  );
}

function emptyOf(compared: Compared, isSame: boolean): "same" | "sameSide" | "sameStep" {
  if (compared.new.root?.kind === "step") return "sameStep";
  return isSame ? "sameSide" : "same";
}

/** Both sides are alike: said once, in the middle, with what to do next. */
function Nothing({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <section className={styles.empty}>
      <h2>{t("compare.empty.heading")}</h2>
      <p>{words}</p>
    </section>
  );
}
