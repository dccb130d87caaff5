// The value score, how it changed since the newest version, and the abilities that serve nothing.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { numbers, percent, trail } from "@/data/locale";
import { useDesk } from "@/features/desk/desk";
import { focusNode } from "@/features/desk/focus";
import { show } from "@/features/editing/experience";
import type { VersionScore } from "@/wire/wire";
import { ratioOf, type Score } from "./score";
import { useLastScore } from "./useLastScore";
import styles from "./Outcomes.module.css";

const few = 6;

export function ScoreHead({ score }: { score: Score }) {
  const { t } = useTranslation();
  const { framework } = useDesk();
  const last = useLastScore(framework);
  const ratio = ratioOf(score);
  return (
    <section className={styles.score}>
      <div className={styles.sum}>
        <h2 className={styles.small}>{t("findings.score")}</h2>
        <p className={styles.number}>{ratio === null ? "–" : percent(ratio)}</p>
        <div className={styles.track} aria-hidden="true">
          <div style={{ inlineSize: `${(ratio ?? 0) * 100}%` }} />
        </div>
        <p className={styles.quiet}>{t("outcomes.scoreOf", { serving: show(score.serving), all: show(score.all) })}</p>
        {ratio !== null && last !== undefined && !framework.readOnly && <Since ratio={ratio} last={last} />}
      </div>
      <Idle score={score} />
    </section>
  );
}

function Since({ ratio, last }: { ratio: number; last: VersionScore | null }) {
  const { t } = useTranslation();
  if (last === null) return <p className={styles.quiet}>{t("outcomes.sinceNothing")}</p>;
  const before = ratioOf(last);
  if (before === null) return null;
  const points = Math.round((ratio - before) * 1000) / 10;
  if (points === 0) return <p className={styles.quiet}>{t("outcomes.sinceSame", { version: last.version })}</p>;
  const by = numbers({ signDisplay: "always", maximumFractionDigits: 1 }).format(points);
  return (
    <p className={points > 0 ? styles.rose : styles.fell} dir="auto">
      {t("outcomes.since", { by, version: last.version, before: percent(before) })}
    </p>
  );
}

function Idle({ score }: { score: Score }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [all, setAll] = useState(false);
  const { idle } = score;
  const shown = all ? idle : idle.slice(0, few);
  return (
    <div className={styles.idle}>
      <h2 className={styles.small}>{idle.length > 0 ? t("findings.idle", { count: idle.length }) : t("outcomes.noneIdle")}</h2>
      <ul>
        {shown.map((id) => {
          const within = trail(desk.framework.above(id).slice(1).map((above) => desk.name(above.id)));
          return (
            <li key={id}>
              <button type="button" className={styles.jump} onClick={() => focusNode(desk, id)}>
                <span className={styles.jumpWords} dir="auto">
                  {desk.name(id)}
                </span>
                <span className={styles.jumpWithin} dir="auto">
                  {within}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length < idle.length && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: idle.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
