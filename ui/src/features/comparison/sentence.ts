// Each change as a person would say it.
import { row } from "@/data/locale";
import { visible } from "@/data/unseen";
import type { Change, Headline, Id, Record as Node, WordMark } from "@/wire/wire";
import { idsOf } from "./document";
import { headlineWords } from "./headline";
import type { Item } from "./listing";
import { listMarks } from "./lists";
import type { Say } from "./say";
import type { Side } from "./side";
import { fieldWords, isKnown, keyWords, listWords, metricChange, placeWords, shapeOf, valueWords, wordsOf, yearsWords } from "./values";
import { excerpt, marksOf } from "./words";

/** What is said of a change. */
export type Sentence = {
  /** "Moved from Analyst to Planner". */
  readonly says: string;
  /** Which node it is about; null where the sentence says it. */
  readonly about: string | null;
  /** The changed text with its marks, cut to what changed. */
  readonly marks: readonly WordMark[] | null;
};

/** What is asked for to say something: the changes and both sides. */
export type Told = { readonly changes: readonly Change[]; readonly comparison: { readonly headlines: readonly Headline[] }; readonly old: Side; readonly new: Side };

/** Says an item of the list: its headline, or its change with how much is in it. */
export function itemSentence(item: Item, told: Told, say: Say): Sentence {
  const headline = item.headline === null ? undefined : told.comparison.headlines[item.headline];
  if (headline) return { says: headlineWords(headline, say), about: null, marks: null };
  const change = told.changes[item.change];
  return change ? sentenceOf(change, told.old, told.new, say, item.changes.length - 1) : { says: "", about: null, marks: null };
}

/** Says one change; `inside` counts what came or went with its container. */
export function sentenceOf(change: Change, old: Side, next: Side, say: Say, inside = 0): Sentence {
  const ids = idsOf(change, old, next);
  const before = ids.old === null ? undefined : old.byId.get(ids.old);
  const after = ids.new === null ? undefined : next.byId.get(ids.new);
  const about = after ? wordsOf(after, next, say) : before ? wordsOf(before, old, say) : null;
  const kind = say(`kind.${change.node}`);
  switch (change.change) {
    case "added":
    case "removed": {
      const says = inside > 0 ? `compare.says.${change.change}With` : `compare.says.${change.change}`;
      return { says: say(says, { kind, count: inside }), about, marks: null };
    }
    case "moved":
      return { says: moved(change, before, after, old, next, say), about, marks: null };
    case "reordered":
      return { says: reordered(ids, after, old, next, say), about, marks: null };
    case "edited":
      return edited(change, about, old, next, say);
  }
}

function moved(change: Change, before: Node | undefined, after: Node | undefined, old: Side, next: Side, say: Say): string {
  const [from, to] = [before?.parent ?? null, after?.parent ?? null];
  const fromNode = from === null ? undefined : old.byId.get(from);
  const toNode = to === null ? undefined : next.byId.get(to);
  // The path is named only where it helps: steps of different paths are often called the same.
  const withPath = fromNode?.parent !== toNode?.parent;
  const words = (node: Node | undefined, side: Side, given: string | undefined) => {
    if (node) return placeWords(node.id, side, say, withPath);
    if (given === undefined) return say("compare.unknown");
    const found = given.startsWith("/") ? side.at(given) : side.byId.get(given);
    return found ? placeWords(found.id, side, say) : given;
  };
  return say("compare.says.moved", { from: words(fromNode, old, change.from), to: words(toNode, next, change.to) });
}

function reordered(ids: { old: Id | null; new: Id | null }, after: Node | undefined, old: Side, next: Side, say: Say): string {
  const [from, to] = [ids.old === null ? -1 : old.index(ids.old), ids.new === null ? -1 : next.index(ids.new)];
  const within = placeWords(after?.parent ?? null, next, say);
  if (from === to || from < 0 || to < 0) return say("compare.says.reordered", { within });
  const says = to < from ? "compare.says.movedUp" : "compare.says.movedDown";
  return say(says, { within, from: from + 1, to: to + 1 });
}

function edited(change: Change, about: string | null, old: Side, next: Side, say: Say): Sentence {
  const field = change.field ?? "";
  const name = fieldWords(field, change.node, say);
  const { before, after } = change;
  const value = ([was, is]: string[]): Sentence => ({
    says: say("compare.says.value", { field: name, before: visible(was ?? ""), after: visible(is ?? "") }),
    about,
    marks: null,
  });
  if (!isKnown(field, change.node)) return value([keyWords(before, say), keyWords(after, say)]);
  switch (shapeOf(field)) {
    case "text": {
      const [a, b] = [typeof before === "string" ? before : "", typeof after === "string" ? after : ""];
      if (field === "language" || field === "code") return value([valueWords(field, a, old, say), valueWords(field, b, next, say)]);
      const title = (field === "title" && change.node !== "ability") || field === "heading";
      const how = a === "" ? "filled" : b === "" ? "emptied" : title ? "renamed" : change.trivial ? "retouched" : "reworded";
      // A node whose own words changed is shown by its marks alone.
      const own = title || field === "statement";
      return { says: say(`compare.says.${how}`, { field: name }), about: own ? null : about, marks: excerpt(marksOf(change.words, a, b)) };
    }
    case "texts":
    case "links": {
      const marks = listMarks(listWords(field, before, old, say), listWords(field, after, next, say));
      return { says: say("compare.says.list", { field: name, what: listSays(marks, say) }), about, marks: null };
    }
    case "experience": {
      const contexts = [before, after].map((e) => (e as { context?: string } | null | undefined)?.context ?? "");
      const short = [yearsWords(before, say), yearsWords(after, say)];
      // Years alone say it, unless what they count changed too.
      const both = contexts[0] === contexts[1] && short[0] !== short[1];
      return value(both ? short : [valueWords(field, before, old, say), valueWords(field, after, next, say)]);
    }
    case "metric": {
      const says = metricChange(before, after, say);
      if (says !== null) return { says, about, marks: null };
      return value([valueWords(field, before, old, say), valueWords(field, after, next, say)]);
    }
    default:
      return value([valueWords(field, before, old, say), valueWords(field, after, next, say)]);
  }
}

/** "added Lead time; removed Cycle time", or that only the order changed. */
function listSays(marks: readonly WordMark[], say: Say): string {
  const of = (is: WordMark["is"]) => marks.filter((mark) => mark.is === is).map((mark) => visible(mark.text));
  const [came, went] = [of("added"), of("removed")];
  if (came.length === went.length && came.toSorted().join("\n") === went.toSorted().join("\n")) return say("compare.says.listOrder");
  const onlyCame = came.filter((text) => !went.includes(text));
  const onlyWent = went.filter((text) => !came.includes(text));
  const quoted = (texts: readonly string[]) => row(texts.map((text) => say("compare.says.listItem", { text })));
  const parts: string[] = [];
  if (onlyCame.length > 0) parts.push(say("compare.says.listAdded", { items: quoted(onlyCame), count: onlyCame.length }));
  if (onlyWent.length > 0) parts.push(say("compare.says.listRemoved", { items: quoted(onlyWent), count: onlyWent.length }));
  return parts.join("; ");
}
