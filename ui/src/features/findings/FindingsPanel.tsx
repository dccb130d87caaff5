// Things to mend, together by what they are; each leads to its node. And the value score.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState } from "@/components";
import { useDesk } from "@/features/desk/desk";
import { focusNode } from "@/features/desk/focus";
import type { Finding } from "@/wire/wire";
import type { Findings } from "./useFindings";
import styles from "./FindingsPanel.module.css";

const codes = [
  "empty-title", "step-without-abilities", "ability-without-statement", "same-statement-twice", "falling-years",
  "competency-never-used", "stream-without-metric", "reference-to-nothing",
];

const many = 20;

type Props = { found: Findings | null; failed: boolean; onAgain: () => void };

export function FindingsPanel({ found, failed, onAgain }: Props) {
  const { t } = useTranslation();
  const groups = useMemo(() => {
    const byCode = new Map<string, Finding[]>();
    for (const finding of found?.findings ?? []) {
      const code = codes.includes(finding.code) ? finding.code : "other";
      const group = byCode.get(code) ?? [];
      group.push(finding);
      byCode.set(code, group);
    }
    return [...byCode];
  }, [found]);
  return (
    <section className={styles.panel} aria-label={t("findings.label")}>
      {failed && (
        <EmptyState words={t("findings.failed")}>
          <Button small onPress={onAgain}>
            {t("common.again")}
          </Button>
        </EmptyState>
      )}
      {found && <Score found={found} />}
      {found && found.findings.length === 0 && <EmptyState words={t("findings.none")} />}
      {groups.map(([code, findings]) => (
        <Group key={code} code={code} findings={findings} />
      ))}
    </section>
  );
}

function Group({ code, findings }: { code: string; findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, many);
  return (
    <section className={styles.group}>
      <h3 className={styles.groupHead}>
        {t(`findingGroup.${code}`)}
        <span>{findings.length}</span>
      </h3>
      <ul>
        {shown.map((finding, i) => {
          const node = desk.framework.get(finding.node);
          if (!node) return null;
          const where = desk.framework.above(node.id).slice(1).map((above) => desk.name(above.id)).join(" › ");
          return (
            <li key={`${finding.node}${i}`}>
              <button type="button" className={styles.finding} onClick={() => focusNode(desk, node.id)}>
                <span className={styles.words} dir="auto">
                  {desk.name(node.id)}
                </span>
                <span className={styles.what}>
                  {t([`finding.${finding.code}`, "finding.other"], { ...finding.params, code: finding.code })}
                </span>
                {where && (
                  <span className={styles.where} dir="auto">
                    {where}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length < findings.length && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: findings.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

function Score({ found }: { found: Findings }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { serving, all, idle } = found.score;
  // Without a single stream of value the score would only say that none was written down.
  if (desk.framework.ofKind("valueStream").length === 0) return null;
  const part = all > 0 ? serving / all : null;
  const words = part === null ? t("findings.scoreNone") : new Intl.NumberFormat(undefined, { style: "percent" }).format(part);
  return (
    <section className={styles.score}>
      <h3 className={styles.groupHead}>{t("findings.score")}</h3>
      <p className={styles.number}>{words}</p>
      <div className={styles.track} aria-hidden="true">
        <div style={{ width: `${(part ?? 0) * 100}%` }} />
      </div>
      <p className={styles.where}>{t("findings.scoreHint")}</p>
      {idle.length > 0 && <p className={styles.where}>{t("findings.idle", { count: idle.length })}</p>}
    </section>
  );
}
