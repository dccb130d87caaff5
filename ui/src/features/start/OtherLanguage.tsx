// The language of what can be begun with, where it is not that of the page.
import { useTranslation } from "react-i18next";
import { languageName } from "@/data/locale";
import styles from "./OtherLanguage.module.css";

/** Whether two BCP 47 tags mean the same language, wherever it is spoken. */
export function isSameLanguage(one: string, other: string): boolean {
  const base = (tag: string) => tag.toLowerCase().split("-", 1)[0];
  return base(one) === base(other);
}

export function OtherLanguage({ language }: { language: string }) {
  const { i18n } = useTranslation();
  if (language === "" || isSameLanguage(language, i18n.language)) return null;
  return <span className={styles.language}>{languageName(language)}</span>;
}
