// What was found, framework by framework; a hit leads to its node.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Check, EmptyState, Icon } from "@/components";
import { problemSentence } from "@/data/problems";
import type { Hit, Id } from "@/wire/wire";
import { EarlierHits } from "./EarlierHits";
import { lineWithHit } from "./marked";
import { MarkedText } from "./MarkedText";
import type { Found } from "./useSearch";
import styles from "./library.module.css";

type Props = {
  found: Found;
  /** Whether earlier versions are looked through as well. */
  earlier: boolean;
  onEarlier: (earlier: boolean) => void;
  onOpen: (framework: Id, node?: Id) => void;
};

export function Hits({ found, earlier, onEarlier, onOpen }: Props) {
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
      <div className={styles.hitsHead}>
        <p className={styles.quiet} role="status">
          {found.hits.length ? t("library.hits", { count: found.hits.length }) : t("library.hitsNone")}
        </p>
        <Check value={earlier} onChange={onEarlier}>
          {t("earlier.also")}
        </Check>
      </div>
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
                  <span className={styles.hitWords}>
                    <span className={styles.hitLine} dir="auto">
                      <MarkedText text={hit.words} query={found.query} />
                    </span>
                    <HitLine hit={hit} query={found.query} />
                  </span>
                  <span className={styles.quiet}>{t(`kind.${hit.kind}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {earlier && <EarlierHits query={found.query} hits={found.earlier} onOpen={onOpen} />}
    </section>
  );
}

/** Where the words stand in what is not shown, in the body of a note for one, the line that has them. */
function HitLine({ hit, query }: { hit: Hit; query: string }) {
  const line = lineWithHit(hit.words, hit.other, query);
  if (line === null) return null;
  return (
    <span className={`${styles.hitLine} ${styles.hitBody}`} dir="auto">
      <MarkedText text={line} query={query} />
    </span>
  );
}
