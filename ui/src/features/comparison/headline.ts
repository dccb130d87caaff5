// Headlines as a colleague would say them. The words are in the catalogue, one entry for each kind of headline.
import { row } from "@/data/locale";
import { visible } from "@/data/unseen";
import type { Headline, HeadlinePart, Kind } from "@/wire/wire";
import type { Say } from "./say";
import { metricChange, metricWords, yearsWords } from "./values";

/** How many single nodes a sentence names before it only counts them. */
const NAMED = 3;

/** A text in a sentence is cut at so many characters. */
const LONG = 80;

type Words = { readonly [name: string]: string | number };

/** A headline as a sentence. */
export function headlineWords(headline: Headline, say: Say): string {
  const kind = headline.headline;
  const title = titled(headline.title, headline.node, say);
  const speak = (id: string, words: Words = {}) => say(`compare.headline.${id}`, { title, count: headline.count ?? 0, ...words });
  const place = { follows: titled(headline.follows, headline.node, say), precedes: titled(headline.precedes, headline.node, say) };
  const ends = { from: container(headline.from, headline.node, say), to: container(headline.to, headline.node, say) };
  const things = say(`compare.things.${headline.node}`, { count: headline.count ?? 0 });
  switch (kind) {
    case "pathAdded":
    case "pathRemoved":
    case "groupAdded":
    case "groupRemoved":
    case "competencyAdded":
    case "competencyRemoved":
    case "objectiveAdded":
    case "objectiveRemoved":
      return headline.count ? speak(kind) : speak(`${kind}Alone`);
    case "levelInserted":
    case "levelRemoved": {
      const what = headline.count ? speak("withAbilities") : title;
      return speak(`${kind}.${whereOf(headline)}`, { ...place, what });
    }
    case "valueStreamAdded":
    case "valueStreamRemoved":
      return speak(kind, { within: titled(headline.place?.at(-1), "objective", say) });
    case "renumbered": {
      const parts = headline.parts ?? [];
      const renames = parts.map((part) => say("compare.headline.became", { before: quoted(part.before), after: quoted(part.after) }));
      return speak(headline.field === "code" ? "recoded" : kind, { list: listed(renames, say), count: parts.length });
    }
    case "renamed": {
      const names = { before: titled(headline.before, headline.node, say), after: titled(headline.after, headline.node, say) };
      if ((headline.count ?? 1) > 1) return speak("renamedMany", { ...names, things });
      return speak(headline.node === "framework" ? "renamedFramework" : kind, names);
    }
    case "pathMoved":
    case "levelMoved":
      if (headline.from !== undefined && headline.to !== undefined && headline.from !== headline.to) return speak("movedTo", ends);
      return speak(`stands.${whereOf(headline) === "between" ? "after" : whereOf(headline)}`, place);
    case "competencyMoved":
      return speak("movedTo", ends);
    case "movedTogether":
      return speak(kind, { ...ends, things });
    case "split":
    case "joined": {
      const [whole, other] = kind === "split" ? [headline.before, headline.newId] : [headline.after, headline.oldId];
      const parts = (headline.parts?.length ?? 0) + (other === undefined ? 0 : 1);
      return speak(kind, { words: quoted(whole), count: parts });
    }
    case "yearsChanged":
      return speak(kind, { before: yearsWords(headline.before, say), after: yearsWords(headline.after, say) });
    case "metricChanged": {
      const what = metricChange(headline.before, headline.after, say);
      if (what !== null) return speak(kind, { what: visible(what) });
      const words = [metricWords(headline.before, say), metricWords(headline.after, say)].map(visible);
      return speak(kind, { what: say("compare.headline.became", { before: words[0] ?? "", after: words[1] ?? "" }) });
    }
    case "reassigned": {
      const [before, after] = [text(headline.before), text(headline.after)];
      const way = before === "" ? "reassignedTo" : after === "" ? "reassignedFrom" : kind;
      return speak(way, { things, before: visible(before), after: visible(after) });
    }
    case "termReplaced":
      return speak(kind, { before: visible(text(headline.before)), after: visible(text(headline.after)) });
    case "tidied":
      return speak(kind);
  }
}

/** Where a headline is: the path and step it is about, for a list that is not ordered by them; null for the framework. */
export function headlinePlace(headline: Headline, say: Say): string | null {
  const titles = (headline.place ?? []).map((title) => visible(title)).filter(Boolean);
  const first = titles.shift();
  return first === undefined ? null : titles.reduce((path, step) => say("compare.inPath", { path, step }), first);
}

/** What the single nodes of a headline say, each in one line; none where the sentence names them all. */
export function partWords(headline: Headline, say: Say): string[] {
  if (!["split", "joined", "renumbered"].includes(headline.headline)) return [];
  if (headline.headline === "renumbered" && (headline.parts ?? []).length <= NAMED) return [];
  return (headline.parts ?? []).map((part: HeadlinePart) =>
    part.before !== undefined && part.after !== undefined
      ? say("compare.headline.became", { before: quoted(part.before), after: quoted(part.after) })
      : quoted(part.after ?? part.before),
  );
}

function whereOf({ follows, precedes }: Headline): "between" | "after" | "before" | "alone" {
  if (follows !== undefined && precedes !== undefined) return "between";
  return follows !== undefined ? "after" : precedes !== undefined ? "before" : "alone";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function titled(value: unknown, kind: Kind, say: Say): string {
  return visible(text(value)) || say(`unnamed.${kind}`);
}

/** The words of what a node of a kind stands in. */
function container(value: string | undefined, kind: Kind, say: Say): string {
  const holder: { readonly [K in Kind]?: Kind } = { competency: "group", step: "path", valueStream: "objective" };
  return visible(value ?? "") || say(`unnamed.${holder[kind] ?? "step"}`);
}

function quoted(value: unknown): string {
  const words = visible(text(value)).replace(/\s+/g, " ").trim();
  const characters = [...words];
  if (characters.length <= LONG) return words;
  const cut = characters.slice(0, LONG).join("");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), LONG / 2))}…`;
}

function listed(words: readonly string[], say: Say): string {
  if (words.length <= NAMED) return row(words);
  return say("compare.headline.andMore", { list: row(words.slice(0, NAMED)), count: words.length - NAMED });
}
