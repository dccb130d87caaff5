// A first start: the ladder somebody already has, a starter framework, a sample or an empty page, each in one click.
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "@/components";
import { Gallery } from "@/features/start/Gallery";
import { Samples } from "@/features/start/Samples";
import { useStart } from "@/features/start/useStart";
import type { Id, Sample } from "@/wire/wire";
import styles from "./library.module.css";

type Props = { samples: readonly Sample[]; onOpen: (framework: Id) => void; onNew: () => void; onImport: () => void; onPaste: () => void };

export function FirstStart({ samples, onOpen, onNew, onImport, onPaste }: Props) {
  const { t } = useTranslation();
  const start = useStart(onOpen);
  const [sample] = samples;
  return (
    <div className={styles.first}>
      <h1 className={styles.firstTitle}>{t("start.title")}</h1>
      <p className={styles.firstWords}>{t("start.lead")}</p>
      <ul className={styles.doors} aria-label={t("start.doors")}>
        <Door icon="import" title={t("start.import")} words={t("start.importHint")} onStart={onImport} />
        <Door icon="note" title={t("importing.paste")} words={t("importing.pasteDoor")} onStart={onPaste} />
        <Door icon="add" title={t("start.empty")} words={t("start.emptyHint")} onStart={onNew} />
        {sample && (
          <Door
            icon="framework"
            title={t("start.sample")}
            words={t("start.sampleHint", { title: sample.title })}
            onStart={() => start.sample(sample.name)}
          />
        )}
      </ul>
      <Gallery heading={t("start.starters")} hint={t("start.startersHint")} busy={start.busy} onStart={start.starter}>
        <Samples samples={samples} onSample={start.sample} />
      </Gallery>
    </div>
  );
}

function Door({ icon, title, words, onStart }: { icon: IconName; title: string; words: string; onStart: () => void }) {
  return (
    <li>
      <button type="button" className={styles.door} onClick={onStart}>
        <Icon name={icon} size={20} />
        <span>
          <span className={styles.doorTitle}>{title}</span>
          <span className={styles.doorWords} dir="auto">
            {words}
          </span>
        </span>
      </button>
    </li>
  );
}
