// Every kind of headline as a sentence, with the English catalogue.
import { createInstance } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { english } from "@/i18n";
import type { Headline, HeadlineKind } from "@/wire/wire";
import { headlinePlace, headlineWords, partWords } from "./headline";
import type { Say } from "./say";

const words = createInstance();
const say: Say = (id, params) => {
  if (!words.exists(id, params)) throw new Error(`no words for ${id}`);
  return words.t(id, params ?? {});
};

beforeAll(async () => {
  await words.init({ lng: "en", resources: { en: { translation: english } }, interpolation: { escapeValue: false } });
});

function headline(kind: HeadlineKind, rest: Partial<Headline> = {}): Headline {
  return { headline: kind, node: "step", place: [], parts: [], changes: [0], ...rest };
}

const check = (kind: HeadlineKind, rest: Partial<Headline>, expected: string) => expect(headlineWords(headline(kind, rest), say)).toBe(expected);

describe("headlineWords", () => {
  it("tells where a step came or went", () => {
    const staff = { title: "Staff", count: 6 };
    check("levelInserted", { ...staff, follows: "Senior", precedes: "Lead" }, "A step was inserted between Senior and Lead: Staff, with 6 abilities");
    check("levelInserted", { ...staff, count: 1, follows: "Lead" }, "A step was added after Lead: Staff, with 1 ability");
    check("levelInserted", { ...staff, count: 0, precedes: "Junior" }, "A step was added before Junior: Staff");
    check("levelInserted", staff, "A step was added: Staff, with 6 abilities");
    check("levelRemoved", { ...staff, follows: "Senior", precedes: "Lead" }, "The step between Senior and Lead was removed: Staff, with 6 abilities");
    check("levelRemoved", { title: "", count: 0 }, "A step was removed: Untitled step");
  });

  it("tells what came and went whole", () => {
    check("pathAdded", { node: "path", title: "Design", count: 2 }, "The path Design was added, with 2 steps");
    check("pathRemoved", { node: "path", title: "Design", count: 1 }, "The path Design was removed, with its 1 step");
    check("pathRemoved", { node: "path", title: "Design", count: 0 }, "The path Design was removed");
    check("groupAdded", { node: "group", title: "Craft", count: 3 }, "The group Craft was added, with 3 competencies");
    check("groupRemoved", { node: "group", title: "Craft", count: 0 }, "The group Craft was removed");
    check("competencyAdded", { node: "competency", title: "Candour", count: 5 }, "The competency Candour was added, with 5 abilities");
    check("competencyRemoved", { node: "competency", title: "Candour", count: 1 }, "The competency Candour was removed, with its 1 ability");
    check("objectiveAdded", { node: "objective", title: "Sooner", count: 1 }, "The objective Sooner was added, with 1 value stream");
    check("objectiveRemoved", { node: "objective", title: "Sooner", count: 0 }, "The objective Sooner was removed");
    check("valueStreamAdded", { node: "valueStream", title: "Orders", place: ["Sooner"] }, "The value stream Orders was added under Sooner");
    check("valueStreamRemoved", { node: "valueStream", title: "Orders", place: ["Sooner"] }, "The value stream Orders was removed from Sooner");
  });

  it("tells names", () => {
    check("renamed", { before: "Senior", after: "Lead", count: 1 }, "Senior was renamed Lead");
    check("renamed", { node: "framework", before: "A", after: "B", count: 1 }, "The framework was renamed from A to B");
    check("renamed", { node: "note", before: "Growth", after: "How to grow", count: 4 }, "Growth was renamed How to grow on 4 notes");
    const parts = ["A", "B", "C", "D", "E"].map((name, i) => ({ before: name, after: `L${i}` }));
    check("renumbered", { parts: parts.slice(0, 2), count: 2 }, "The names of 2 steps shifted: A → L0, B → L1");
    check("renumbered", { field: "code", parts, count: 5 }, "The codes of 5 steps shifted: A → L0, B → L1, C → L2 and 2 more");
    expect(partWords(headline("renumbered", { parts }), say)).toHaveLength(5);
  });

  it("tells moves", () => {
    check("levelMoved", { title: "Lead", from: "Delivery", to: "Support", follows: "Agent" }, "Lead moved from Delivery to Support");
    check("levelMoved", { title: "Lead", follows: "Agent", precedes: "Chief" }, "Lead now comes after Agent");
    check("levelMoved", { title: "Lead", precedes: "Chief" }, "Lead now comes before Chief");
    check("pathMoved", { node: "path", title: "Design", follows: "Support" }, "Design now comes after Support");
    check("competencyMoved", { node: "competency", title: "Flow", from: "", to: "Craft" }, "Flow moved from Without a group to Craft");
    check("movedTogether", { node: "ability", count: 4, from: "Senior", to: "Lead" }, "4 abilities moved together from Senior to Lead");
  });

  it("tells splits and joins by how many there are", () => {
    const parts = [{ newId: "x", after: "Removes waiting" }, { newId: "y", after: "Tells others" }];
    const split = headline("split", { node: "ability", oldId: "a", newId: "a", before: "Plans and removes and tells", after: "Plans", parts });
    expect(headlineWords(split, say)).toBe("One ability became 3: “Plans and removes and tells”");
    expect(partWords(split, say)).toEqual(["Removes waiting", "Tells others"]);
    check("joined", { node: "ability", newId: "a", after: "Plans and tells", parts }, "2 abilities became one: “Plans and tells”");
  });

  it("tells values", () => {
    check("yearsChanged", { title: "Lead", before: { minYears: 3 }, after: { minYears: 5 } }, "Years of experience for Lead: 3+ → 5+");
    check("yearsChanged", { title: "Lead", before: null, after: { minYears: 5 } }, "Years of experience for Lead: none → 5+");
    const metric = { name: "Lead time", unit: "days", baseline: 9, target: 4 };
    check("metricChanged", { node: "valueStream", title: "Orders", before: metric, after: { ...metric, target: 3 } }, "The metric of Orders changed. Lead time: target 4 → 3");
    check("metricChanged", { node: "valueStream", title: "Orders", before: null, after: metric }, "The metric of Orders changed. none → Lead time, from 9 to 4 days");
  });

  it("tells what happened in many places", () => {
    check("termReplaced", { node: "ability", before: "organisation", after: "organization", count: 34 }, "“organisation” became “organization” in 34 places");
    check("reassigned", { node: "ability", before: "Flow", after: "Risk", count: 3 }, "3 abilities went from Flow to Risk");
    check("reassigned", { node: "ability", before: null, after: "Risk", count: 3 }, "3 abilities now belong to Risk");
    check("reassigned", { node: "ability", before: "Flow", after: null, count: 3 }, "3 abilities no longer belong to Flow");
    check("tidied", { node: "ability", count: 1200 }, "1,200 texts were only tidied: case, spaces or punctuation");
  });

  it("names what cannot be seen, and never lets it turn a sentence around", () => {
    check("renamed", { before: "Le\u202ead", after: "Lead", count: 1 }, "Le[U+202E]ad was renamed Lead");
  });
});

it("says where a headline is", () => {
  expect(headlinePlace(headline("yearsChanged", { place: ["Delivery"] }), say)).toBe("Delivery");
  expect(headlinePlace(headline("split", { place: ["Delivery", "Lead"] }), say)).toBe("Delivery · Lead");
  expect(headlinePlace(headline("tidied"), say)).toBeNull();
});
