// The page: which screen stands on it, and what holds on every screen.
import { useState } from "react";
import { I18nProvider } from "react-aria-components";
import { Toasts } from "@/components";
import { useCommands, useCommandSources } from "@/data/commands";
import { setTheme } from "@/data/theme";
import { AboutDialog, KeysDialog } from "@/features/window/KeysDialog";
import { ComparisonScreen } from "@/screens/ComparisonScreen";
import { FrameworkScreen } from "@/screens/FrameworkScreen";
import { LibraryScreen, type Start } from "@/screens/LibraryScreen";
import type { Id, State } from "@/wire/wire";

type Route =
  | { screen: "library"; start: Start | null; times: number }
  | { screen: "framework"; framework: Id; version: Id | null; node: Id | null }
  | { screen: "comparison"; old: State; new: State; back: Route };

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
  const compare = (old: State, next: State) =>
    setRoute((now) => ({ screen: "comparison", old, new: next, back: now.screen === "comparison" ? now.back : now }));
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
          onVersion={(version) => setRoute({ ...route, version, node: null })}
          onCompare={compare}
        />
      )}
      {route.screen === "comparison" && (
        <ComparisonScreen
          old={route.old}
          new={route.new}
          onBack={() => setRoute(route.back)}
          onChangeSides={compare}
        />
      )}
      {dialog === "keys" && <KeysDialog onClose={() => setDialog(null)} />}
      {dialog === "about" && <AboutDialog onClose={() => setDialog(null)} />}
      <Toasts />
    </I18nProvider>
  );
}
