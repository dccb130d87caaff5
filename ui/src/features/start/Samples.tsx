// The samples: small finished frameworks to look around in, one line each.
import { useTranslation } from "react-i18next";
import type { Sample } from "@/wire/wire";
import { OtherLanguage } from "./OtherLanguage";
import styles from "./Samples.module.css";

export function Samples({ samples, onSample }: { samples: readonly Sample[]; onSample: (name: string) => void }) {
  const { t } = useTranslation();
  if (samples.length === 0) return null;
  return (
    <section className={styles.samples}>
      <h2 className={styles.heading}>{t("start.samples")}</h2>
      <ul className={styles.list}>
        {samples.map((sample) => (
          <li key={sample.name}>
            <button type="button" className={styles.sample} onClick={() => onSample(sample.name)}>
              <span className={styles.title} dir="auto">
                {sample.title}
              </span>
              <span className={styles.summary} dir="auto">
                {sample.summary}
              </span>
              <OtherLanguage language={sample.language} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
