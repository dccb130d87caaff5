// Where the page begins.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { startPreferences } from "./data/preferences";
import { startTheme } from "./data/theme";
import { startLibrary } from "./features/library/useLibrary";
import { startLanguage } from "./i18n/language";
import "./styles/tokens.css";
import "./styles/base.css";

const root = document.getElementById("root");

async function start(page: HTMLElement) {
  const library = startLibrary();
  startPreferences();
  startTheme();
  await Promise.all([library, startLanguage()]);
  createRoot(page).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

if (root) void start(root);
