// The frameworks as a calm list, what was edited last first.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, IconButton, Menu, StatusPill } from "@/components";
import { ago } from "@/data/time";
import { firstWords } from "@/features/desk/short";
import type { Card, Id } from "@/wire/wire";
import styles from "./library.module.css";

/** So many characters have room in two lines. */
const twoLines = 148;

type Props = { cards: readonly Card[]; onOpen: (framework: Id) => void; onCopy: (card: Card) => void; onRemove: (card: Card) => void };

/** The framework that was opened last: whoever comes back goes on from there. */
let last: Id | null = null;

export function FrameworkList({ cards, onOpen, onCopy, onRemove }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (last === null || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-card="${last}"]`)?.focus();
  }, []);
  return (
    <ul ref={list} className={styles.list} aria-label={t("library.frameworks")}>
      {cards.map((card) => (
        <OneCard key={card.id} card={card} onOpen={onOpen} onCopy={onCopy} onRemove={onRemove} />
      ))}
    </ul>
  );
}

function OneCard({ card, onOpen, onCopy, onRemove }: { card: Card } & Omit<Props, "cards">) {
  const { t } = useTranslation();
  const title = card.title || t("unnamed.framework");
  const entries: Entry[] = [
    { id: "open", words: t("library.openEntry"), run: () => onOpen(card.id) },
    { id: "copy", words: t("copy.entry"), icon: "duplicate", run: () => onCopy(card) },
    { id: "remove", words: t("library.remove"), icon: "remove", break: true, run: () => onRemove(card) },
  ];
  const counts = (["paths", "steps", "abilities", "competencies"] as const)
    .filter((what) => card.counts[what] > 0)
    .map((what) => t(`library.counts.${what}`, { count: card.counts[what] }));
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.cardMain}
        aria-label={t("library.open", { title })}
        data-card={card.id}
        onClick={() => {
          last = card.id;
          onOpen(card.id);
        }}
      >
        <span className={styles.cardTitle} dir="auto">
          {title}
        </span>
        {card.summary && (
          <span className={styles.cardSummary} dir="auto">
            {firstWords(card.summary, twoLines)}
          </span>
        )}
        <span className={styles.cardCounts}>{counts.join(" · ")}</span>
      </button>
      <div className={styles.cardSide}>
        <span className={styles.cardVersion}>
          {card.latest ? (
            <>
              <span dir="auto">{card.latest.name}</span>
              <StatusPill status={card.latest.status} />
            </>
          ) : (
            <span className={styles.quiet}>{t("library.noVersion")}</span>
          )}
        </span>
        <span className={styles.quiet}>{t("library.edited", { when: ago(t, card.editedAt) })}</span>
      </div>
      <div className={styles.cardMenu}>
        <Menu label={t("library.actions", { title })} entries={entries}>
          <IconButton icon="more" label={t("library.actions", { title })} />
        </Menu>
      </div>
    </li>
  );
}
