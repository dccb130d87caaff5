// Every language says everything, with the same values in it, in every form that its numbers ask for.
import { expect, test } from "vitest";
import ar from "./ar";
import de from "./de";
import fr from "./fr";
import { type Catalogue, english } from "./index";
import { pseudo, pseudoCatalogue } from "./pseudo.fixture";

const languages: { readonly [language: string]: Catalogue } = { fr, de, ar };

const rules = /_(zero|one|two|few|many|other)$/;

function flat(catalogue: Catalogue, within = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [id, value] of Object.entries(catalogue)) {
    if (typeof value === "string") all.set(within + id, value);
    else for (const [inner, text] of flat(value, `${within}${id}.`)) all.set(inner, text);
  }
  return all;
}

/** The ids, the forms of one id taken together. */
const bases = (all: ReadonlyMap<string, string>) => [...new Set([...all.keys()].map((id) => id.replace(rules, "")))].toSorted();

/** The values and tags of a text by name. */
const values = (text: string) => [...new Set([...text.matchAll(/\{\{(?:- )?(\w+)[^}]*\}\}|<\/?(\w+)>/g)].map((found) => found[1] ?? `<${found[2]}>`))].toSorted();

const en = flat(english);

test.each(Object.entries(languages))("%s has every id and no other", (_, catalogue) => {
  expect(bases(flat(catalogue))).toEqual(bases(en));
});

test.each(Object.entries(languages))("%s has a form for each of its plural rules", (language, catalogue) => {
  const all = flat(catalogue);
  const asked = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = bases(all).filter((id) => all.has(`${id}_other`) || en.has(`${id}_other`));
  const missing = counted.flatMap((id) => asked.filter((rule) => !all.has(`${id}_${rule}`)).map((rule) => `${id}_${rule}`));
  expect(counted.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test.each(Object.entries(languages))("%s has the same values in its words", (language, catalogue) => {
  const wrong: string[] = [];
  for (const [id, text] of flat(catalogue)) {
    const base = id.replace(rules, "");
    const likewise = en.get(`${base}_other`) ?? en.get(base) ?? en.get(id) ?? "";
    // "One path", "two years" say their number in words.
    const inWords = (name: string) => /_(zero|one|two)$/.test(id) && /^(count|years|min|max)$/.test(name);
    const has = values(text).filter((name) => !inWords(name));
    const should = values(likewise).filter((name) => !inWords(name));
    if (JSON.stringify(has) !== JSON.stringify(should)) wrong.push(`${language} ${id}: ${has.join(", ")} instead of ${should.join(", ")}`);
  }
  expect(wrong).toEqual([]);
});

/** What is the same in English and in other languages: names, signs, keys, words that both have. */
const shared = /^[\s\p{P}\p{S}\d]*$|^(Rungs|Text|Matrix|Details|Version|Name|Status|Person|Definition|Markdown…|PDF…|JSON…|[Cc]odes?|[Gg]rades?|[Nn]otes?|[Tt]ransitions?|[Ii]n|, , in|Messages|Actions|Versions|Document|Structure|Orthographe|Pause|Aide|Option|Conflits?)$/u;

test.each(Object.entries(languages))("%s leaves nothing in English", (language, catalogue) => {
  const names = /^(command\.language(En|Fr|De|Ar)|key\.|keyPart\.|several\.key\.|placeholder\.code|compare\.legend\.shiftF8)/;
  const same = [...flat(catalogue)].filter(([id, text]) => {
    const bare = text.replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, "");
    return !names.test(id) && en.get(id) === text && !shared.test(bare.trim());
  });
  expect(same.map(([id, text]) => `${language} ${id}: ${text}`)).toEqual([]);
});

test("French spaces hold", () => {
  const loose = [...flat(fr)].filter(([, text]) => / [;:?!»]|« /.test(text)).map(([id]) => id);
  expect(loose).toEqual([]);
});

test("the language that nobody speaks keeps values and tags", () => {
  expect(pseudo("Open {{title}} <from>now</from>")).toBe("[Öpéñ {{title}} <from>ñöw</from>~~~~]");
  expect(pseudo("")).toBe("");
  const all = flat(pseudoCatalogue(english));
  for (const [id, text] of en) expect([id, values(all.get(id) ?? "")]).toEqual([id, values(text)]);
});
