// The page: which screen stands on it, and what holds on every screen.
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { Toasts } from "@/components";
import { useCommands, useCommandSources } from "@/data/commands";
import { setTheme } from "@/data/theme";
import type { Asked } from "@/features/comparison/useComparison";
import { AboutDialog, KeysDialog } from "@/features/window/KeysDialog";
import { ComparisonScreen } from "@/screens/ComparisonScreen";
import { FrameworkScreen } from "@/screens/FrameworkScreen";
import { LibraryScreen, type Start } from "@/screens/LibraryScreen";
import { ReviewScreen } from "@/screens/ReviewScreen";
import type { Id } from "@/wire/wire";

type Route =
  | { screen: "library"; start: Start | null; times: number }
  | { screen: "framework"; framework: Id; version: Id | null; node: Id | null }
  | { screen: "comparison"; asked: Asked; back: Route }
  | { screen: "review"; framework: Id; review: number };

export function App() {
  const [route, setRoute] = useState<Route>({ screen: "library", start: null, times: 0 });
  const [dialog, setDialog] = useState<"keys" | "about" | null>(null);
  useCommandSources();
  const library = (start: Start | null) =>
    setRoute((now) => ({ screen: "library", start, times: now.screen === "library" ? now.times + 1 : 0 }));
  // Screens that can do these themselves are asked first.
  useCommands({
    new: () => library("new"),
    import: () => library("import"),
    find: () => library("find"),
    library: () => library(null),
    keys: () => setDialog("keys"),
    about: () => setDialog("about"),
    themeLight: () => setTheme("light"),
    themeDark: () => setTheme("dark"),
    themeSystem: () => setTheme("system"),
  });
  const compare = (asked: Asked) =>
    setRoute((now) => ({ screen: "comparison", asked, back: now.screen === "comparison" ? now.back : now }));
  const open = (framework: Id, node?: Id) => setRoute({ screen: "framework", framework, version: null, node: node ?? null });

  return (
    <I18nProvider>
      {route.screen === "library" && <LibraryScreen key={route.times} start={route.start} onOpen={open} />}
      {route.screen === "framework" && (
        <FrameworkScreen
          key={route.framework}
          framework={route.framework}
          version={route.version}
          node={route.node}
          onLibrary={() => library(null)}
          onFramework={(other, version) => setRoute({ screen: "framework", framework: other, version, node: null })}
          onVersion={(version) => setRoute({ ...route, version, node: null })}
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
      {dialog === "keys" && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === "about" && <AboutDialog onClose={() => setDialog(null)} />}
      <Toasts />
    </I18nProvider>
  );
}
