// How much would come in.
import { memo } from "react";
import { Trans } from "react-i18next";
import type { Proposal, ProposedCounts } from "@/wire/wire";
import styles from "./Importing.module.css";

const shown: readonly (keyof ProposedCounts)[] = ["paths", "steps", "years", "groups", "competencies", "abilities", "notes"];

export const Counts = memo(function Counts({ proposal }: { proposal: Proposal }) {
  const there = shown.filter((what) => proposal.counts[what] > 0);
  return (
    <p className={styles.counts} role="status">
      {there.map((what) => (
        <span key={what} className={styles.countOf}>
          <Trans i18nKey={`importing.count.${what}`} count={proposal.counts[what]} components={{ b: <b /> }} />
        </span>
      ))}
    </p>
  );
});
