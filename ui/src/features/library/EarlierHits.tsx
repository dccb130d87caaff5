// Texts that no draft has any more, with the versions that had them; each leads to its node, or to its framework.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Icon } from "@/components";
import type { EarlierHit, Id } from "@/wire/wire";
import { MarkedText } from "./MarkedText";
import styles from "./library.module.css";

type Props = { query: string; hits: readonly EarlierHit[] | null; onOpen: (framework: Id, node?: Id) => void };

export function EarlierHits({ query, hits, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles.hitGroup} aria-label={t("earlier.title")}>
      <h2 className={styles.hitHead}>{t("earlier.title")}</h2>
      <p className={styles.quiet} role="status">
        {hits === null ? t("library.searching") : hits.length ? t("earlier.count", { count: hits.length }) : t("earlier.none")}
      </p>
      <ul>
        {(hits ?? []).map((hit, i) => (
          <li key={`${hit.node}${i}`}>
            <button
              type="button"
              className={styles.hit}
              onClick={() => (hit.hasNode ? onOpen(hit.framework, hit.node) : onOpen(hit.framework))}
            >
              <Icon name={hit.kind} />
              <span className={styles.hitWords}>
                <span className={styles.earlierText} dir="auto">
                  <MarkedText text={hit.text} query={query} />
                </span>
                <span className={styles.facts}>
                  <span dir="auto">{hit.frameworkTitle || t("unnamed.framework")}</span>
                  <span>{t(`field.${hit.field}`)}</span>
                  <span dir="auto">{held(t, hit)}</span>
                  {!hit.hasNode && <span>{t("earlier.gone")}</span>}
                </span>
              </span>
              <span className={styles.quiet}>{t(`kind.${hit.kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which versions had the text. */
function held(t: TFunction, { firstVersion: first, lastVersion: last }: EarlierHit): string {
  if (first === null || last === null) return t("earlier.never");
  return first === last ? t("earlier.only", { version: first }) : t("earlier.between", { first, last });
}
