// What people say about the nodes of a framework, held once for all that show it: the details and the rows of the outline.
import { useCallback, useSyncExternalStore } from "react";
import type { Framework } from "@/data/framework";
import { asProblem } from "@/data/problems";
import { call } from "@/platform/door";
import type { Comment, Comments, Id, Problem } from "@/wire/wire";

/** A comment and its answers, by time. */
export type Thread = { readonly first: Comment; readonly answers: readonly Comment[] };

/** The threads on each node, by time. */
export function threadsOf(comments: readonly Comment[]): Map<Id, Thread[]> {
  const answers = new Map<Id, Comment[]>();
  for (const comment of comments) {
    if (comment.replyTo === null) continue;
    const row = answers.get(comment.replyTo);
    if (row) row.push(comment);
    else answers.set(comment.replyTo, [comment]);
  }
  const threads = new Map<Id, Thread[]>();
  for (const first of comments) {
    if (first.replyTo !== null) continue;
    const row = threads.get(first.node) ?? [];
    row.push({ first, answers: answers.get(first.id) ?? [] });
    threads.set(first.node, row);
  }
  return threads;
}

const none: readonly Thread[] = [];

/** The comments on one framework. */
export class Talk {
  /** The name of the person working. */
  me = "";
  problem: Problem | null = null;
  readonly framework: Id;
  private threads = new Map<Id, Thread[]>();
  private readonly hearers = new Set<() => void>();

  constructor(framework: Id) {
    this.framework = framework;
  }

  hear(tell: () => void): () => void {
    this.hearers.add(tell);
    return () => {
      this.hearers.delete(tell);
    };
  }

  /** The threads on a node; the same array until something is said. */
  on(node: Id): readonly Thread[] {
    return this.threads.get(node) ?? none;
  }

  /** How many threads on a node are not settled. */
  open(node: Id): number {
    return this.on(node).filter(({ first }) => !first.resolved).length;
  }

  async read(): Promise<void> {
    try {
      this.take(await call("commentList", { framework: this.framework }));
    } catch (error) {
      this.problem = asProblem(error);
      this.tell();
    }
  }

  /** Says something about a node, or answers a comment. Rejects with a `Problem`. */
  async say(node: Id, body: string, replyTo?: Id): Promise<void> {
    const answer = replyTo === undefined ? {} : { replyTo };
    this.take(await call("commentAdd", { framework: this.framework, node, body, ...answer }));
  }

  async resolve(comment: Id, resolved: boolean): Promise<void> {
    this.take(await call("commentResolve", { framework: this.framework, comment, resolved }));
  }

  async remove(comment: Id): Promise<void> {
    this.take(await call("commentRemove", { framework: this.framework, comment }));
  }

  /** Brings a comment back that was taken back. */
  async bringBack(comment: Id): Promise<void> {
    this.take(await call("commentBringBack", { framework: this.framework, comment }));
  }

  private take({ comments, me }: Comments): void {
    this.me = me;
    this.problem = null;
    this.threads = threadsOf(comments);
    this.tell();
  }

  private tell(): void {
    for (const hear of this.hearers) hear();
  }
}

const talks = new WeakMap<Framework, Talk>();

/** The comments on a framework, read when they are first asked for. */
export function talkOf(framework: Framework): Talk {
  let talk = talks.get(framework);
  if (!talk) {
    talk = new Talk(framework.id);
    talks.set(framework, talk);
    void talk.read();
  }
  return talk;
}

/** The threads on a node. */
export function useThreads(talk: Talk, node: Id): readonly Thread[] {
  const hear = useCallback((tell: () => void) => talk.hear(tell), [talk]);
  return useSyncExternalStore(hear, () => talk.on(node));
}

/** What went wrong when the comments were read. */
export function useTalkProblem(talk: Talk): Problem | null {
  const hear = useCallback((tell: () => void) => talk.hear(tell), [talk]);
  return useSyncExternalStore(hear, () => talk.problem);
}

/** How many threads on a node are open; what shows it is drawn again only when that changes. */
export function useOpenThreads(framework: Framework, node: Id | null): number {
  const hear = useCallback((tell: () => void) => talkOf(framework).hear(tell), [framework]);
  return useSyncExternalStore(hear, () => (node === null ? 0 : talkOf(framework).open(node)));
}
