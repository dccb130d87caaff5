// A framework as the page holds it: records by id, children by parent and kind in their order, and what came of edits.
// Every edit goes through Rust and comes back as changed records; only what shows those records is drawn again.
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { chain } from "./locale";
import { call } from "@/platform/door";
import { faceOf, slots } from "@/data/kinds";
import { asProblem } from "@/data/problems";
import type { Changed, ChoiceName, EditStep, Id, Intention, Kind, Log, Problem, Record as Node, Side, State, Version } from "@/wire/wire";

export type { Node };

/** How truthfully the words on the screen are on the disk. */
export type Saving = { is: "saved"; at: string } | { is: "saving" } | { is: "failed"; problem: Problem };

type Hear = () => void;

const none: readonly Id[] = [];

/** A draft that can be edited, or an earlier state (or one side of a comparison) that can only be read. */
export class Framework {
  /** The id of the framework. */
  readonly id: Id;
  /** The version this is, or null where it is the draft. */
  readonly version: Version | null;
  /** The step after which it was like this, or null where it is the draft or a version. */
  readonly step: EditStep | null;
  /** Whether nothing in it can be changed. */
  readonly readOnly: boolean;
  /** The id of the record that holds everything else. */
  readonly root: Id;
  /** What can be undone and redone; null where nothing can be edited. */
  log: Log | null;
  /** Whether the last edit is on the disk. */
  saving: Saving;
  /** Counts every change of any record. */
  revision = 0;

  private readonly records = new Map<Id, Node>();
  private readonly rows = new Map<string, readonly Id[]>();
  private readonly hearers = new Map<string, Set<Hear>>();
  private pending = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(id: Id, records: readonly Node[], log: Log | null, version: Version | null = null, step: EditStep | null = null) {
    this.id = id;
    this.version = version;
    this.step = step;
    this.readOnly = log === null;
    this.log = log;
    this.saving = { is: "saved", at: log?.savedAt ?? "" };
    const rows = new Map<string, Node[]>();
    for (const record of records) {
      this.records.set(record.id, record);
      if (record.parent === null) continue;
      const key = rowKey(record.parent, record.kind);
      const row = rows.get(key);
      if (row) row.push(record);
      else rows.set(key, [record]);
    }
    for (const [key, row] of rows) this.setRow(key, row);
    this.root = records.find((r) => r.kind === "framework")?.id ?? id;
  }

  /** A framework that can only be read, from plain records. */
  static frozen(id: Id, records: readonly Node[], version: Version | null = null, step: EditStep | null = null): Framework {
    return new Framework(id, records, null, version, step);
  }

  /** Which state this is. */
  get state(): State {
    const at = this.step ? { edit: this.step.edit } : {};
    return { framework: this.id, version: this.version?.id ?? null, ...at };
  }

  /** The record of that id, if it is (still) there. */
  get(id: Id | null | undefined): Node | undefined {
    return id ? this.records.get(id) : undefined;
  }

  /** The ids of the children of one kind, in their order. The same array until the row changes. */
  children(parent: Id, kind: Kind): readonly Id[] {
    return this.rows.get(rowKey(parent, kind)) ?? none;
  }

  /** The records of the children of one kind, in their order. */
  nodes(parent: Id, kind: Kind): Node[] {
    return this.children(parent, kind).flatMap((id) => this.records.get(id) ?? []);
  }

  /** Every child of every kind, kinds in the order of the native JSON. */
  allChildren(parent: Id): Id[] {
    const record = this.records.get(parent);
    return record ? slots[record.kind].flatMap((kind) => [...this.children(parent, kind)]) : [];
  }

  /** The place of a node among its siblings, from 0. */
  position(id: Id): number {
    const record = this.records.get(id);
    return record?.parent ? this.children(record.parent, record.kind).indexOf(id) : 0;
  }

  /** The containers of a node, outermost first, without the node itself. */
  above(id: Id): Node[] {
    const path: Node[] = [];
    for (let at = this.get(this.get(id)?.parent); at; at = this.get(at.parent)) path.unshift(at);
    return path;
  }

  /** The nearest of a node and its containers that is of that kind. */
  nearest(id: Id | null, kind: Kind): Node | undefined {
    let at = this.get(id);
    while (at && at.kind !== kind) at = this.get(at.parent);
    return at;
  }

  /** Every record in reading order: a node before what stands in it. */
  *inOrder(from: Id = this.root): Generator<Node> {
    const record = this.records.get(from);
    if (!record) return;
    yield record;
    for (const kind of slots[record.kind]) for (const id of this.children(from, kind)) yield* this.inOrder(id);
  }

  /** All records of a kind, in reading order. */
  ofKind(kind: Kind): Node[] {
    const found: Node[] = [];
    for (const record of this.inOrder()) if (record.kind === kind) found.push(record);
    return found;
  }

  /** How many records there are. */
  get size(): number {
    return this.records.size;
  }

  /** The words a person knows a node by; empty where it has none yet. A transition is known by its two ends. */
  words(id: Id): string {
    const record = this.records.get(id);
    if (!record) return "";
    if (record.kind === "transition") {
      const ends = [record.fields.from, record.fields.to].map((end) => this.get(end)?.fields.title ?? "…");
      return chain(ends);
    }
    const face = faceOf[record.kind];
    const text = face ? record.fields[face] : undefined;
    return text || record.fields.title || "";
  }

  /** The nodes that may hold this one, in reading order, its own container included. */
  targets(id: Id): Node[] {
    const record = this.records.get(id);
    if (!record) return [];
    const found: Node[] = [];
    for (const at of this.inOrder()) if (slots[at.kind].includes(record.kind)) found.push(at);
    return found;
  }

  /** Asks Rust to do something to the framework. Rejects with a `Problem`; the records stay as they were then. */
  edit(intention: Intention): Promise<Changed> {
    return this.change(() => call("frameworkEdit", { framework: this.id, intention }));
  }

  /** Takes the last step back. */
  undo(): Promise<Changed> {
    return this.change(() => call("frameworkUndo", { framework: this.id }));
  }

  /** Does again what was taken back. */
  redo(): Promise<Changed> {
    return this.change(() => call("frameworkRedo", { framework: this.id }));
  }

  /** Puts an old version on top of the draft; nothing is removed from the history. */
  restore(version: Id): Promise<Changed> {
    return this.change(() => call("versionRestore", { framework: this.id, version }));
  }

  /** Puts the state after a step on top of the draft; nothing is removed from the history. */
  goBack(edit: number): Promise<Changed> {
    return this.change(() => call("historyRestore", { framework: this.id, edit }));
  }

  /** Takes over what was done elsewhere, in another window or by the command line. Says whether there was anything. */
  catchUp(): Promise<boolean> {
    const asked = this.queue.then(async () => {
      const known = this.log?.edit;
      if (known === undefined) return false;
      const since = await call("frameworkSince", { framework: this.id, edit: known });
      if (since.log.edit === known) return false;
      this.apply(since);
      if (this.pending === 0) this.setSaving({ is: "saved", at: since.log.savedAt });
      return true;
    });
    this.queue = asked.catch(() => undefined);
    return asked;
  }

  /** What an edit did, with whatever somebody else had done before it and this page has not heard of. */
  private async whole(ask: () => Promise<Changed>): Promise<Changed> {
    const known = this.log?.edit ?? 0;
    const changed = await ask();
    if (changed.after === known) return changed;
    try {
      const since = await call("frameworkSince", { framework: this.id, edit: known });
      return { ...since, node: changed.node };
    } catch {
      // The edit is kept all the same. What is missing is asked for again with the next one.
      return { ...changed, log: { ...changed.log, edit: known } };
    }
  }

  /** Accepts changes of a review (side `new`) or rejects them (side `old`), by their numbers, as one step. */
  settle(review: number, changes: readonly number[], side: Side): Promise<Changed> {
    return this.change(() => call("reviewSettle", { framework: this.id, review, changes: [...changes], side }));
  }

  /** Decides a conflict of a review; `text` are the words of the person's own. */
  resolve(review: number, conflict: number, choice: ChoiceName, text?: string): Promise<Changed> {
    const own = text === undefined ? {} : { text };
    return this.change(() => call("reviewResolve", { framework: this.id, review, conflict, choice, ...own }));
  }

  /** Takes over what changed, and tells those who show it. */
  apply(changed: Changed): void {
    const touched = new Set<string>();
    const keys = new Set<string>();
    const note = (record: Node | undefined) => {
      if (record?.parent) touched.add(rowKey(record.parent, record.kind));
    };
    for (const id of changed.removed) {
      note(this.records.get(id));
      this.records.delete(id);
      keys.add(id);
    }
    for (const record of changed.put) {
      const before = this.records.get(record.id);
      if (before?.parent !== record.parent || before?.place !== record.place) {
        note(before);
        note(record);
      }
      this.records.set(record.id, record);
      keys.add(record.id);
    }
    this.sortRows(touched, changed.put);
    this.log = changed.log;
    this.revision += 1;
    for (const key of touched) keys.add(key);
    for (const key of keys) this.tell(key);
    this.tell("revision");
    this.tell("log");
  }

  /** Hears of one record (its id), one row (`rowKey`), `revision`, `log` or `saving`. */
  hear(key: string, hear: Hear): () => void {
    const hearers = this.hearers.get(key) ?? new Set();
    hearers.add(hear);
    this.hearers.set(key, hearers);
    return () => {
      hearers.delete(hear);
      if (hearers.size === 0) this.hearers.delete(key);
    };
  }

  private tell(key: string): void {
    const hearers = this.hearers.get(key);
    if (hearers) for (const hear of hearers) hear();
  }

  /** Edits wait for each other, so that two quick ones arrive in the order in which they were meant. */
  private change(ask: () => Promise<Changed>): Promise<Changed> {
    if (this.readOnly) return Promise.reject(asProblem(new Error("read only")));
    this.pending += 1;
    const late = setTimeout(() => this.setSaving({ is: "saving" }), 150);
    const asked = this.queue.then(() => this.whole(ask));
    const done = asked.then(
      (changed) => {
        clearTimeout(late);
        this.pending -= 1;
        this.apply(changed);
        if (this.pending === 0) this.setSaving({ is: "saved", at: changed.log.savedAt });
        return changed;
      },
      (error: unknown) => {
        clearTimeout(late);
        this.pending -= 1;
        const problem = asProblem(error);
        this.setSaving({ is: "failed", problem });
        throw problem;
      },
    );
    this.queue = done.catch(() => undefined);
    return done;
  }

  private setSaving(saving: Saving): void {
    this.saving = saving;
    this.tell("saving");
  }

  private sortRows(touched: Set<string>, put: readonly Node[]): void {
    const members = new Map<string, Set<Id>>();
    for (const key of touched) members.set(key, new Set(this.rows.get(key)));
    for (const record of put) {
      if (record.parent !== null) members.get(rowKey(record.parent, record.kind))?.add(record.id);
    }
    for (const [key, ids] of members) {
      const row: Node[] = [];
      for (const id of ids) {
        const record = this.records.get(id);
        if (record && record.parent !== null && rowKey(record.parent, record.kind) === key) row.push(record);
      }
      this.setRow(key, row);
    }
  }

  private setRow(key: string, row: Node[]): void {
    if (row.length) this.rows.set(key, row.toSorted(bySiblingOrder).map((r) => r.id));
    else this.rows.delete(key);
  }
}

/** The name of a row of siblings: those of one kind below one parent. */
export function rowKey(parent: Id, kind: Kind): string {
  return `${parent}/${kind}`;
}

/** Siblings stand by place; two that claim the same place stand by id, so that everybody sees one order. */
export function bySiblingOrder(a: Node, b: Node): number {
  return a.place - b.place || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A framework on its way to the screen. */
export type Opening =
  | { is: "opening" }
  | { is: "open"; framework: Framework }
  | { is: "failed"; problem: Problem; again: () => void };

/** Opens a framework's draft, or one of its earlier states to be read: a version, or what it was after a step. */
export function useFramework(id: Id, version: Id | null = null, edit: number | null = null): Opening {
  const [opening, setOpening] = useState<Opening>({ is: "opening" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let over = false;
    setOpening({ is: "opening" });
    open(id, version, edit).then(
      (framework) => {
        if (!over) setOpening({ is: "open", framework });
      },
      (error: unknown) => {
        if (!over) setOpening({ is: "failed", problem: asProblem(error), again: () => setAttempt((n) => n + 1) });
      },
    );
    return () => {
      over = true;
    };
  }, [id, version, edit, attempt]);
  return opening;
}

async function open(id: Id, version: Id | null, edit: number | null): Promise<Framework> {
  if (edit !== null) {
    const opened = await call("historyOpen", { framework: id, edit });
    return Framework.frozen(id, opened.records, null, opened.step);
  }
  if (version !== null) {
    const opened = await call("versionOpen", { framework: id, version });
    return Framework.frozen(id, opened.records, opened.version);
  }
  const opened = await call("frameworkOpen", { framework: id });
  return new Framework(id, opened.records, opened.log);
}

/** The record of that id, drawn again when it changes. */
export function useNode(framework: Framework, id: Id | null): Node | undefined {
  const hear = useCallback((tell: Hear) => framework.hear(id ?? "", tell), [framework, id]);
  return useSyncExternalStore(hear, () => framework.get(id));
}

/** The ids of the children of one kind, drawn again when the row changes. */
export function useChildren(framework: Framework, parent: Id, kind: Kind): readonly Id[] {
  const hear = useCallback(
    (tell: Hear) => framework.hear(rowKey(parent, kind), tell),
    [framework, parent, kind],
  );
  return useSyncExternalStore(hear, () => framework.children(parent, kind));
}

/** A number that grows with every change of any record: for what depends on many of them. */
export function useRevision(framework: Framework): number {
  const hear = useCallback((tell: Hear) => framework.hear("revision", tell), [framework]);
  return useSyncExternalStore(hear, () => framework.revision);
}

/**
 * Something that follows from many records, worked out again when any of them changes. `derive` has to keep its
 * identity (`useCallback`); it is given what it made before, so that it can keep the parts that did not change.
 */
export function useDerived<T>(framework: Framework, derive: (framework: Framework, before: T | undefined) => T): T {
  const revision = useRevision(framework);
  const before = useRef<T>(undefined);
  // oxlint-disable react/refs, react/memo-dependencies, react-hooks/exhaustive-deps -- the revision stands for the records
  const made = useMemo(() => derive(framework, before.current), [framework, derive, revision]);
  // oxlint-enable
  useEffect(() => {
    before.current = made;
  });
  return made;
}

/** What can be undone and redone. */
export function useLog(framework: Framework): Log | null {
  const hear = useCallback((tell: Hear) => framework.hear("log", tell), [framework]);
  return useSyncExternalStore(hear, () => framework.log);
}

/** Whether the last edit is on the disk. */
export function useSaving(framework: Framework): Saving {
  const hear = useCallback((tell: Hear) => framework.hear("saving", tell), [framework]);
  return useSyncExternalStore(hear, () => framework.saving);
}
