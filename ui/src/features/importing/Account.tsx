// The account of a file: what came in, what did not and why; every character is in one of the two.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { numbers } from "@/data/locale";
import type { LeftOut, Proposal, SourceSpot } from "@/wire/wire";
import { letters } from "./mapping";
import styles from "./Importing.module.css";

/** So many lines are shown before somebody asks for all. */
const few = 4;

type Props = { proposal: Proposal; open: boolean; onOpen: (open: boolean) => void; onGo: (spot: SourceSpot) => void };

export const Account = memo(function Account({ proposal, open, onOpen, onGo }: Props) {
  const { t } = useTranslation();
  const { tally, leftOut } = proposal;
  if (!tally) return <p className={styles.account}>{t("importing.own")}</p>;
  const number = numbers();
  const shown = open ? leftOut : leftOut.slice(0, few);
  const unclear = leftOut.filter((left) => left.why === "notUnderstood");
  const lost = unclear.reduce((sum, left) => sum + left.characters, 0);
  return (
    <section className={styles.account} aria-label={t("importing.account")}>
      <p className={styles.tally}>
        {t("importing.tally", { all: number.format(tally.all), kept: number.format(tally.kept), skipped: number.format(tally.skipped) })}
      </p>
      {lost > 0 && <p className={styles.warning}>{t("importing.unclear", { count: lost })}</p>}
      {leftOut.length > 0 && (
        <ul className={styles.reasons}>
          {shown.map((left) => (
            <li key={`${left.why} ${left.first.part} ${left.first.row} ${left.first.column}`}>
              <button type="button" className={styles.reason} onClick={() => onGo(left.first)}>
                <span className={styles.reasonPlace} dir="auto">
                  {placeWords(left)}
                </span>
                <span>{t(`importing.skip.${left.why}`)}</span>
                <span className={styles.reasonCount}>{t("importing.characters", { count: left.characters })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {leftOut.length > few && (
        <Button small aria-expanded={open} onPress={() => onOpen(!open)}>
          {open ? t("importing.fewer") : t("common.showAll", { count: leftOut.length - few })}
        </Button>
      )}
    </section>
  );

  /** "Column F", "Roles, column F", "Line 12", "5 places from B2". */
  function placeWords(left: LeftOut): string {
    const part = proposal.parts[left.first.part];
    const several = proposal.parts.filter((one) => one.isTable).length > 1;
    const sheet = part?.isTable && several ? part.name : "";
    const cell = `${letters(left.first.column)}${left.first.row + 1}`;
    const where = !part?.isTable
      ? t(left.places > 1 ? "importing.at.linesFrom" : "importing.at.line", { line: left.first.row + 1, count: left.places })
      : left.why === "head" || left.why === "mark" || left.places === 1
        ? t(left.places > 1 ? "importing.at.cellsFrom" : "importing.at.cell", { cell, count: left.places })
        : t("importing.at.column", { column: letters(left.first.column) });
    return sheet ? t("importing.at.sheet", { sheet, where }) : where;
  }
});
