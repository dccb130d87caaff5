// The language of the page, each by its own name, so that whoever cannot read this one finds theirs.
import { useTranslation } from "react-i18next";
import { type Entry, IconButton, Menu } from "@/components";
import { type LanguageChoice, prefer, usePreference } from "@/data/preferences";
import { languages } from "@/i18n/language";

const choices: readonly LanguageChoice[] = ["system", ...languages];

export function LanguageMenu() {
  const { t } = useTranslation();
  const chosen = usePreference("language");
  const entries: Entry[] = choices.map((id, i) => ({
    id,
    words: t(`command.language${id.charAt(0).toUpperCase()}${id.slice(1)}`),
    chosen: id === chosen,
    break: i === 1,
    run: () => prefer({ language: id }),
  }));
  return (
    <Menu label={t("menus.language")} entries={entries}>
      <IconButton icon="language" label={t("menus.language")} />
    </Menu>
  );
}
