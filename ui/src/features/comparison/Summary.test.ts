// The summary as a page: headlines that lead somewhere, who is affected, the value score.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, it } from "vitest";
import { words } from "@/i18n";
import type { AffectedPath, Compared as Answer, Headline } from "@/wire/wire";
import { firstsOf } from "./Affected";
import { state } from "./sample.fixture";
import { Summary } from "./Summary";
import { comparedOf } from "./useComparison";

const headline: Headline = {
  headline: "levelInserted",
  node: "step",
  newId: "T",
  title: "T",
  place: ["P"],
  follows: "S",
  count: 2,
  parts: [],
  changes: [0, 1, 2],
};
const affected: AffectedPath = {
  id: "P",
  title: "P",
  standing: "changed",
  changes: 3,
  everyStep: false,
  steps: [{ id: "T", title: "T", standing: "new", changes: 3, competencies: 0 }],
};

function answer(rest: Partial<Answer["report"]> = {}, headlines: Headline[] = [headline]): Answer {
  const counts = { added: 3, removed: 0, moved: 0, reordered: 0, edited: 0 };
  return {
    comparison: {
      format: "rungs.comparison/1",
      old: { title: "F" },
      new: { title: "F" },
      summary: counts,
      headlines,
      changes: [
        { change: "added", node: "step", newId: "T", newAt: "/paths/0/steps/1" },
        { change: "added", node: "ability", newId: "b", newAt: "/paths/0/steps/1/abilities/0", within: "/paths/0/steps/1" },
        { change: "added", node: "ability", newId: "c", newAt: "/paths/0/steps/1/abilities/1", within: "/paths/0/steps/1" },
      ],
    },
    report: {
      counts,
      trivial: 0,
      valueScore: { before: 0.5, after: 0.25 },
      affected: [affected],
      parts: [{ heading: ["P", "T"], node: "step", standing: "new", new: [{ headline: 0 }], changed: [], gone: [] }],
      ...rest,
    },
    people: [],
    authors: [],
    oldRecords: state("P[S(a)]"),
    newRecords: state("P[S(a) T(b c)]"),
  };
}

/** The words of the summary, and the names of its buttons. */
function page(of: Answer): string {
  const summary = createElement(Summary, { compared: comparedOf(of), onGo: () => undefined });
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: words }, summary));
}

const text = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim();

it("says first what a person would say, and who is affected", () => {
  expect(text(page(answer()))).toBe("What changed 3 changes A step was added after S: T, with 2 abilities P Who is affected P 3 changes T new new, 3 changes Value score 50% → 25%");
});

it("has an unfolding for what a headline folds, by name", () => {
  expect(page(answer())).toContain('aria-expanded="false" aria-label="Show the changes behind: A step was added after S: T, with 2 abilities"');
});

it("tells a score that stayed once, and none where there are no abilities", () => {
  expect(text(page(answer({ valueScore: { before: 0.5, after: 0.5 } })))).toMatch(/Value score 50%$/);
  expect(text(page(answer({ valueScore: { before: null, after: null } })))).not.toContain("Value score");
});

it("tells twelve headlines and how many more there are", () => {
  const many = Array.from({ length: 70 }, () => headline);
  const words = text(page(answer({}, many)));
  expect(words.match(/A step was added after/g)).toHaveLength(12);
  expect(words).toContain("Show 50 more");
});

it("leads from a path and a step to its first change", () => {
  const firsts = firstsOf(comparedOf(answer()));
  expect([firsts.get("P"), firsts.get("T"), firsts.get("b"), firsts.get("S")]).toEqual(["headline 0", "headline 0", "change 1", undefined]);
});
