// Who made the changes: whom one can choose, and the line below a change.
import { createInstance } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { english } from "@/i18n";
import { authorsOf, byWords, peopleOf, UNKNOWN } from "./people";
import type { Say } from "./say";

const words = createInstance();
const say: Say = (id, params) => {
  if (!words.exists(id, params)) throw new Error(`no words for ${id}`);
  return words.t(id, params ?? {});
};

beforeAll(async () => {
  await words.init({ lng: "en", resources: { en: { translation: english } }, interpolation: { escapeValue: false } });
});

describe("peopleOf", () => {
  it("offers people only where there is something to choose", () => {
    const check = (people: string[], authors: string[], expected: string[]) => expect([authors, peopleOf(people, authors)]).toEqual([authors, expected]);
    check([], [UNKNOWN, UNKNOWN], []);
    check(["Ada"], ["Ada", "Ada"], []);
    check(["Ada"], ["Ada", UNKNOWN], ["Ada", UNKNOWN]);
    check(["Bo", "Ada"], ["Ada", "Bo", "Bo"], ["Bo", "Ada"]);
  });
});

describe("authorsOf", () => {
  it("names the author of each change", () => {
    const change = { change: "added" as const, node: "ability" as const };
    const summary = { added: 3, removed: 0, moved: 0, reordered: 0, edited: 0 };
    const comparison = { format: "", old: { title: "" }, new: { title: "" }, summary, headlines: [], changes: [change, change, change] };
    expect(authorsOf({ comparison, people: ["Bo", "Ada"], authors: [1, null, 0] })).toEqual(["Ada", UNKNOWN, "Bo"]);
  });
});

describe("byWords", () => {
  it("is one line, however many there are", () => {
    const authors = ["Ada", UNKNOWN, "Bo", "Cy", "Dee"];
    const check = (changes: number[], expected: string | null, people = ["Bo", "Ada", "Cy", "Dee", UNKNOWN]) =>
      expect([changes, byWords(people, authors, changes, say)]).toEqual([changes, expected]);
    check([0], "Ada");
    check([1], null);
    check([0, 1, 2], "Bo and Ada");
    check([0, 1, 2, 3, 4], "Bo and Ada and 2 others");
    check([0, 2, 3], "Bo and Ada and 1 other");
    check([0], null, []);
  });
});
