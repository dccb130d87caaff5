// Who is affected by a comparison: the paths and steps whose people should read again. Each leads to its first change.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { Shown } from "@/components/WordMarks";
import { row } from "@/data/locale";
import type { AffectedPath, AffectedStep, Id } from "@/wire/wire";
import type { Compared } from "./useComparison";
import styles from "./Summary.module.css";

/** How many paths are told at once. */
const FIRST = 6;

type Props = { compared: Compared; onGo: (key: string) => void };

export function Affected({ compared, onGo }: Props) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const firsts = useMemo(() => firstsOf(compared), [compared]);
  const { affected } = compared.report;
  const paths = all ? affected : affected.slice(0, FIRST);
  const left = affected.length - paths.length;
  return (
    <div>
      <h3 className={styles.small}>{t("compare.summary.affected")}</h3>
      {affected.length === 0 && <p className={styles.counts}>{t("compare.summary.nobody")}</p>}
      <ul className={styles.affected}>
        {paths.map((path) => (
          <li key={path.id}>
            <Name of={path} kind="path" to={firsts.get(path.id) ?? null} onGo={onGo} />
            <ul>
              {path.steps.map((step) => (
                <li key={step.id}>
                  <Name of={step} kind="step" to={firsts.get(step.id) ?? null} onGo={onGo} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button small onPress={() => setAll(true)}>
          {t("compare.summary.more", { count: left })}
        </Button>
      )}
    </div>
  );
}

type NameProps = { of: AffectedPath | AffectedStep; kind: "path" | "step"; to: string | null; onGo: (key: string) => void };

function Name({ of, kind, to, onGo }: NameProps) {
  const { t } = useTranslation();
  const words = of.title ? <Shown text={of.title} /> : t(`unnamed.${kind}`);
  const facts = [
    of.standing === "changed" ? "" : t(`compare.standing.${of.standing}`),
    of.changes > 0 ? t("compare.summary.changes", { count: of.changes }) : "",
    "everyStep" in of && of.everyStep ? t("compare.summary.everyStep") : "",
    "competencies" in of && of.competencies > 0 ? t("compare.summary.competencies", { count: of.competencies }) : "",
  ].filter(Boolean);
  // Of a step a number is enough for the eye.
  const short = of.standing === "changed" ? String(of.changes || ("competencies" in of ? of.competencies : 0)) : t(`compare.standing.${of.standing}`);
  return (
    <>
      {to === null ? (
        <span dir="auto">{words}</span>
      ) : (
        <button type="button" className={styles.go} onClick={() => onGo(to)}>
          <span dir="auto">{words}</span>
        </button>
      )}
      <span className={styles.place} title={facts.join(" · ")}>
        {kind === "path" ? facts.join(" · ") : <span aria-hidden="true">{short}</span>}
        {kind === "step" && <span className="sr-only">{row(facts)}</span>}
      </span>
    </>
  );
}

/** The item to go to for each path and step: its first change in the order of the document. */
export function firstsOf({ document, listing }: Pick<Compared, "document" | "listing">): ReadonlyMap<Id, string> {
  const { rows, rowOfChange } = document;
  const inOrder = rowOfChange.map((row, change) => ({ row, change })).toSorted((a, b) => a.row - b.row || a.change - b.change);
  const firsts = new Map<Id, string>();
  for (const { row: at, change } of inOrder) {
    const key = listing.keyOfChange.get(change);
    if (key === undefined) continue;
    for (let row = rows[at]; row; row = rows[row.parent]) {
      const id = (row.new ?? row.old)?.id;
      if (id !== undefined && !firsts.has(id)) firsts.set(id, key);
    }
  }
  return firsts;
}
