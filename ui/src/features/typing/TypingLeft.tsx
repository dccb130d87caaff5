// Words that were being typed when the program ended: shown where they belong, until somebody keeps or discards them.
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, toast } from "@/components";
import { forget, recall, settled, unkeptAt } from "@/data/typing";
import { useDesk } from "@/features/desk/desk";
import { focusNode } from "@/features/desk/focus";
import { call } from "@/platform/door";
import type { Typed } from "@/wire/wire";
import { placeWords, type Way, wayOf } from "./place";
import styles from "./TypingLeft.module.css";

type Props = {
  /** Shows the comments of the selected node. */
  onComment: () => void;
  /** Opens the dialog that names a version. */
  onVersion: () => void;
  /** Grows when something that was being edited may be gone. */
  looked: number;
};

type Left = { readonly typed: Typed; readonly way: Way };

export function TypingLeft({ onComment, onVersion, looked }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const [left, setLeft] = useState<readonly Left[]>([]);
  const [nth, setNth] = useState(0);
  const spotOf = useCallback((typed: Typed) => ({ framework: framework.id, node: typed.node, field: typed.field }), [framework]);

  const take = useEffectEvent((all: readonly Typed[]) => {
    const found: Left[] = [];
    for (const typed of all) {
      // What is being typed on this very page is not left behind, unless what it was for has just gone.
      if (unkeptAt(spotOf(typed)) !== undefined && framework.get(typed.node)) continue;
      const way = wayOf(framework, typed);
      if (way) found.push({ typed, way });
      else forget(spotOf(typed));
    }
    setLeft(found);
    setNth(0);
    const [first] = found;
    if (first && looked === 0 && framework.get(first.typed.node)) desk.select(first.typed.node);
  });
  useEffect(() => {
    let over = false;
    call("typingList", { framework: framework.id }).then(
      ({ typed }) => {
        if (!over) take(typed);
      },
      // Nothing is lost by it: it is asked again when the framework is opened again.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [framework, looked]);

  const one = left[Math.min(nth, left.length - 1)];
  if (!one) return null;
  const { typed, way } = one;
  const place = placeWords(framework, (id) => desk.name(id), typed, t as never);
  const record = framework.get(typed.node);
  const show = () => record && focusNode(desk, record.id);
  const done = () => {
    setLeft((now) => now.filter((other) => other !== one));
    show();
  };
  const drop = () => {
    settled(spotOf(typed));
    forget(spotOf(typed));
  };
  const settle = (sentence: string) => {
    drop();
    done();
    toast({ words: sentence });
  };
  const keep = async () => {
    if (way.is === "keep") {
      if (!(await desk.do(way.intention))) return;
      drop();
      done();
      desk.offerUndo(t("typing.kept"));
      return;
    }
    recall(spotOf(typed), typed.text);
    setLeft((now) => now.filter((other) => other !== one));
    if (way.is === "putBack" && way.where === "version") return onVersion();
    desk.select(typed.node);
    onComment();
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typed.text);
      toast({ words: t("typing.copied") });
    } catch {
      // The words stand there and can be selected.
      const words = document.getElementById("typing-left");
      if (words) getSelection()?.selectAllChildren(words);
    }
  };
  const title = t(record ? "typing.title" : looked > 0 ? "typing.titleGone" : "typing.titleThen");
  const now = way.is === "keep" && way.intention.verb === "set" ? valueNow(record?.fields, way.intention.fields) : "";
  return (
    <section className={styles.left} aria-label={title} aria-live="polite">
      <div className={styles.words}>
        <p className={styles.head}>
          <strong>{title}</strong>
          {record ? (
            <button type="button" className={styles.place} dir="auto" onClick={show}>
              {place}
            </button>
          ) : (
            <span dir="auto">{place}</span>
          )}
        </p>
        <p id="typing-left" className={styles.text} dir="auto">
          {typed.text}
        </p>
        {now && (
          <p className={styles.now} dir="auto">
            {t("typing.now", { words: now })}
          </p>
        )}
      </div>
      <div className={styles.acts}>
        {left.length > 1 && (
          <>
            <span className={styles.count}>{t("typing.count", { n: (nth % left.length) + 1, all: left.length })}</span>
            <Button small onPress={() => setNth((nth + 1) % left.length)}>
              {t("typing.next")}
            </Button>
          </>
        )}
        <Button small onPress={() => void copy()}>
          {t("typing.copy")}
        </Button>
        <Button small look="outline" onPress={() => settle(t("typing.discarded"))}>
          {t("typing.discard")}
        </Button>
        {way.is !== "copy" && (
          <Button small look="primary" onPress={() => void keep()}>
            {t(way.is === "keep" ? "typing.keep" : "typing.putBack")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What stands now in the one text that would be set. */
function valueNow(fields: { readonly [field: string]: unknown } | undefined, edits: object): string {
  const [field] = Object.keys(edits);
  const value = field ? fields?.[field] : undefined;
  return typeof value === "string" ? value : "";
}
