// The conflicts one by one: what stood there before, mine and theirs beside each other, and the ways to decide.
import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Icon, IconButton, TextArea, toast } from "@/components";
import { Shown, WordMarks } from "@/components/WordMarks";
import type { Framework } from "@/data/framework";
import { asProblem, problemSentence } from "@/data/problems";
import { visible } from "@/data/unseen";
import type { Say } from "@/features/comparison/say";
import type { Side } from "@/features/comparison/side";
import type { ChoiceName, Field, Held, Id, OpenConflict } from "@/wire/wire";
import { type Column, columnsOf, conflictSays, takesText } from "./conflict";
import type { Reviewing } from "./reviewing";
import { isOpen, nextOpen } from "./standing";
import styles from "./Review.module.css";

type Props = {
  conflicts: readonly OpenConflict[];
  reviewing: Reviewing;
  look: Side;
  baseVersion: string | null;
  onShow: (node: Id) => void;
  ref?: Ref<{ focus: () => void }>;
};

/** What can be chosen; to open a conflict again is no choice. */
type Chosen = Exclude<ChoiceName, "open">;

const TOOK = { base: "tookBase", ours: "tookOurs", theirs: "tookTheirs", text: "tookText" } as const;
const TAKE = { base: "takeBase", ours: "keepOurs", theirs: "takeTheirs" } as const;

export function Conflicts({ conflicts, reviewing, look, baseVersion, onShow, ref }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(() => nextOpen(conflicts, 0) ?? 0);
  const [announced, setAnnounced] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = useRef(false);
  useImperativeHandle(ref, () => ({ focus: () => heading.current?.focus() }));
  // The focus goes along: whoever hears the page begins at the top of the next conflict.
  useEffect(() => {
    if (wanted.current) heading.current?.focus();
    wanted.current = false;
  });
  const conflict = conflicts[at];
  if (!conflict) return null;
  const left = conflicts.filter(isOpen).length;
  const go = (to: number) => {
    wanted.current = true;
    setAt((to + conflicts.length) % conflicts.length);
  };
  const attempt = async (work: () => Promise<void>, says: string, then: () => void): Promise<boolean> => {
    try {
      await work();
      setAnnounced(says);
      then();
      return true;
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
      return false;
    }
  };
  const resolve = (choice: Chosen, text?: string) =>
    attempt(
      () => reviewing.resolve(at, choice, text),
      t(`review.conflicts.${TOOK[choice]}`),
      // This one counts as decided by now, whatever this list still says.
      () => go(nextOpen(conflicts.map((one, i) => (i === at ? { ...one, decided: true } : one)), at) ?? at),
    );
  const reopen = () => attempt(() => reviewing.resolve(at, "open"), t("review.conflicts.reopened"), () => go(at));

  return (
    <section className={styles.conflicts} aria-labelledby="conflicts-heading" data-conflicts>
      <div className={styles.top}>
        <h2 id="conflicts-heading" className={styles.heading}>
          {t("review.conflicts.heading")}
        </h2>
        {conflicts.length > 1 && (
          <div className={styles.walk}>
            <IconButton small icon="up" label={t("review.conflicts.previous")} onPress={() => go(at - 1)} />
            <span>{t("review.conflicts.position", { at: at + 1, all: conflicts.length })}</span>
            <IconButton small icon="down" label={t("review.conflicts.next")} onPress={() => go(at + 1)} />
          </div>
        )}
      </div>
      <p className={styles.lead}>{t(left > 0 ? "review.conflicts.lead" : "review.conflicts.all")}</p>
      <article className={styles.conflict} aria-labelledby="conflict-title">
        <h3 id="conflict-title" ref={heading} tabIndex={-1} className={styles.title} dir="auto">
          {conflict.title ? <Shown text={conflict.title} /> : t(`unnamed.${conflict.node}`)}
        </h3>
        <p className={styles.facts}>
          <span className={styles.standing} data-standing={isOpen(conflict) ? "open" : "new"}>
            <Icon name={isOpen(conflict) ? "mend" : "check"} size={12} />
            {t(isOpen(conflict) ? "review.conflicts.open" : "review.conflicts.decided")}
          </span>
          <span>{conflictSays(conflict, t as Say)}</span>
          {conflict.within.length > 0 && (
            <span>
              <bdi>{conflict.within.map(visible).join(" · ")}</bdi>
            </span>
          )}
        </p>
        <Three key={at} conflict={conflict} look={look} baseVersion={baseVersion} start={draftText(reviewing.framework, conflict)} onResolve={resolve}>
          {!isOpen(conflict) && (
            <Button small onPress={() => void reopen()}>
              {t("review.conflicts.openAgain")}
            </Button>
          )}
          {reviewing.framework.get(conflict.id) && (
            <Button small onPress={() => onShow(conflict.id)}>
              {t("review.conflicts.show")}
            </Button>
          )}
          {conflict.held === null && <p className={styles.quiet}>{t("review.conflicts.draftElse")}</p>}
        </Three>
      </article>
      <p className="sr-only" aria-live="polite">
        {announced}
      </p>
    </section>
  );
}

/** What the draft says now where both wrote something. */
function draftText(framework: Framework, { id, field, ours }: OpenConflict): string {
  const now = framework.get(id)?.fields[field as Field];
  return typeof now === "string" ? now : typeof ours === "string" ? ours : "";
}

type ThreeProps = {
  conflict: OpenConflict;
  look: Side;
  baseVersion: string | null;
  /** The words to begin one's own with. */
  start: string;
  /** Says whether it worked; words that could not be kept stay where they were typed. */
  onResolve: (choice: Chosen, text?: string) => Promise<boolean>;
  /** What else can be done. */
  children: ReactNode;
};

/** The three states side by side, each with the button that takes it, and one's own words below. */
function Three({ conflict, look, baseVersion, start, onResolve, children }: ThreeProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState<string | null>(null);
  const write = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setOwn(null);
    // The button is there again only when the page is drawn anew.
    requestAnimationFrame(() => write.current?.focus());
  };
  const keep = async () => {
    if (own !== null && (await onResolve("text", own))) setOwn(null);
  };
  return (
    <>
      <div className={styles.three}>
        {columnsOf(conflict, look, t as Say).map((column) => (
          <State key={column.side} column={column} held={conflict.held} baseVersion={baseVersion} onTake={() => void onResolve(column.side)} />
        ))}
      </div>
      {own === null && (
        <div className={styles.ways}>
          {takesText(conflict) && (
            <Button ref={write} small onPress={() => setOwn(start)}>
              {t("review.conflicts.write")}
            </Button>
          )}
          {children}
        </div>
      )}
      {own !== null && (
        <form
          className={styles.own}
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <Own value={own} onChange={setOwn} onLeave={leave} onKeep={() => void keep()} />
          <div className={styles.after}>
            <Button small type="submit" look="primary">
              {t("review.conflicts.keepOwn")}
            </Button>
            <Button small onPress={leave}>
              {t("common.cancel")}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}

function Own({ value, onChange, onLeave, onKeep }: { value: string; onChange: (text: string) => void; onLeave: () => void; onKeep: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  return (
    <div ref={box}>
      <TextArea
        label={t("review.conflicts.own")}
        value={value}
        onChange={onChange}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") onLeave();
          else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onKeep();
          else return;
          event.preventDefault();
        }}
      />
    </div>
  );
}

function State({ column, held, baseVersion, onTake }: { column: Column; held: Held | null; baseVersion: string | null; onTake: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const { side, absent, lines, list } = column;
  const name = side === "base" && baseVersion ? t("review.conflicts.baseOf", { version: baseVersion }) : t(`review.conflicts.${side}`);
  const Lines = list ? "ol" : "div";
  const One = list ? "li" : "div";
  return (
    <section className={styles.state} aria-labelledby={id} data-held={held === side || undefined}>
      <h4 id={id} className={styles.side}>
        <span dir="auto">{name}</span>
        {held === side && (
          <span className={styles.held}>
            <Icon name="check" size={12} />
            {t("review.conflicts.inDraft")}
          </span>
        )}
      </h4>
      <div className={styles.text}>
        {absent ? (
          <p className={styles.absent}>{t(`review.conflicts.${absent}`)}</p>
        ) : (
          <Lines className={list ? styles.items : undefined}>
            {lines.map((line, i) => (
              <One key={i}>
                {line.label !== null && <p className={styles.label}>{line.label}</p>}
                <WordMarks marks={line.marks} />
              </One>
            ))}
          </Lines>
        )}
      </div>
      <Button small look="outline" onPress={onTake}>
        {t(`review.conflicts.${TAKE[side]}`)}
      </Button>
    </section>
  );
}
