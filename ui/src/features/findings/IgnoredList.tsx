// What somebody did not want to see, to be seen again.
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { useDesk } from "@/features/desk/desk";
import type { PassedOver } from "@/wire/wire";
import { keyOf } from "./listing";
import { sentenceOf } from "./sentence";
import type { Watch } from "./watch";
import styles from "./FindingsPanel.module.css";

export function IgnoredList({ ignored, watch }: { ignored: readonly PassedOver[]; watch: Watch }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [shown, setShown] = useState(false);
  const section = useRef<HTMLElement>(null);
  if (ignored.length === 0) return null;
  const how = ({ by }: PassedOver) => {
    const key = by.node !== null ? "here" : by.word !== null ? "word" : "all";
    return t(`findings.ignoredBy.${key}`, { word: by.word ?? "" });
  };
  const again = async ({ by }: PassedOver) => {
    try {
      await watch.ignore(by, false);
      // What was pressed is gone; the focus stays in the list, or goes back to its tab with the last of it.
      const tab = document.querySelector<HTMLElement>('#side-pane [role="tab"][aria-selected="true"]');
      requestAnimationFrame(() => (section.current?.querySelector("button") ?? tab)?.focus());
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    }
  };
  return (
    <section ref={section} className={styles.ignored}>
      <Button small aria-expanded={shown} onPress={() => setShown(!shown)}>
        {shown ? t("findings.hideIgnored") : t("findings.showIgnored", { count: ignored.length })}
      </Button>
      {shown && (
        <ul>
          {ignored.map((one) => {
            const sentence = sentenceOf(t, one.finding);
            return (
              <li key={keyOf(one.finding)} className={styles.passed}>
                <div className={styles.passedWords}>
                  <p className={styles.words} dir="auto">
                    {desk.name(one.finding.node)}
                  </p>
                  <p className={styles.where} dir="auto">
                    {sentence} · {how(one)}
                  </p>
                </div>
                <Button small aria-label={t("findings.againLabel", { sentence })} onPress={() => void again(one)}>
                  {t("findings.again")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
