// What people say about the selected node: threads with answers, which can be settled and opened again.
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState, TextArea, toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { ago, moment } from "@/data/time";
import { settled, type Spot, typed, unkeptAt } from "@/data/typing";
import { short, useDesk } from "@/features/desk/desk";
import type { Comment, Id } from "@/wire/wire";
import { type Talk, talkOf, type Thread, useTalkProblem, useThreads } from "./talk";
import styles from "./Comments.module.css";

export function CommentSection({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const talk = talkOf(desk.framework);
  const threads = useThreads(talk, node);
  const problem = useTalkProblem(talk);
  const [all, setAll] = useState(false);
  const open = threads.filter(({ first }) => !first.resolved);
  const settled = threads.filter(({ first }) => first.resolved);
  const { readOnly } = desk.framework;
  if (readOnly && threads.length === 0) return null;
  return (
    <section className={styles.comments} aria-label={t("comments.label", { subject: desk.name(node) })}>
      <h2 className={styles.head}>
        {t("comments.title")}
        {open.length > 0 && <span className={styles.count}>{open.length}</span>}
      </h2>
      {problem && (
        <EmptyState words={t("comments.failed")}>
          <Button small look="outline" onPress={() => void talk.read()}>
            {t("common.again")}
          </Button>
        </EmptyState>
      )}
      <Threads talk={talk} threads={open} readOnly={readOnly} />
      {!readOnly && (
        // Each node has words of its own that are not said yet.
        <Saying
          key={node}
          label={t("comments.say")}
          spot={{ framework: talk.framework, node, field: "comment" }}
          onSay={(body) => talk.say(node, body)}
        />
      )}
      {settled.length > 0 && (
        <>
          <Button small aria-expanded={all} onPress={() => setAll(!all)}>
            {t("comments.settledCount", { count: settled.length })}
          </Button>
          {all && <Threads talk={talk} threads={settled} readOnly={readOnly} />}
        </>
      )}
    </section>
  );
}

type ThreadsProps = { talk: Talk; threads: readonly Thread[]; readOnly: boolean };

function Threads({ talk, threads, readOnly }: ThreadsProps) {
  if (threads.length === 0) return null;
  return (
    <ul className={styles.threads}>
      {threads.map((thread) => (
        <OneThread key={thread.first.id} talk={talk} thread={thread} readOnly={readOnly} />
      ))}
    </ul>
  );
}

function OneThread({ talk, thread: { first, answers }, readOnly }: { talk: Talk; thread: Thread; readOnly: boolean }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [answering, setAnswering] = useState(false);
  const answer = useRef<HTMLButtonElement>(null);
  const who = first.author || t("nodeHistory.somebody");
  const close = () => {
    setAnswering(false);
    requestAnimationFrame(() => answer.current?.focus());
  };
  return (
    <li className={styles.thread}>
      <Said talk={talk} comment={first} readOnly={readOnly} />
      {answers.length > 0 && (
        <ul className={styles.answers}>
          {answers.map((comment) => (
            <li key={comment.id}>
              <Said talk={talk} comment={comment} readOnly={readOnly} />
            </li>
          ))}
        </ul>
      )}
      {!readOnly && !answering && (
        <div className={styles.acts}>
          {!first.resolved && (
            <Button ref={answer} small aria-label={t("comments.answerTo", { who })} onPress={() => setAnswering(true)}>
              {t("comments.answer")}
            </Button>
          )}
          <Button
            small
            icon={first.resolved ? "undo" : "check"}
            aria-label={t(first.resolved ? "comments.reopenName" : "comments.resolveName", { who })}
            onPress={() => void attempt(() => talk.resolve(first.id, !first.resolved))}
          >
            {t(first.resolved ? "comments.reopen" : "comments.resolve")}
          </Button>
        </div>
      )}
      {answering && (
        <Saying
          label={t("comments.answerTo", { who })}
          spot={{ framework: talk.framework, node: first.node, field: `comment:${first.id}` }}
          autoFocus
          onSay={(body) => talk.say(first.node, body, first.id)}
          onClose={close}
        />
      )}
    </li>
  );
}

function Said({ talk, comment, readOnly }: { talk: Talk; comment: Comment; readOnly: boolean }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const mine = !readOnly && !comment.removed && comment.author === talk.me;
  const desk = useDesk();
  const remove = async () => {
    if (!(await attempt(() => talk.remove(comment.id)))) return;
    desk.offer(t("undone.comment", { words: short(comment.body) }), () => void attempt(() => talk.bringBack(comment.id)));
  };
  return (
    <>
      <p className={styles.who}>
        <strong dir="auto">{comment.author || t("nodeHistory.somebody")}</strong>
        <time dateTime={comment.at} title={moment(comment.at)}>
          {ago(t, comment.at)}
        </time>
        {mine && (
          <Button
            small
            aria-label={t("comments.removeName", { words: short(comment.body) })}
            onPress={() => void remove()}
          >
            {t("comments.remove")}
          </Button>
        )}
      </p>
      {comment.removed ? (
        <p className={styles.removed}>{t("comments.removed")}</p>
      ) : (
        <p className={styles.body} dir="auto">
          {comment.body}
        </p>
      )}
    </>
  );
}

type SayingProps = { label: string; spot: Spot; autoFocus?: boolean; onSay: (body: string) => Promise<void>; onClose?: () => void };

/** A field to say something in. What could not be kept stays in it. */
function Saying({ label, spot, autoFocus = false, onSay, onClose }: SayingProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [body, setBody] = useState(() => unkeptAt(spot) ?? "");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (busy || !body.trim()) return;
    setBusy(true);
    const said = await attempt(() => onSay(body));
    setBusy(false);
    if (!said) return;
    settled(spot);
    setBody("");
    onClose?.();
  };
  const type = (words: string) => {
    setBody(words);
    if (words === "") settled(spot);
    else typed(spot, words);
  };
  const leave = () => {
    settled(spot);
    onClose?.();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape" && onClose) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };
  return (
    <div
      className={styles.saying}
      data-saying=""
      ref={(box) => {
        if (autoFocus && box && !box.contains(document.activeElement)) box.querySelector("textarea")?.focus();
      }}
    >
      <TextArea
        label={label}
        quiet
        rows={1}
        placeholder={label}
        value={body}
        hint={body ? t("comments.hint") : undefined}
        onChange={type}
        onKeyDown={press}
      />
      {(body !== "" || onClose) && (
        <div className={styles.acts}>
          <Button small look="primary" isDisabled={busy || !body.trim()} onPress={() => void send()}>
            {t("comments.add")}
          </Button>
          {onClose && (
            <Button small onPress={leave}>
              {t("common.cancel")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Does something; says what went wrong where it did not work. */
function useAttempt(): (work: () => Promise<void>) => Promise<boolean> {
  const { t } = useTranslation();
  return async (work) => {
    try {
      await work();
      return true;
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
      return false;
    }
  };
}
