// Years of experience as spans on one scale, for a picture of a step among its neighbours. Pure.
import type { Framework } from "@/data/framework";
import type { Experience, Id } from "@/wire/wire";
import { noExperience } from "./experience";

/** One step on the scale: where its bar begins and ends, from 0 to 1; no bar where it says no years. */
export type Span = { step: Id; experience: Experience; bar: { from: number; to: number; open: boolean } | null };

/** So many steps before and behind are shown with one. */
const around = 2;

/** The step and its neighbours, and the years at the end of the scale, which is that of the whole path. */
export function spansAround(framework: Framework, step: Id, drawn: Experience): { spans: Span[]; most: number } {
  const parent = framework.get(step)?.parent;
  const steps = parent ? framework.children(parent, "step") : [step];
  const of = (id: Id) => (id === step ? drawn : (framework.get(id)?.fields.experience ?? noExperience));
  // What has no end needs room to show that it goes on.
  const ends = steps.map((id) => of(id)).filter((one) => one.essential).map((one) => one.maxYears ?? (one.minYears === null ? 0 : one.minYears + 2));
  const most = Math.max(5, Math.ceil(Math.max(0, ...ends)));
  const at = steps.indexOf(step);
  const near = steps.slice(Math.max(0, at - around), at + around + 1);
  return { spans: near.map((id) => ({ step: id, experience: of(id), bar: barOf(of(id), most) })), most };
}

function barOf({ essential, minYears: min, maxYears: max }: Experience, most: number): Span["bar"] {
  if (!essential || (min === null && max === null)) return null;
  return { from: (min ?? 0) / most, to: max === null ? 1 : max / most, open: max === null };
}
