// The page: which screen stands on it, and what holds on every screen.
import { Suspense, useCallback, useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { leaveScreen, Toasts, undoNewest } from "@/components";
import { useCommands, useCommandSources } from "@/data/commands";
import { locale } from "@/data/locale";
import { prefer, preferences, toFront, zoomBy } from "@/data/preferences";
import { setTheme } from "@/data/theme";
import type { Asked } from "@/features/comparison/useComparison";
import { Palette } from "@/features/palette/Palette";
import { Incoming } from "@/features/window/Incoming";
import { AboutDialog, KeysDialog } from "@/features/window/KeysDialog";
import { NativeMenu } from "@/features/window/NativeMenu";
import { LibraryScreen, type Start } from "@/screens/LibraryScreen";
import { readLater } from "@/screens/readLater";
import type { Id } from "@/wire/wire";

/** The library stands at once; the other screens are read while somebody looks at it. */
const later = [
  readLater(() => import("@/screens/FrameworkScreen").then((found) => found.FrameworkScreen)),
  readLater(() => import("@/screens/ComparisonScreen").then((found) => found.ComparisonScreen)),
  readLater(() => import("@/screens/ReviewScreen").then((found) => found.ReviewScreen)),
  readLater(() => import("@/screens/ImportScreen").then((found) => found.ImportScreen)),
] as const;
const [FrameworkScreen, ComparisonScreen, ReviewScreen, ImportScreen] = later;
/** When they are read, in milliseconds after the library has come. */
const soon = 100;

/** So many frameworks that were opened are remembered. */
const mostRecent = 12;

type Route =
  | { screen: "library"; start: Start | null; words?: string | undefined; times: number }
  | { screen: "framework"; framework: Id; version: Id | null; edit: number | null; node: Id | null }
  | { screen: "comparison"; asked: Asked; back: Route }
  | { screen: "review"; framework: Id; review: number }
  /** Files to be looked at before they are kept, the one that is looked at first. */
  | { screen: "import"; proposals: readonly number[]; back: Route };

export function App() {
  const [route, setRoute] = useState<Route>({ screen: "library", start: null, times: 0 });
  const [dialog, setDialog] = useState<"keys" | "about" | "palette" | null>(null);
  const library = useCallback((start: Start | null, words?: string) => {
    // Whoever went back to the library has finished for now; a window that is closed in a framework offers it again.
    prefer({ last: null });
    setRoute((now) => ({ screen: "library", start, words, times: now.screen === "library" ? now.times + 1 : 0 }));
  }, []);
  const open = useCallback((framework: Id, node?: Id) => {
    prefer({ recent: toFront(preferences().recent, framework, mostRecent), last: { framework, node: node ?? null } });
    setRoute({ screen: "framework", framework, version: null, edit: null, node: node ?? null });
  }, []);
  const search = useCallback((words: string) => library("find", words), [library]);
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const screen of later) void screen.read();
    }, soon);
    return () => clearTimeout(timer);
  }, []);
  // Drawn again when the language changes; who reads dates and numbers asks for the words too.
  useTranslation();
  useCommandSources(open);
  // Screens that can do these themselves are asked first.
  useCommands({
    new: () => library("new"),
    import: () => library("import"),
    find: () => library("find"),
    searchAll: () => library("find"),
    palette: () => setDialog("palette"),
    library: () => library(null),
    keys: () => setDialog("keys"),
    about: () => setDialog("about"),
    undo: () => void undoNewest(),
    themeLight: () => setTheme("light"),
    themeDark: () => setTheme("dark"),
    themeSystem: () => setTheme("system"),
    themeContrast: () => setTheme("contrast"),
    densityComfortable: () => prefer({ density: "comfortable" }),
    densityCompact: () => prefer({ density: "compact" }),
    languageSystem: () => prefer({ language: "system" }),
    languageEn: () => prefer({ language: "en" }),
    languageFr: () => prefer({ language: "fr" }),
    languageDe: () => prefer({ language: "de" }),
    languageAr: () => prefer({ language: "ar" }),
    zoomIn: () => zoomBy(1),
    zoomOut: () => zoomBy(-1),
    zoomReset: () => zoomBy(0),
  }, true);
  const compare = (asked: Asked) =>
    setRoute((now) => ({ screen: "comparison", asked, back: now.screen === "comparison" ? now.back : now }));
  /** Files that came in while others are looked at wait behind them. */
  const propose = useCallback((proposals: readonly number[]) => {
    setRoute((now) =>
      now.screen === "import" ? { ...now, proposals: [...now.proposals, ...proposals] } : { screen: "import", proposals, back: now },
    );
  }, []);
  /** The next file, or where one came from; `kept` leads elsewhere once none is left. */
  const proceed = (kept: (() => void) | null) => {
    if (route.screen !== "import") return;
    const [, ...rest] = route.proposals;
    if (rest.length > 0) setRoute({ ...route, proposals: rest });
    else if (kept) kept();
    else setRoute(route.back.screen === "library" ? { ...route.back, start: null, times: route.back.times + 1 } : route.back);
  };
  // What was said of a screen goes with it. A version or an earlier state is another one, though it looks the same.
  const place = route.screen === "framework" ? `${route.framework} ${route.version} ${route.edit}` : route.screen;
  useEffect(() => () => leaveScreen(), [place]);
  /** What came from outside may be on the shelf that is being looked at. */
  const brought = () => setRoute((now) => (now.screen === "library" ? { ...now, start: null, times: now.times + 1 } : now));

  return (
    <I18nProvider locale={locale()}>
      <NativeMenu where={route} />
      {route.screen === "library" && <LibraryScreen key={route.times} start={route.start} words={route.words} onOpen={open} onProposed={propose} />}
      <Suspense>
        {route.screen === "framework" && (
          <FrameworkScreen
            key={route.framework}
            framework={route.framework}
            version={route.version}
            edit={route.edit}
            node={route.node}
            onLibrary={() => library(null)}
            onVersion={(version) => setRoute({ ...route, version, edit: null, node: null })}
            onEdit={(edit) => setRoute({ ...route, version: null, edit, node: null })}
            onFramework={(other, version) => setRoute({ screen: "framework", framework: other, version, edit: null, node: null })}
            onCompare={(old, next) => compare({ old, new: next, steps: null })}
            onReview={(review) => setRoute({ screen: "review", framework: route.framework, review })}
            onCompareSteps={(state, steps) => compare({ old: state, new: state, steps })}
          />
        )}
        {route.screen === "comparison" && (
          <ComparisonScreen asked={route.asked} onBack={() => setRoute(route.back)} onAsk={compare} />
        )}
        {route.screen === "review" && (
          <ReviewScreen
            key={`${route.framework} ${route.review}`}
            framework={route.framework}
            review={route.review}
            onBack={() => open(route.framework)}
            onNode={(node) => open(route.framework, node)}
          />
        )}
        {route.screen === "import" && route.proposals[0] !== undefined && (
          <ImportScreen
            key={route.proposals[0]}
            proposal={route.proposals[0]}
            waiting={route.proposals.length - 1}
            onKept={(kept) =>
              proceed(() => (kept.review === null ? open(kept.framework) : setRoute({ screen: "review", framework: kept.framework, review: kept.review })))
            }
            onGone={() => library(null)}
            onCancel={() => proceed(null)}
            onAgain={(proposal) => propose([proposal])}
          />
        )}
      </Suspense>
      {dialog === "keys" && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === "palette" && <Palette onClose={() => setDialog(null)} onOpen={open} onSearch={search} />}
      <Incoming onOpen={open} onDone={brought} onProposed={propose} />
      {dialog === "about" && <AboutDialog onClose={() => setDialog(null)} />}
      <Toasts />
    </I18nProvider>
  );
}
