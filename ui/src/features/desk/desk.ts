// The desk: one framework being worked on, what is selected in it, and everything a person can do to a node.
import type { TFunction } from "i18next";
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { toast, undoNewest } from "@/components";
import type { Framework } from "@/data/framework";
import { slots } from "@/data/kinds";
import { nodeOfChanged } from "@/data/links";
import { asProblem, problemSentence } from "@/data/problems";
import { focusNode, isInCentre, staysFocused } from "./focus";
import { short } from "./short";
import type { Changed, Field, FieldEdits, Id, Intention, Kind } from "@/wire/wire";

/** How a path is shown. The map shows all paths, whichever is selected. */
export type View = "matrix" | "document" | "map";

/** How the framework as a whole is shown. */
export type Whole = "overview" | "grades" | "outcomes" | "map";

type Keys = "selected" | "view" | "whole" | "moving" | "comparing";

/** The kinds that stand on the map. */
const mapped: ReadonlySet<Kind> = new Set(["framework", "path", "step", "transition"]);

/** Where a person was in each framework, so that coming back from a comparison or a version leads to the same place. */
const places = new Map<Id, { selected: Id; view: View | null; whole: Whole }>();

export class Desk {
  readonly framework: Framework;
  /** The selected node; the framework itself where nothing else is. */
  selected: Id;
  /** The path that the middle of the screen shows; null where it shows the framework as a whole. */
  path: Id | null = null;
  /** The nodes that are chosen together; the selected one is among them. Usually it is the only one. */
  chosen: ReadonlySet<Id>;
  /** What was removed last. */
  removed: readonly Id[] = [];
  /** How paths are shown; null lets each path choose for itself. */
  view: View | null = null;
  /** How the framework as a whole is shown. */
  whole: Whole = "overview";
  /** The node that the dialog "Move to" is about. */
  moving: Id | null = null;
  /** The step that the dialog "Compare with" is about. */
  comparing: Id | null = null;
  readonly t: TFunction;
  private readonly hearers = new Map<string, Set<() => void>>();

  constructor(framework: Framework, t: TFunction, selected: Id | null) {
    this.framework = framework;
    this.t = t;
    const before = places.get(framework.id);
    const first = framework.children(framework.root, "path")[0];
    const wanted = [selected, before?.selected, first].find((id) => id && framework.get(id));
    this.selected = wanted ?? framework.root;
    this.chosen = new Set([this.selected]);
    this.view = before?.view ?? null;
    this.whole = before?.whole ?? "overview";
    this.path = framework.nearest(this.selected, "path")?.id ?? null;
  }

  hear(key: string, tell: () => void): () => void {
    const set = this.hearers.get(key) ?? new Set();
    set.add(tell);
    this.hearers.set(key, set);
    return () => {
      set.delete(tell);
      if (set.size === 0) this.hearers.delete(key);
    };
  }

  private tell(key: string): void {
    for (const tell of this.hearers.get(key) ?? []) tell();
  }

  private put<K extends Keys>(key: K, value: this[K]): void {
    if (this[key] === value) return;
    this[key] = value;
    this.tell(key);
  }

  /** Selects a node and nothing else. Only the rows that were and the row that is selected are drawn again. */
  select(id: Id): void {
    if (this.framework.get(id)) this.choose([id], id);
  }

  /** Chooses nodes together; `selected`, one of them, is the one that keys go to. */
  choose(ids: Iterable<Id>, selected: Id): void {
    const before = { chosen: this.chosen, selected: this.selected };
    const next = new Set([...ids, selected].filter((id) => this.framework.get(id)));
    const [first] = next;
    if (!first) return;
    const same = next.size === before.chosen.size && [...next].every((id) => before.chosen.has(id));
    this.selected = next.has(selected) ? selected : first;
    if (!same) this.chosen = next;
    const moved = this.selected !== before.selected;
    for (const id of new Set([...before.chosen, ...next])) {
      const turned = before.chosen.has(id) !== next.has(id);
      if (turned || (moved && (id === before.selected || id === this.selected))) this.tell(`is:${id}`);
    }
    if (!same) this.tell("chosen");
    if (!moved) return;
    // A competency stands in no path: chosen as a row of a matrix, it leaves the matrix where it is. Where all paths
    // stand side by side, what is chosen among them leaves them so.
    const row = this.framework.get(this.selected)?.kind === "competency" && this.framework.get(this.path);
    const beside = this.path === null && this.whole === "grades";
    if (!(row || beside) || !isInCentre()) this.path = this.framework.nearest(this.selected, "path")?.id ?? null;
    this.tell("selected");
    this.remember();
  }

  /** Tells those who show nodes that they stand elsewhere now. */
  retell(ids: Iterable<Id>): void {
    for (const id of ids) this.tell(`is:${id}`);
    this.tell("moved");
  }

  /** Shows paths as a matrix or as a document, or the map, which stays whatever is selected then. */
  show(view: View): void {
    this.put("view", view);
    if (view === "map" || this.whole === "map") this.put("whole", view === "map" ? "map" : "overview");
    this.remember();
  }

  /** Shows the framework as a whole in another way. The map is that of the paths too. */
  showWhole(whole: Whole): void {
    this.put("whole", whole);
    if (whole === "map" || this.view === "map") this.put("view", whole === "map" ? "map" : null);
    this.remember();
  }

  /** Leaves the map for a node that does not stand on it. */
  leaveMapFor(id: Id): void {
    const kind = this.framework.get(id)?.kind;
    if (this.whole === "map" && kind && !mapped.has(kind)) this.showWhole("overview");
  }

  /** Selects a node and shows the path that it stands in. */
  open(id: Id): void {
    this.path = this.framework.nearest(id, "path")?.id ?? null;
    this.select(id);
    this.tell("selected");
  }

  private remember(): void {
    places.set(this.framework.id, { selected: this.selected, view: this.view, whole: this.whole });
  }

  /** Opens or closes the dialog "Move to". */
  ask(node: Id | null): void {
    this.put("moving", node);
  }

  /** Opens or closes the dialog "Compare with". */
  askCompare(step: Id | null): void {
    this.put("comparing", step);
  }

  /** Every step of the framework, path by path in their order. */
  steps(): Id[] {
    const { framework } = this;
    return framework.children(framework.root, "path").flatMap((path) => framework.children(path, "step"));
  }

  /** The words for a node, never empty. */
  name(id: Id): string {
    const kind = this.framework.get(id)?.kind ?? "framework";
    return this.framework.words(id).trim() || this.t(`unnamed.${kind}`);
  }

  /** A sentence of the catalogue. */
  say(id: string, values: { [name: string]: string | number } = {}): string {
    return this.t(id, values);
  }

  /** Does something; says what went wrong where it did not work. */
  do(intention: Intention): Promise<Changed | null> {
    return this.attempt(() => this.framework.edit(intention));
  }

  /** The same for an edit that was put together elsewhere. */
  async attempt(edit: () => Promise<Changed>): Promise<Changed | null> {
    try {
      return await edit();
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  private failed(error: unknown): void {
    toast({ tone: "failed", words: this.t("edit.failed", { sentence: problemSentence(this.t, asProblem(error)) }) });
  }

  /** Sets fields; false where it did not work, and it was said. What was cleared by it can be put back. */
  async set(node: Id, fields: FieldEdits): Promise<boolean> {
    const cleared = this.clearedBy(node, fields);
    if (!(await this.do({ verb: "set", node, fields }))) return false;
    cleared();
    return true;
  }

  /** Sets a field from where it is typed: rejects with a problem, so that the words stay there. */
  async write(node: Id, field: Field, text: string): Promise<void> {
    const fields = { [field]: text || null };
    const cleared = this.clearedBy(node, fields);
    await this.framework.edit({ verb: "set", node, fields });
    cleared();
  }

  /** What is to be called once these fields are set: it offers the way back, if one of them held something and was emptied. */
  private clearedBy(node: Id, fields: FieldEdits): () => void {
    const before: { readonly [field: string]: unknown } = this.framework.get(node)?.fields ?? {};
    const emptied = Object.entries(fields).find(([field, value]) => value === null && before[field] !== undefined)?.[0];
    if (!emptied) return () => undefined;
    const subject = short(this.name(node));
    const kind = this.framework.get(node)?.kind;
    const field = this.t([`fieldOf.${kind}.${emptied}`, `field.${emptied}`]);
    return () => this.offerUndo(this.t("undone.cleared", { field, subject }), () => this.select(node));
  }

  /** Adds a node with the words that new nodes have, or those given, and selects it. */
  async add(kind: Kind, parent: Id, index?: number, fields?: FieldEdits): Promise<Id | null> {
    const given = fields ?? this.fresh(kind);
    if (given === null) {
      toast({ tone: "failed", words: this.t("node.needTwoSteps") });
      return null;
    }
    const place = index === undefined ? {} : { index };
    const changed = await this.do({ verb: "add", kind, parent, ...place, fields: given });
    const made = changed?.node ?? null;
    if (made) this.select(made);
    return made;
  }

  private fresh(kind: Kind): FieldEdits | null {
    if (kind === "transition") {
      const [from, to] = this.framework.ofKind("step");
      return from && to ? { from: from.id, to: to.id } : null;
    }
    if (kind === "note") return { heading: this.t("newKind.note") };
    if (kind === "ability" || kind === "framework") return {};
    return { title: this.t(`newKind.${kind}`) };
  }

  /** Adds a node of the same kind right behind this one. */
  async addSibling(id: Id): Promise<Id | null> {
    const node = this.framework.get(id);
    if (!node?.parent) return null;
    if (node.kind === "step") return this.insertStep(id);
    const like = node.kind === "ability" && node.fields.competency ? { competency: node.fields.competency } : undefined;
    return this.add(node.kind, node.parent, this.framework.position(id) + 1, like);
  }

  /** Inserts a step right behind another. */
  async insertStep(after: Id): Promise<Id | null> {
    const changed = await this.do({ verb: "insertStep", after, fields: { title: this.t("newKind.step") } });
    const made = changed?.node ?? null;
    if (made) this.select(made);
    return made;
  }

  /** Inserts a step right before another. */
  async insertStepBefore(before: Id): Promise<Id | null> {
    const node = this.framework.get(before);
    if (!node?.parent) return null;
    const at = this.framework.position(before);
    const previous = this.framework.children(node.parent, "step")[at - 1];
    return previous ? this.insertStep(previous) : this.add("step", node.parent, 0);
  }

  /** Removes a node, or several as one step, with all that stands in them, and offers the way back. */
  async remove(...ids: Id[]): Promise<void> {
    const { framework, t } = this;
    const nodes = ids.filter((id) => framework.get(id)?.parent);
    const [id] = nodes;
    const node = framework.get(id);
    if (!id || !node?.parent) return;
    const all = new Set(nodes.flatMap((one) => [...framework.inOrder(one)].map((record) => record.id)));
    const words = this.name(id);
    const row = framework.children(node.parent, node.kind);
    const at = row.indexOf(id);
    const near = [...row.slice(at + 1), ...row.slice(0, at).toReversed()].find((one) => !all.has(one));
    const changed = await this.do({ verb: "remove", nodes });
    if (!changed) return;
    this.select(near ?? node.parent);
    const subject = short(words, 44);
    const inside = all.size - nodes.length;
    const one = inside > 0 ? t("node.removedWith", { subject, count: inside }) : t("node.removed", { subject });
    const sentence = nodes.length > 1 ? t("undone.removedSeveral", { subject, count: nodes.length - 1 }) : one;
    this.offerUndo(sentence, () => this.select(id));
  }

  /** Says what was done and offers the way back, for as long as nothing else was done and the desk is not left. */
  offerUndo(words: string, after?: () => void): void {
    this.offer(words, () => void this.undo().then(after));
  }

  /** The same for what is no step of the framework, such as a comment: `back` takes it back. */
  offer(words: string, back: () => void): void {
    this.withdraw();
    const dismiss = toast({ words, action: { words: this.t("common.undo"), run: back, undoes: true } });
    const stop = this.framework.hear("revision", () => this.withdraw());
    this.withdraw = () => {
      this.withdraw = () => undefined;
      stop();
      dismiss();
    };
  }

  /** Takes the offer of the last toast back: its Undo would undo something else by now, or something unseen. */
  withdraw: () => void = () => undefined;

  async duplicate(id: Id): Promise<void> {
    const changed = await this.do({ verb: "duplicate", node: id });
    if (changed?.node) this.select(changed.node);
  }

  /** Moves a node by so many places among its siblings. */
  async shift(id: Id, by: number): Promise<void> {
    const node = this.framework.get(id);
    if (!node?.parent) return;
    const index = this.framework.position(id) + by;
    if (index < 0 || index >= this.framework.children(node.parent, node.kind).length) return;
    await this.do({ verb: "reorder", node: id, index });
  }

  /** Moves a node into another container, to its end. */
  async moveTo(id: Id, parent: Id, index?: number): Promise<void> {
    const place = index === undefined ? {} : { index };
    const changed = await this.do({ verb: "move", nodes: [id], parent, ...place });
    if (changed) this.tell(`is:${id}`);
  }

  /** Moves a node into the container before or behind its own. */
  async moveOver(id: Id, by: 1 | -1): Promise<void> {
    const node = this.framework.get(id);
    if (!node?.parent) return;
    const all = this.framework.targets(id);
    const at = all.findIndex((target) => target.id === node.parent);
    // A neighbour of the same kind comes first: an ability goes from step to step, not from step to path.
    const like = all.filter((target) => target.kind === all[at]?.kind);
    const target = like[like.findIndex((t) => t.id === node.parent) + by] ?? all[at + by];
    if (!target) return;
    await this.moveTo(id, target.id);
    toast({ words: this.t("node.moved", { subject: short(this.name(id)), container: short(this.name(target.id)) }) });
  }

  /** What the key for undo does: takes back what was offered last or, where nothing was, the last step. */
  async takeBack(): Promise<void> {
    if (!undoNewest()) await this.undo();
  }

  async undo(): Promise<void> {
    await this.history(() => this.framework.undo());
  }

  /** Takes over what was done elsewhere; the selection stays, or goes near to where it was. */
  async catchUp(): Promise<boolean> {
    const near = this.near(this.selected);
    const any = await this.framework.catchUp();
    if (any && !this.framework.get(this.selected)) {
      this.select(near.find((id) => this.framework.get(id)) ?? this.framework.root);
    }
    return any;
  }

  async redo(): Promise<void> {
    await this.history(() => this.framework.redo());
  }

  private async history(step: () => Promise<Changed>): Promise<void> {
    const near = this.near(this.selected);
    const gone = this.removed.filter((id) => !this.framework.get(id));
    const { framework } = this;
    const root = framework.get(framework.root);
    try {
      const changed = await step();
      // Several that were removed together come back together.
      if (gone.length > 1 && gone.every((id) => this.framework.get(id))) return this.choose(gone, gone[0] ?? this.selected);
      // One node that came back or changed, with all that stands in it, is what the step was about. Links are kept with
      // the framework itself, which they are not about.
      const now = framework.get(framework.root);
      const isLinks = JSON.stringify(root?.fields) === JSON.stringify(now?.fields);
      const records = changed.put.filter((record) => record.parent !== null || !isLinks);
      const put = new Set(records.map((record) => record.id));
      const tops = records.filter((record) => record.parent === null || !put.has(record.parent));
      const single = changed.removed.length === 0 && tops.length === 1 ? tops[0]?.id : undefined;
      const onlyLinks = isLinks && records.length === 0 && changed.removed.length === 0;
      const ofLinks = onlyLinks ? nodeOfChanged(framework, root, now, this.selected) : null;
      const about = changed.node ?? single ?? ofLinks;
      const next = [about, this.selected, ...near].find((id) => id && this.framework.get(id));
      // Several that are chosen together stay so when the step was about one of them.
      if (next && this.chosen.has(next)) this.choose(this.chosen, next);
      else this.select(next ?? this.framework.root);
      // A cell of a matrix is still where it was, whatever stands in it now.
      const cell = document.activeElement?.matches("#matrix [data-row]");
      if (isInCentre() && !cell && !staysFocused()) focusNode(this, this.selected);
    } catch (error) {
      this.failed(error);
    }
  }

  /** What to go to should a node disappear: its neighbours, the one before it first, then its containers from the inside out. */
  private near(id: Id): Id[] {
    const { framework } = this;
    const node = framework.get(id);
    if (!node?.parent) return [];
    const row = framework.children(node.parent, node.kind);
    const at = row.indexOf(id);
    const above = framework.above(id).map((one) => one.id).toReversed();
    return [row[at - 1], row[at + 1], ...above].flatMap((one) => one ?? []);
  }

  /** The kinds that may be added to a node. */
  addable(id: Id): readonly Kind[] {
    const node = this.framework.get(id);
    return node ? slots[node.kind] : [];
  }
}

export { short };

const DeskContext = createContext<Desk | null>(null);

export const DeskProvider = DeskContext.Provider;

/** The desk that this part of the screen stands on. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no desk");
  return desk;
}

function useHeard<T>(desk: Desk, key: string, read: () => T): T {
  const hear = useCallback((tell: () => void) => desk.hear(key, tell), [desk, key]);
  return useSyncExternalStore(hear, read);
}

/** The selected node. */
export function useSelected(desk: Desk): Id {
  return useHeard(desk, "selected", () => desk.selected);
}

/** Whether this node is the selected one; drawn again only when that changes. */
export function useIsSelected(desk: Desk, id: Id): boolean {
  return useHeard(desk, `is:${id}`, () => desk.selected === id);
}

/** Whether this node is among those that are chosen together; drawn again only when that changes. */
export function useIsChosen(desk: Desk, id: Id): boolean {
  return useHeard(desk, `is:${id}`, () => desk.chosen.has(id));
}

/** The nodes that are chosen together. */
export function useChosen(desk: Desk): ReadonlySet<Id> {
  return useHeard(desk, "chosen", () => desk.chosen);
}

/** Something that follows from the selection, drawn again only when it changes; has to be a plain value. */
export function useFromSelection<T extends string | null>(desk: Desk, read: (desk: Desk) => T): T {
  return useHeard(desk, "selected", () => read(desk));
}

export function useView(desk: Desk): View | null {
  return useHeard(desk, "view", () => desk.view);
}

/** How the framework as a whole is shown. */
export function useWhole(desk: Desk): Whole {
  return useHeard(desk, "whole", () => desk.whole);
}

export function useMoving(desk: Desk): Id | null {
  return useHeard(desk, "moving", () => desk.moving);
}

/** The step that the dialog "Compare with" is about. */
export function useCompared(desk: Desk): Id | null {
  return useHeard(desk, "comparing", () => desk.comparing);
}
