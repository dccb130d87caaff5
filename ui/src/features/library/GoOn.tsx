// The framework that was open when the window was closed: one press leads back to the same place.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/components";
import { preferences } from "@/data/preferences";
import type { Card, Id } from "@/wire/wire";
import styles from "./library.module.css";

/** Only what was open in the session before this one is offered. */
let offered = false;

type Props = { cards: readonly Card[]; onOpen: (framework: Id, node?: Id) => void };

export function GoOn({ cards, onOpen }: Props) {
  const { t } = useTranslation();
  const [last] = useState(() => (offered ? null : preferences().last));
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    offered = true;
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  const card = cards.find((one) => one.id === last?.framework);
  if (!card || !last) return null;
  return (
    <div className={styles.goOn}>
      <Button ref={button} look="outline" icon="history" onPress={() => onOpen(card.id, last.node ?? undefined)}>
        <span dir="auto">{t("goOn.words", { title: card.title || t("unnamed.framework") })}</span>
      </Button>
    </div>
  );
}
