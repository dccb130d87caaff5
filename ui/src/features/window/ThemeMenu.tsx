// Light, dark, or as the system is.
import { useTranslation } from "react-i18next";
import { type Entry, IconButton, Menu } from "@/components";
import { setTheme, type Theme, useTheme } from "@/data/theme";

const themes: readonly Theme[] = ["system", "light", "dark"];
const icons = { system: "system", light: "sun", dark: "moon" } as const;

export function ThemeMenu() {
  const { t } = useTranslation();
  const theme = useTheme();
  const entries: Entry[] = themes.map((id) => ({
    id,
    words: t(`theme.${id}`),
    chosen: id === theme,
    run: () => setTheme(id),
  }));
  return (
    <Menu label={t("theme.label")} entries={entries}>
      <IconButton icon={icons[theme]} label={t("theme.label")} />
    </Menu>
  );
}
