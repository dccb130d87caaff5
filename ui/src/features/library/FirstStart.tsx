// A first start: a sample, an empty framework, or the ladder somebody already has, each in one click.
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "@/components";
import type { Sample } from "@/wire/wire";
import styles from "./library.module.css";

type Props = { samples: readonly Sample[]; onSample: (name: string) => void; onNew: () => void; onImport: () => void };

export function FirstStart({ samples, onSample, onNew, onImport }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles.first}>
      <h1 className={styles.firstTitle}>{t("library.emptyTitle")}</h1>
      <p className={styles.firstWords}>{t("library.empty")}</p>
      <ul className={styles.starts}>
        <Start icon="add" title={t("library.emptyNew")} words={t("library.emptyNewHint")} onStart={onNew} />
        <Start icon="import" title={t("library.emptyImport")} words={t("library.emptyImportHint")} onStart={onImport} />
      </ul>
      {samples.length > 0 && <h2 className={styles.startsHead}>{t("library.samples")}</h2>}
      <ul className={styles.starts}>
        {samples.map((sample) => (
          <Start
            key={sample.name}
            icon="framework"
            title={sample.title}
            words={sample.summary}
            onStart={() => onSample(sample.name)}
          />
        ))}
      </ul>
    </section>
  );
}

function Start({ icon, title, words, onStart }: { icon: IconName; title: string; words: string; onStart: () => void }) {
  return (
    <li>
      <button type="button" className={styles.start} onClick={onStart}>
        <Icon name={icon} size={20} />
        <span>
          <span className={styles.startTitle} dir="auto">
            {title}
          </span>
          <span className={styles.startWords} dir="auto">
            {words}
          </span>
        </span>
      </button>
    </li>
  );
}
