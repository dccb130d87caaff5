// Light, dark, or as the system is: the choice of a person, kept on this machine.
import { useCallback, useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

const key = "rungs.theme";
const hearers = new Set<() => void>();

function read(): Theme {
  const kept = localStorage.getItem(key);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Puts the chosen theme on the page and follows the system where none is chosen. */
export function startTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const put = () => {
    const theme = read();
    document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
  };
  dark.addEventListener("change", put);
  hearers.add(put);
  put();
}

export function setTheme(theme: Theme): void {
  if (theme === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  for (const hear of hearers) hear();
}

export function useTheme(): Theme {
  const hear = useCallback((tell: () => void) => {
    hearers.add(tell);
    return () => hearers.delete(tell);
  }, []);
  return useSyncExternalStore(hear, read);
}
