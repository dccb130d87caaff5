// What a framework was started from: when, from which starter, framework or version, and what changed since.
import { useEffect, useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Button } from "@/components";
import { day } from "@/data/time";
import { call } from "@/platform/door";
import type { Id, Origin } from "@/wire/wire";
import { useWays } from "./ways";
import styles from "./OriginLine.module.css";

export function OriginLine({ framework }: { framework: Id }) {
  const { t } = useTranslation();
  const ways = useWays();
  const [origin, setOrigin] = useState<Origin | null>(null);
  useEffect(() => {
    let over = false;
    // Where it cannot be told just now the line is left out: nothing else depends on it.
    call("frameworkOrigin", { framework }).then(
      (answer) => !over && setOrigin(answer.origin),
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [framework]);
  if (origin === null || ways === null) return null;
  const { first, framework: from, version, isThere } = origin;
  const title = origin.title || t("unnamed.framework");
  const draft = { framework, version: null };
  return (
    <section className={styles.origin} aria-label={t("origin.label")}>
      <p dir="auto">
        <Trans
          i18nKey={wordsOf(origin)}
          values={{ title, version: origin.versionName, date: day(origin.at) }}
          components={{
            from:
              from !== null && isThere ? (
                <button type="button" className={styles.link} aria-label={t("origin.open", { title })} onClick={() => ways.onOpen(from, version)} />
              ) : (
                <span className={styles.name} />
              ),
          }}
        />
        {from !== null && !isThere && <> {t("origin.gone")}</>}
      </p>
      <p className={styles.acts}>
        {first && (
          <Button small icon="compare" onPress={() => ways.onCompare({ framework, version: first }, draft)}>
            {t("origin.since")}
          </Button>
        )}
        {from !== null && isThere && (
          <Button small icon="compare" onPress={() => ways.onCompare({ framework: from, version }, draft)}>
            {t("origin.compare")}
          </Button>
        )}
      </p>
    </section>
  );
}

function wordsOf(origin: Origin): string {
  if (origin.starter !== null) return "origin.starter";
  return origin.version === null ? "origin.draft" : "origin.version";
}
