// One finding in the list: what it is about and what is odd; opened it says why, where else, and what can be done.
import { useTranslation } from "react-i18next";
import { Button, type Entry, Menu, toast } from "@/components";
import { trail } from "@/data/locale";
import { asProblem, problemSentence } from "@/data/problems";
import { short, useDesk } from "@/features/desk/desk";
import type { Finding, Id, Ignoring } from "@/wire/wire";
import { keyOf } from "./listing";
import { Marked } from "./Marked";
import { kindOf, mendOf, sentenceOf, whyOf } from "./sentence";
import { goTo } from "./useWalk";
import type { Watch } from "./watch";
import styles from "./FindingsPanel.module.css";

/** So many further places are named. */
const few = 6;

type Props = {
  finding: Finding;
  watch: Watch;
  open: boolean;
  /** Something was done about it: once it is gone, the focus goes on from here. */
  onActed: () => void;
};

export function FindingItem({ finding, watch, open, onActed }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const key = keyOf(finding);
  const where = trail(
    desk.framework
      .above(finding.node)
      .slice(1)
      .map((above) => desk.name(above.id)),
  );
  const press = () => {
    watch.at(open ? null : key);
    if (!open) desk.select(finding.node);
  };
  return (
    <li className={open ? `${styles.item} ${styles.open}` : styles.item} data-open={open || undefined}>
      <button type="button" className={styles.finding} aria-expanded={open} data-finding={key} onClick={press}>
        <span className={styles.words} dir="auto">
          <Marked text={desk.name(finding.node)} word={finding.word} className={finding.gentle ? undefined : styles.word} />
        </span>
        <span className={finding.gentle ? `${styles.what} ${styles.gentle}` : styles.what} dir="auto">
          {sentenceOf(t, finding)}
        </span>
        {where && (
          <span className={styles.where} dir="auto">
            {where}
          </span>
        )}
      </button>
      {open && <More finding={finding} watch={watch} onActed={onActed} />}
    </li>
  );
}

function More({ finding, watch, onActed }: Omit<Props, "open">) {
  const { t } = useTranslation();
  const desk = useDesk();
  const why = whyOf(t, finding);
  const mend = async (index: number) => {
    const chosen = finding.mends[index];
    if (!chosen) return;
    onActed();
    const changed = await desk.do(chosen.intention);
    if (!changed) return;
    desk.offerUndo(`${t("findings.mended")} ${mendOf(t, chosen)}`);
    watch.ask(0);
  };
  return (
    <div className={styles.more}>
      {why && (
        <p className={styles.why} dir="auto">
          {why}
        </p>
      )}
      {finding.also.length > 0 && <Places nodes={finding.also} />}
      <div className={styles.actions} data-mends="">
        {finding.mends.map((one, i) => (
          // By their places alone: a mend that becomes another one while the list is made anew keeps the focus.
          <Button key={`mend${i}`} small look="outline" onPress={() => void mend(i)}>
            <span dir="auto">{short(mendOf(t, one), 44)}</span>
          </Button>
        ))}
        <Button small look={finding.mends.length === 0 ? "outline" : "plain"} onPress={() => goTo(desk, finding)}>
          {finding.params["row"] ? t("findings.goWrite") : t("findings.go")}
        </Button>
        <Ignore finding={finding} watch={watch} onActed={onActed} />
      </div>
    </div>
  );
}

function Places({ nodes }: { nodes: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const there = nodes.filter((id) => desk.framework.get(id));
  const shown = there.slice(0, few);
  return (
    <ul className={styles.places} aria-label={t("findings.places")}>
      {shown.map((id) => (
        <li key={id}>
          <button type="button" className={styles.place} onClick={() => desk.select(id)}>
            <span dir="auto">{desk.name(id)}</span>
          </button>
        </li>
      ))}
      {there.length > shown.length && <li className={styles.rest}>{t("findings.morePlaces", { count: there.length - shown.length })}</li>}
    </ul>
  );
}

function Ignore({ finding, watch, onActed }: Omit<Props, "open">) {
  const { t } = useTranslation();
  const { code, node, word } = finding;
  const kind = kindOf(t, code);
  const ignore = async (which: Ignoring, said: string) => {
    onActed();
    try {
      await watch.ignore(which, true);
      const again = () => void watch.ignore(which, false).catch(fail);
      toast({ words: said, action: { words: t("common.undo"), run: again } });
    } catch (error) {
      fail(error);
    }
  };
  const fail = (error: unknown) => toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
  const entries: Entry[] = [
    { id: "here", words: t("findings.ignoreHere"), run: () => void ignore({ code, node, word }, t("findings.ignoredHere")) },
  ];
  if (word !== null) {
    const said = t("findings.ignoredWord", { word });
    entries.push({ id: "word", words: t("findings.ignoreWord", { word }), run: () => void ignore({ code, node: null, word }, said) });
  }
  const all = t("findings.ignoredAll", { kind });
  entries.push({
    id: "all",
    words: t("findings.ignoreAll", { kind }),
    break: true,
    run: () => void ignore({ code, node: null, word: null }, all),
  });
  const label = t("findings.ignoreLabel", { sentence: sentenceOf(t, finding) });
  return (
    <Menu label={label} entries={entries}>
      <Button small aria-label={label}>
        {t("findings.ignore")}
      </Button>
    </Menu>
  );
}
