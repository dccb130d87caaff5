// The starter frameworks side by side: what each is for, how much it holds, and its steps as a small picture. One tab stop;
// arrow keys go from one to the next, Enter begins with it.
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { GridList, GridListItem } from "react-aria-components";
import { SearchField } from "@/components";
import { problemSentence } from "@/data/problems";
import type { Starter } from "@/wire/wire";
import { found } from "./found";
import { OtherLanguage } from "./OtherLanguage";
import { Rungs } from "./Rungs";
import { useStarters } from "./useStarters";
import styles from "./Gallery.module.css";

type Props = {
  heading: string;
  hint?: string;
  busy: string | null;
  onStart: (starter: Starter) => void;
  /** What stands below. It comes with the starters, or they would push it away from under the pointer. */
  children: ReactNode;
};

export function Gallery({ heading, hint, busy, onStart, children }: Props) {
  const { t } = useTranslation();
  const { starters, problem } = useStarters();
  const [query, setQuery] = useState("");
  const shown = starters && found(starters, query);
  const list = useRef<HTMLDivElement>(null);
  return (
    <>
      <section className={styles.gallery} aria-label={heading}>
        <header className={styles.head}>
          <div className={styles.words}>
            <h2 className={styles.heading}>{heading}</h2>
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
          <div className={styles.find}>
            <SearchField
              label={t("start.find")}
              value={query}
              onChange={setQuery}
              onKeyDown={(event) => {
                if ((event.key !== "ArrowDown" && event.key !== "Enter") || event.nativeEvent.isComposing) return;
                event.preventDefault();
                list.current?.querySelector<HTMLElement>('[role="row"]')?.focus();
              }}
            />
          </div>
        </header>
        {problem && (
          <p role="alert" className={styles.hint}>
            {t("start.failed")} {problemSentence(t, problem)}
          </p>
        )}
        <p role="status" className={shown?.length === 0 ? styles.hint : "sr-only"}>
          {query.trim() !== "" && shown && (shown.length ? t("start.found", { count: shown.length }) : t("start.nothing"))}
        </p>
        {shown && shown.length > 0 && (
          <GridList
            ref={list}
            aria-label={heading}
            className={styles.grid}
            layout="grid"
            items={shown.map((starter) => ({ id: starter.name, starter }))}
            dependencies={[busy]}
            disabledKeys={busy === null ? [] : shown.map((starter) => starter.name)}
            onAction={(key) => {
              const starter = shown.find((one) => one.name === key);
              if (starter) onStart(starter);
            }}
          >
            {({ id, starter }) => (
              <GridListItem id={id} textValue={starter.title} className={styles.card} data-busy={busy === id || undefined}>
                <div className={styles.top}>
                  <h3 className={styles.title} dir="auto">
                    {starter.title}
                  </h3>
                  <OtherLanguage language={starter.language} />
                </div>
                <span className={styles.begin} aria-hidden="true">
                  {busy === id ? t("start.working") : t("start.begin")}
                </span>
                <p className={styles.summary} dir="auto">
                  {starter.summary}
                </p>
                <div className={styles.picture}>
                  <Rungs starter={starter} />
                </div>
                <p className={styles.counts}>
                  <Counts starter={starter} />
                </p>
              </GridListItem>
            )}
          </GridList>
        )}
      </section>
      {(starters || problem) && children}
    </>
  );
}

function Counts({ starter }: { starter: Starter }) {
  const { t } = useTranslation();
  const { counts } = starter;
  const said = [
    // How many paths and steps there are is to be seen in the picture.
    ...(counts.steps > 0 ? [] : [t("start.groups", { count: starter.groups.length })]),
    t("library.counts.competencies", { count: counts.competencies }),
    ...(counts.abilities > 0 ? [t("library.counts.abilities", { count: counts.abilities })] : []),
    ...(starter.objectives > 0 ? [t("start.objectives", { count: starter.objectives })] : []),
  ];
  return <>{said.join(" · ")}</>;
}
