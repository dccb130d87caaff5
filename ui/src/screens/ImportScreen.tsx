// The import window: the file as it is on one side, what would come in on the other, the account of it below. Nothing is
// kept before somebody says so.
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog, IconButton, Select, TextField } from "@/components";
import { useCommands } from "@/data/commands";
import { problemSentence } from "@/data/problems";
import { Account } from "@/features/importing/Account";
import { Counts } from "@/features/importing/Counts";
import { useLeaving } from "@/features/importing/leaving";
import { useLinking } from "@/features/importing/linking";
import { PartBar } from "@/features/importing/PartBar";
import { Result } from "@/features/importing/Result";
import { SourceGrid } from "@/features/importing/SourceGrid";
import { useTexts } from "@/features/importing/texts";
import { useKeep } from "@/features/importing/useKeep";
import { type Proposed, type Reading, useProposal } from "@/features/importing/useProposal";
import { Where } from "@/features/importing/Where";
import { useLibrary } from "@/features/library/useLibrary";
import type { Id, KeptAs, SourceSpot } from "@/wire/wire";
import styles from "./ImportScreen.module.css";

type Props = {
  proposal: number;
  /** How many files wait behind this one. */
  waiting: number;
  onKept: (kept: KeptAs) => void;
  /** What was kept was taken back. */
  onGone: () => void;
  onCancel: () => void;
  /** Comes back to a proposal that was left. */
  onAgain: (proposal: number) => void;
};

export function ImportScreen({ proposal, waiting, onKept, onGone, onCancel, onAgain }: Props) {
  const { t } = useTranslation();
  const reading = useProposal(proposal);
  const leave = useLeaving(onAgain);
  const cancel = () => {
    onCancel();
    leave(proposal, (reading.proposed?.reading ?? 0) > 1);
  };
  useCommands({ library: cancel, undo: undefined, redo: undefined });
  const { proposed, problem } = reading;
  if (proposed) return <Open key={proposal} {...{ proposal, waiting, onKept, onGone, onAgain, reading, proposed }} onCancel={cancel} />;
  return (
    <main className={styles.screen}>
      <header className={styles.bar}>
        <IconButton icon="back" label={t("importing.cancel")} onPress={cancel} />
        <h1 className={styles.name}>{t("importing.title")}</h1>
      </header>
      {problem ? <p role="alert" className={styles.wait}>{problemSentence(t, problem)}</p> : <p className={styles.wait}>{t("importing.opening")}</p>}
    </main>
  );
}

function Open({ proposal: key, waiting, onKept, onGone, onCancel, reading, proposed }: Props & { reading: Reading; proposed: Proposed }) {
  const { t } = useTranslation();
  const { proposal } = proposed;
  const texts = useTexts(key, proposed.reading);
  const linking = useLinking(key, proposed.reading);
  const { library } = useLibrary();
  const [title, setTitle] = useState<string | null>(null);
  const [into, setInto] = useState<Id | null>(null);
  const [account, setAccount] = useState(false);
  const [active, setActive] = useState<SourceSpot>(() => firstSpot(proposed));
  const { busy, much, keep, forgetMuch } = useKeep(key, onKept, onGone);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const part = active.part;
  const turn = useCallback((next: number) => setActive({ part: next, row: 0, column: 0 }), []);
  const cards = (library?.frameworks ?? []).filter((card) => card.removedAt === null);
  const called = title ?? proposal.title;
  const empty = proposal.records.length < 2;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the screen from wherever the focus is
    <main
      className={styles.screen}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onCancel();
      }}
    >
      <header className={styles.bar}>
        <IconButton icon="back" label={t("importing.cancel")} onPress={onCancel} />
        <div className={styles.names}>
          <h1 ref={heading} tabIndex={-1} className={styles.name} dir="auto">
            {proposal.file}
          </h1>
          <p className={styles.lead}>
            {[
              t(proposal.mapping ? "importing.readAs" : "importing.readOwn", { format: t(`importing.format.${proposal.from}`, { defaultValue: proposal.from }) }),
              proposal.asLastTime ? t("importing.asLastTime") : proposal.mapping && proposed.reading === 1 && proposal.confidence < 0.6 ? t("importing.unsure") : "",
              waiting > 0 ? t("importing.waiting", { count: waiting }) : "",
            ].filter(Boolean).join(" · ")}
          </p>
        </div>
        <div className={styles.acts}>
          <Button onPress={onCancel}>{t("common.cancel")}</Button>
          <Button
            look="primary"
            isDisabled={busy || reading.busy || empty}
            onPress={() => keep(called, into)}
          >
            {t(into ? "importing.compare" : "importing.keep")}
          </Button>
        </div>
      </header>
      <div className={styles.sides} data-bare={proposal.mapping === null || undefined}>
        {proposal.mapping && (
          <section className={styles.side} aria-label={t("importing.source")}>
            <PartBar proposed={proposed} part={part} row={active.row} texts={texts} onPart={turn} onSay={reading.say} />
            <SourceGrid key={part} proposed={proposed} part={part} texts={texts} linking={linking} active={active} onActive={setActive} onSay={reading.say} />
            <Where proposed={proposed} texts={texts} spot={active} />
          </section>
        )}
        <section className={styles.side} aria-label={t("importing.result")} aria-busy={reading.busy}>
          <div className={styles.kept}>
            <TextField label={t("importing.titleLabel")} value={into ? (cards.find((card) => card.id === into)?.title ?? "") : called} onChange={setTitle} disabled={into !== null} />
            {cards.length > 0 && (
              <Select
                label={t("importing.intoLabel")}
                value={into ?? ""}
                options={[{ id: "", words: t("importing.newFramework") }, ...cards.map((card) => ({ id: card.id, words: t("importing.into", { title: card.title || t("unnamed.framework") }) }))]}
                onChange={(id) => setInto(id || null)}
              />
            )}
          </div>
          <Counts proposal={proposal} />
          {reading.problem ? <p role="alert" className={styles.problem}>{problemSentence(t, reading.problem)}</p> : null}
          <Result proposed={proposed} linking={linking} />
          <Account proposal={proposal} open={account} onOpen={setAccount} onGo={setActive} />
        </section>
      </div>
      {much && (
        <Dialog
          title={t("importing.much.title")}
          onClose={forgetMuch}
          actions={
            <>
              <Button autoFocus onPress={forgetMuch}>
                {t("importing.much.no")}
              </Button>
              <Button look="primary" onPress={() => keep(called, into, true)}>
                {t("importing.much.yes")}
              </Button>
            </>
          }
        >
          <p>{t("importing.much.lead", { removed: much.params.removed, all: much.params.all })}</p>
        </Dialog>
      )}
    </main>
  );
}

/** The first sheet that is read; the first one where none is. */
function firstSpot({ proposal, mapping }: Proposed): SourceSpot {
  const read = proposal.parts.findIndex((part) => mapping?.sheets.some((sheet) => sheet.sheet === part.name && sheet.layout !== "skip"));
  return { part: Math.max(0, read), row: 0, column: 0 };
}
