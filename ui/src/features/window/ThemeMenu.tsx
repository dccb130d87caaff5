// How everything looks: light, dark, high contrast or as the system is, and how close things stand.
import { useTranslation } from "react-i18next";
import { type Entry, IconButton, Menu } from "@/components";
import { type Density, prefer, usePreference } from "@/data/preferences";
import { setTheme, type Theme, useTheme } from "@/data/theme";

const themes: readonly Theme[] = ["system", "light", "dark", "contrast"];
const densities: readonly Density[] = ["comfortable", "compact"];
const icons = { system: "system", light: "sun", dark: "moon", contrast: "contrast" } as const;

export function ThemeMenu() {
  const { t } = useTranslation();
  const theme = useTheme();
  const density = usePreference("density");
  const entries: Entry[] = [
    ...themes.map((id) => ({ id, words: t(`theme.${id}`), chosen: id === theme, run: () => setTheme(id) })),
    ...densities.map((id, i) => ({
      id,
      words: t(`theme.${id}`),
      chosen: id === density,
      break: i === 0,
      run: () => prefer({ density: id }),
    })),
  ];
  return (
    <Menu label={t("theme.label")} entries={entries}>
      <IconButton icon={icons[theme]} label={t("theme.label")} />
    </Menu>
  );
}
