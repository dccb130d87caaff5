// The keys, in one place.
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog } from "@/components";
import styles from "./window.module.css";

/** What a key does, and the keys: parts that are ids of the catalogue begin with `key.`; parts are joined by "or". */
const lists: { head: string; keys: [does: string, ...keys: string[]][] }[] = [
  {
    head: "everywhere",
    keys: [
      ["new", "Ctrl+N"],
      ["import", "Ctrl+O"],
      ["saveVersion", "Ctrl+S"],
      ["find", "Ctrl+F"],
      ["undo", "Ctrl+Z"],
      ["redo", "Ctrl+Shift+Z", "Ctrl+Y"],
      ["exportPdf", "Ctrl+P"],
      ["library", "Ctrl+L"],
      ["versions", "Ctrl+Shift+V"],
      ["compare", "Ctrl+Shift+C"],
      ["panes", "Ctrl+1 2 3"],
      ["keys", "key.f1", "key.question"],
    ],
  },
  {
    head: "structure",
    keys: [
      ["move", "key.arrows"],
      ["fold", "key.leftRight"],
      ["edit", "key.f2"],
      ["sibling", "key.insert"],
      ["remove", "key.delete"],
      ["order", "key.altUpDown"],
      ["container", "key.altLeftRight"],
      ["menu", "key.menu"],
      ["finding", "key.nextChange", "key.previousChange"],
    ],
  },
  {
    head: "comparison",
    keys: [
      ["change", "key.nextChange", "key.previousChange", "key.nextPrevious"],
      ["changeList", "key.arrows"],
      ["pick", "key.space"],
      ["changeMenu", "key.menu"],
    ],
  },
  {
    head: "review",
    keys: [
      ["accept", "key.accept"],
      ["reject", "key.reject"],
      ["select", "key.space"],
      ["change", "key.nextChange", "key.previousChange", "key.nextPrevious"],
    ],
  },
  {
    head: "text",
    keys: [
      ["commit", "key.enter"],
      ["line", "key.shiftEnter"],
      ["leave", "key.escape"],
    ],
  },
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys.title")} onClose={onClose} wide actions={<Button onPress={onClose}>{t("common.close")}</Button>}>
      <div className={styles.keys}>
        {lists.map((list) => (
          <section key={list.head}>
            <h3>{t(`keys.${list.head}`)}</h3>
            <dl>
              {list.keys.map(([does, ...keys]) => (
                <Fragment key={does}>
                  <dt>{t(`keys.${does}`)}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{key.startsWith("key.") ? t(key) : key}</kbd>
                    ))}
                  </dd>
                </Fragment>
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
