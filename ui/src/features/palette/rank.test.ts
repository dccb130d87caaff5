// What a query finds, and in which order.
import { expect, test } from "vitest";
import { best, type Entry, plain, tokens } from "./rank";

function entry(words: string, bonus = 0): Entry {
  return { id: words, words, plain: plain(words), icon: "step", within: "", bonus, run: () => undefined };
}

async function found(query: string, words: (string | [string, number])[], most = 10) {
  const entries = words.map((one) => (typeof one === "string" ? entry(one) : entry(...one)));
  const list = await best(entries, tokens(query), most, () => Promise.resolve(true));
  return list?.map((one) => one.words);
}

test("the beginning comes before the beginning of a word, initials and the inside", async () => {
  expect(await found("pl", ["Apply rules", "Senior planner", "Planner", "Paint lines"])).toEqual([
    "Planner", "Senior planner", "Paint lines", "Apply rules",
  ]);
});

test("every word has to fit, in any order, whatever its case and accents", async () => {
  expect(await found("RÉSUMÉ plan", ["Plan a resume", "Plan", "Resume"])).toEqual(["Plan a resume"]);
  expect(await found("zz", ["Planner"])).toEqual([]);
});

test("what is more often meant comes first, and the whole words before longer ones", async () => {
  expect(await found("undo", ["Undo what was done", ["Undo", 20], "Undoing"])).toEqual(["Undo", "Undoing", "Undo what was done"]);
  expect(await found("lead", ["Leads", "Lead"])).toEqual(["Lead", "Leads"]);
});

test("no more than asked for, the first of equals first", async () => {
  expect(await found("a", ["a1", "a2", "a3", "a4"], 2)).toEqual(["a1", "a2"]);
});

test("a search that is no longer wanted ends", async () => {
  const many = Array.from({ length: 5_000 }, (_, i) => entry(`Step ${i}`));
  let breaths = 0;
  const stopped = await best(many, ["step"], 10, () => Promise.resolve(++breaths < 2));
  expect(stopped).toBeNull();
  expect(breaths).toBe(2);
});

test("twenty thousand nodes are looked through with a breath now and then", async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => entry(`Ability to plan achievement milestones with others, number ${i}`));
  let breaths = 0;
  const found = await best(many, tokens("others 19999"), 40, () => Promise.resolve(++breaths > 0));
  expect(found?.map((one) => one.words)).toEqual(["Ability to plan achievement milestones with others, number 19999"]);
  expect(breaths).toBeGreaterThanOrEqual(40);
});
