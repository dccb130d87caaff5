// What was found, framework by framework; a hit leads to its node.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState, Icon } from "@/components";
import { problemSentence } from "@/data/problems";
import type { Hit, Id } from "@/wire/wire";
import { marked } from "./marked";
import type { Found } from "./useSearch";
import styles from "./library.module.css";

type Props = { found: Found; onOpen: (framework: Id, node: Id) => void };

export function Hits({ found, onOpen }: Props) {
  const { t } = useTranslation();
  const groups = useMemo(() => {
    const byFramework = new Map<Id, Hit[]>();
    for (const hit of found.hits ?? []) {
      const group = byFramework.get(hit.framework) ?? [];
      group.push(hit);
      byFramework.set(hit.framework, group);
    }
    return [...byFramework.values()];
  }, [found]);
  if (found.problem) return <EmptyState words={problemSentence(t, found.problem)} />;
  if (found.hits === null) return <p className={styles.quiet}>{t("library.searching")}</p>;
  return (
    <section aria-label={t("library.hitsLabel")}>
      <p className={styles.quiet} role="status">
        {found.hits.length ? t("library.hits", { count: found.hits.length }) : t("library.hitsNone")}
      </p>
      {groups.map((hits) => (
        <section key={hits[0]?.framework} className={styles.hitGroup}>
          <h2 className={styles.hitHead} dir="auto">
            {hits[0]?.frameworkTitle || t("unnamed.framework")}
          </h2>
          <ul>
            {hits.map((hit, i) => (
              <li key={`${hit.node}${i}`}>
                <button type="button" className={styles.hit} onClick={() => onOpen(hit.framework, hit.node)}>
                  <Icon name={hit.kind} />
                  <span className={styles.hitWords} dir="auto">
                    {marked(hit.words, found.query).map((part, n) =>
                      part.hit ? <mark key={`${n}`}>{part.text}</mark> : <span key={`${n}`}>{part.text}</span>,
                    )}
                  </span>
                  <span className={styles.quiet}>{t(`kind.${hit.kind}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
