// The library: all frameworks, search over everything in them, and every way to begin one.
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, type Entry, Menu, SearchField, toast } from "@/components";
import { useCommands } from "@/data/commands";
import { asProblem, problemSentence } from "@/data/problems";
import { day } from "@/data/time";
import { FirstStart } from "@/features/library/FirstStart";
import { FrameworkList } from "@/features/library/FrameworkList";
import { GoOn } from "@/features/library/GoOn";
import { Hits } from "@/features/library/Hits";
import { NewDialog } from "@/features/library/NewDialog";
import { useImport } from "@/features/library/useImport";
import { useLibrary } from "@/features/library/useLibrary";
import { useSearch } from "@/features/library/useSearch";
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
};

export function LibraryScreen({ start, words: first, onOpen }: Props) {
  const { t } = useTranslation();
  const { library, problem, again } = useLibrary();
  const [words, setWords] = useState(first ?? "");
  const [earlier, setEarlier] = useState(false);
  const [making, setMaking] = useState(start === "new");
  const [bin, setBin] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const found = useSearch(words, earlier);
  const imports = useImport(onOpen, again);
  /** Nothing can be done in a library that did not open. */
  const shut = problem !== null && library === null;
  useCommands({
    new: () => !shut && setMaking(true),
    import: () => !shut && imports.start(),
    find: () => search.current?.focus(),
    searchAll: () => search.current?.focus(),
  });
  const begin = useEffectEvent(() => {
    if (start === "import") imports.start();
    if (start === "find") search.current?.focus();
    void call("windowTitle", { title: t("app.name") }).catch(() => undefined);
  });
  useEffect(() => begin(), []);

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
        action: { words: t("common.undo"), run: () => void bringBack(card) },
      });
    } catch (error) {
      failed(error);
    }
  };
  const sample = async (name: string) => {
    try {
      const made = await call("librarySample", { name });
      onOpen(made.framework);
    } catch (error) {
      failed(error);
    }
  };

  const all = library?.frameworks ?? [];
  const cards = all.filter((card) => card.removedAt === null).toSorted((a, b) => (a.editedAt < b.editedAt ? 1 : -1));
  const removed = all.filter((card) => card.removedAt !== null);
  const samples: Entry[] = (library?.samples ?? []).map((one) => ({
    id: one.name,
    words: one.title,
    icon: "framework",
    run: () => void sample(one.name),
  }));

  return (
    <main className={styles.screen}>
      <header className={styles.bar}>
        <p className={styles.name}>{t("app.name")}</p>
        <div className={styles.search}>
          {!shut && <SearchField ref={search} label={t("library.search")} value={words} onChange={setWords} />}
        </div>
        <div className={styles.acts}>
          {cards.length > 0 && (
            <>
              <Button icon="import" onPress={imports.start}>
                {t("library.import")}
              </Button>
              {samples.length > 0 && (
                <Menu label={t("library.samples")} entries={samples}>
                  <Button icon="framework">{t("library.sample")}</Button>
                </Menu>
              )}
              <Button look="primary" icon="add" onPress={() => setMaking(true)}>
                {t("library.new")}
              </Button>
            </>
          )}
          <ThemeMenu />
        </div>
      </header>
      <div className={styles.scroll}>
        <div className={styles.page}>
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
            <Hits found={found} earlier={earlier} onEarlier={setEarlier} onOpen={onOpen} />
          ) : (
            library && (
              <>
                {cards.length === 0 ? (
                  <FirstStart
                    samples={library.samples}
                    onSample={(name) => void sample(name)}
                    onNew={() => setMaking(true)}
                    onImport={imports.start}
                  />
                ) : (
                  <>
                    <GoOn cards={cards} onOpen={onOpen} />
                    <h1 className={styles.title}>{t("library.frameworks")}</h1>
                    <FrameworkList cards={cards} onOpen={onOpen} onRemove={(card) => void remove(card)} />
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
      {making && !shut && <NewDialog onClose={() => setMaking(false)} onMade={(id) => onOpen(id)} />}
    </main>
  );
}
