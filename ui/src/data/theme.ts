// Light, dark, high contrast, or as the system is; comfortable or compact: the choice of a person, put on the page.
import { hearPreferences, preferences, prefer, type Theme, usePreference } from "./preferences";

export type { Theme };

/** The colours that a choice comes to on a system that is so. */
export function coloursOf(theme: Theme, system: { dark: boolean; contrast: boolean }): string {
  if (theme === "contrast" || (theme === "system" && system.contrast)) return system.dark ? "contrast-dark" : "contrast";
  return theme === "system" ? (system.dark ? "dark" : "light") : theme;
}

/** Puts what was chosen on the page, and follows the system where nothing is chosen. */
export function startTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");
  const put = () => {
    const { theme, density } = preferences();
    const colours = coloursOf(theme, { dark: dark.matches, contrast: contrast.matches });
    const { dataset } = document.documentElement;
    // Written only where it is different: the whole page would be looked through for every preference.
    if (dataset.theme !== colours) dataset.theme = colours;
    if (dataset.density !== density) dataset.density = density;
  };
  dark.addEventListener("change", put);
  contrast.addEventListener("change", put);
  hearPreferences(put);
  put();
}

export function setTheme(theme: Theme): void {
  prefer({ theme });
}

export function useTheme(): Theme {
  return usePreference("theme");
}
