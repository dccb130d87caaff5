// The library: all frameworks, search over everything in them, and every way to begin one.
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, SearchField, toast } from "@/components";
import { useCommands } from "@/data/commands";
import { asProblem, problemSentence } from "@/data/problems";
import { day } from "@/data/time";
import { usePaste } from "@/features/importing/usePaste";
import { FirstStart } from "@/features/library/FirstStart";
import { FrameworkList } from "@/features/library/FrameworkList";
import { GoOn } from "@/features/library/GoOn";
import { Hits } from "@/features/library/Hits";
import { NewDialog } from "@/features/library/NewDialog";
import { useImport } from "@/features/library/useImport";
import { useLibrary } from "@/features/library/useLibrary";
import { useSearch } from "@/features/library/useSearch";
import { CopyDialog } from "@/features/start/CopyDialog";
import { StartDialog } from "@/features/start/StartDialog";
import { LanguageMenu } from "@/features/window/LanguageMenu";
import { ThemeMenu } from "@/features/window/ThemeMenu";
import { call } from "@/platform/door";
import type { Card, Id } from "@/wire/wire";
import styles from "./LibraryScreen.module.css";

/** What the library is opened for. */
export type Start = "new" | "import" | "find";

type Props = {
  start: Start | null;
  /** Words to look for from the beginning. */
  words?: string | undefined;
  onOpen: (framework: Id, node?: Id) => void;
  /** Files or text to be looked at before they are kept. */
  onProposed: (proposals: readonly number[]) => void;
};

export function LibraryScreen({ start, words: first, onOpen, onProposed }: Props) {
  const { t } = useTranslation();
  const { library, problem, again } = useLibrary();
  const [words, setWords] = useState(first ?? "");
  const [earlier, setEarlier] = useState(false);
  const [making, setMaking] = useState(start === "new");
  const [copied, setCopied] = useState<Card | null>(null);
  const [bin, setBin] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const found = useSearch(words, earlier);
  const imports = useImport(onOpen, again, onProposed);
  const pasting = usePaste(onProposed);
  /** Nothing can be done in a library that did not open. */
  const shut = problem !== null && library === null;
  const focusSearch = () =>
    (search.current ?? document.querySelector<HTMLElement>('main input[type="search"]'))?.focus();
  useCommands({
    new: () => !shut && setMaking(true),
    import: () => !shut && imports.start(),
    find: focusSearch,
    searchAll: focusSearch,
  });
  const begin = useEffectEvent(() => {
    if (start === "import") imports.start();
    void call("windowTitle", { title: t("app.name") }).catch(() => undefined);
  });
  useEffect(() => begin(), []);
  // What is looked for in is known a moment later.
  const isThere = library !== null;
  const look = useEffectEvent(() => {
    if (start === "find") focusSearch();
  });
  useEffect(() => {
    if (isThere) look();
  }, [isThere]);

  const failed = (error: unknown) => toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
  const bringBack = async (card: Card) => {
    try {
      await call("libraryBringBack", { framework: card.id });
      again();
    } catch (error) {
      failed(error);
    }
  };
  const remove = async (card: Card) => {
    try {
      await call("libraryRemove", { framework: card.id });
      again();
      toast({
        words: t("library.removed", { title: card.title || t("unnamed.framework") }),
        action: { words: t("common.undo"), run: () => void bringBack(card), undoes: true },
      });
    } catch (error) {
      failed(error);
    }
  };
  const all = library?.frameworks ?? [];
  const cards = all.filter((card) => card.removedAt === null).toSorted((a, b) => (a.editedAt < b.editedAt ? 1 : -1));
  /** Nothing is there yet: what is looked for then is a way to begin. */
  const isFirst = library !== null && cards.length === 0;
  const removed = all.filter((card) => card.removedAt !== null);

  return (
    <main className={styles.screen}>
      <header className={styles.bar}>
        <p className={styles.name}>{t("app.name")}</p>
        <div className={styles.search}>
          {!shut && library !== null && !isFirst && <SearchField ref={search} label={t("library.search")} value={words} onChange={setWords} />}
        </div>
        <div className={styles.acts}>
          {cards.length > 0 && (
            <>
              <Button icon="note" onPress={pasting.start}>
                {t("importing.paste")}
              </Button>
              <Button icon="import" onPress={imports.start}>
                {t("library.import")}
              </Button>
              <Button look="primary" icon="add" onPress={() => setMaking(true)}>
                {t("library.new")}
              </Button>
            </>
          )}
          <LanguageMenu />
          <ThemeMenu />
        </div>
      </header>
      <div className={styles.scroll}>
        <div className={isFirst ? `${styles.page} ${styles.first}` : styles.page}>
          {problem && (
            <section role="alert">
              <h1 className={styles.title}>{t("library.loadFailed")}</h1>
              <EmptyState words={problemSentence(t, problem)}>
                <Button look="outline" onPress={again}>
                  {t("common.again")}
                </Button>
              </EmptyState>
            </section>
          )}
          {shut ? null : found.query !== "" ? (
            <>
              <h1 className="sr-only">{t("library.hitsLabel")}</h1>
              <Hits found={found} earlier={earlier} onEarlier={setEarlier} onOpen={onOpen} />
            </>
          ) : (
            library && (
              <>
                {isFirst ? (
                  <FirstStart
                    samples={library.samples}
                    onOpen={(id) => onOpen(id)}
                    onNew={() => setMaking(true)}
                    onImport={imports.start}
                    onPaste={pasting.start}
                  />
                ) : (
                  <>
                    <GoOn cards={cards} onOpen={onOpen} />
                    <h1 className={styles.title}>{t("library.frameworks")}</h1>
                    <FrameworkList cards={cards} onOpen={onOpen} onCopy={setCopied} onRemove={(card) => void remove(card)} />
                  </>
                )}
                {removed.length > 0 && (
                  <section className={styles.removed}>
                    <Button small aria-expanded={bin} onPress={() => setBin(!bin)}>
                      {t("library.removedCount", { count: removed.length })}
                    </Button>
                    {bin && (
                      <ul>
                        {removed.map((card) => (
                          <li key={card.id} className={styles.gone}>
                            <span dir="auto">{card.title || t("unnamed.framework")}</span>
                            <span className={styles.when}>{card.removedAt && day(card.removedAt)}</span>
                            <Button
                              small
                              look="outline"
                              onPress={() =>
                                void bringBack(card).then(() =>
                                  toast({ words: t("library.broughtBack", { title: card.title || t("unnamed.framework") }) }),
                                )
                              }
                            >
                              {t("library.bringBack")}
                            </Button>
                          </li>
                        ))}
                      </ul>
                    )}
                  </section>
                )}
                <p className={styles.kept} dir="auto">
                  {t("library.kept", { file: library.file })}
                </p>
              </>
            )
          )}
        </div>
      </div>
      {imports.surface}
      {pasting.surface}
      {making && isFirst && <NewDialog onClose={() => setMaking(false)} onMade={(id) => onOpen(id)} />}
      {making && library && cards.length > 0 && (
        <StartDialog
          samples={library.samples}
          onClose={() => setMaking(false)}
          onImport={imports.start}
          onMade={(id) => onOpen(id)}
        />
      )}
      {copied && (
        <CopyDialog
          framework={copied.id}
          title={copied.title}
          version={null}
          onClose={() => setCopied(null)}
          onMade={(id) => onOpen(id)}
        />
      )}
    </main>
  );
}
