// The keys, in one place.
import { useTranslation } from "react-i18next";
import { Button, Dialog, Keys } from "@/components";
import { keyLists } from "./keyLists";
import styles from "./window.module.css";

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys.title")} onClose={onClose} wide reading actions={<Button onPress={onClose}>{t("common.close")}</Button>}>
      <div className={styles.keys}>
        {keyLists(t).map((list) => (
          <section key={list.head}>
            <h3>{list.head}</h3>
            <dl>
              {list.keys.map(({ does, keys }) => (
                <div key={does}>
                  <dt>{does}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Keys key={key} keys={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

export function AboutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("about.title")} onClose={onClose} actions={<Button onPress={onClose}>{t("common.close")}</Button>}>
      <p>{t("about.words")}</p>
      <p>{t("about.local")}</p>
    </Dialog>
  );
}
