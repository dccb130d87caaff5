// Replacing words wherever they stand: every place is shown as it is and as it would be, and can be left out. All of it is
// one step, so one undo takes it back.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Check, Dialog, EmptyState, Select, TextField } from "@/components";
import { problemSentence } from "@/data/problems";
import { useDesk } from "@/features/desk/desk";
import type { Query, Scope, Spot } from "@/wire/wire";
import { HitList } from "./HitList";
import { partsOf } from "./rows";
import { spotKey, useReplace } from "./useReplace";
import styles from "./Replace.module.css";

const scopes: readonly Scope[] = ["all", "statements", "titles", "notes", "summaries"];

/** What was asked for last, for the next time. */
let last: Query = { find: "", with: "", scope: "all", matchCase: false, wholeWords: false, keepCase: true };

type Props = {
  /** The words to begin with. */
  words: string;
  onClose: () => void;
};

export function ReplaceDialog({ words, onClose }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const [query, setQuery] = useState<Query>(() => ({ ...last, find: words || last.find }));
  const [skipped, setSkipped] = useState<ReadonlyMap<string, Spot>>(new Map());
  const [doing, setDoing] = useState(false);
  const { query: asked, answer, problem } = useReplace(framework, query);
  const change = (part: Partial<Query>) => {
    last = { ...query, ...part };
    setQuery(last);
    // Other words are other places.
    if (part.with === undefined && part.keepCase === undefined) setSkipped(new Map());
  };
  const tick = (spots: readonly Spot[], on: boolean) =>
    setSkipped((before) => {
      const next = new Map(before);
      for (const spot of spots) {
        if (on) next.delete(spotKey(spot));
        else next.set(spotKey(spot), spot);
      }
      return next;
    });

  const hits = useMemo(() => answer?.hits ?? [], [answer]);
  const all = answer?.count ?? 0;
  const count = all - skipped.size;
  // What was typed since the last answer may not be replaced before it was seen.
  const isSeen = asked === query;
  const replace = async () => {
    if (count === 0 || !isSeen || doing) return;
    setDoing(true);
    const changed = await desk.do({ verb: "replace", query, skip: [...skipped.values()] });
    setDoing(false);
    if (!changed) return;
    onClose();
    desk.offerUndo(t("replace.done", { count }));
  };

  const places = t("replace.places", { count: all });
  // Where not all of them are here, nobody knows in how many parts they stand.
  const said =
    query.find === "" ? t("replace.empty")
    : all === 0 ? t("replace.none")
    : hits.length < all ? places
    : t("replace.inParts", { places, count: partsOf(framework, hits) });
  return (
    <Dialog
      title={t("replace.title")}
      wide
      onClose={onClose}
      onSubmit={() => void replace()}
      actions={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button look="primary" type="submit" isDisabled={count === 0 || !isSeen || doing}>
            {t("replace.do", { count })}
          </Button>
        </>
      }
    >
      <div className={styles.asked}>
        <TextField
          label={t("replace.find")}
          autoFocus
          spellCheck={false}
          value={query.find}
          onFocus={(event) => event.target.select()}
          onChange={(find) => change({ find })}
        />
        <TextField label={t("replace.with")} value={query.with} onChange={(text) => change({ with: text })} />
        <Select
          label={t("replace.scope")}
          value={query.scope}
          onChange={(scope) => change({ scope: scope as Scope })}
          options={scopes.map((scope) => ({ id: scope, words: t(`replace.scopes.${scope}`) }))}
        />
      </div>
      <div className={styles.options}>
        <Check value={query.matchCase} onChange={(matchCase) => change({ matchCase })}>
          {t("replace.matchCase")}
        </Check>
        <Check value={query.wholeWords} onChange={(wholeWords) => change({ wholeWords })}>
          {t("replace.wholeWords")}
        </Check>
        <Check value={query.keepCase && !query.matchCase} disabled={query.matchCase} onChange={(keepCase) => change({ keepCase })}>
          {t("replace.keepCase")}
        </Check>
      </div>
      <div className={styles.found}>
        <div className={styles.head}>
          {hits.length > 0 && (
            <Check value={skipped.size === 0} partly={count > 0} onChange={(on) => tick(hits.map((hit) => hit.spot), on)}>
              {t("replace.all")}
            </Check>
          )}
          <p role="status">{problem ? "" : answer || query.find === "" ? said : " "}</p>
        </div>
        {problem && <EmptyState words={problemSentence(t, problem)} />}
        {hits.length > 0 && <HitList hits={hits} skipped={skipped} onTick={tick} />}
        {hits.length < all && <p className={styles.quiet}>{t("replace.first", { count: hits.length })}</p>}
      </div>
    </Dialog>
  );
}
