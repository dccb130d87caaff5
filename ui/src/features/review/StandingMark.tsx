// How the draft stands to a change: a shape of its own and a word, so that no colour is needed.
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "@/components";
import type { Standing } from "./standing";
import styles from "./Review.module.css";

const icons: { readonly [S in Standing]: IconName } = { new: "check", old: "close", since: "edit", part: "group" };

export function StandingMark({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return (
    <p className={styles.standing} data-standing={standing}>
      <Icon name={icons[standing]} size={12} />
      {t(`review.standing.${standing}`)}
    </p>
  );
}
