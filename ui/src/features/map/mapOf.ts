// The framework as a map sees it, and the way back from a place on the map to words.
import type { Framework } from "@/data/framework";
import type { Id } from "@/wire/wire";
import type { MapOf } from "./grid";

/** What is on the map; the same object as before while nothing of it changed, so that the picture stays. */
export function mapOf(framework: Framework, before: MapOf | undefined): MapOf {
  const { root } = framework;
  const now: MapOf = {
    paths: framework.children(root, "path").map((id) => ({
      id,
      steps: framework.nodes(id, "step").map((step) => ({ id: step.id, grade: step.fields.grade ?? null })),
    })),
    grades: framework.children(root, "grade"),
    transitions: framework
      .nodes(root, "transition")
      .map(({ id, fields }) => ({ id, from: fields.from ?? "", to: fields.to ?? "" })),
  };
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

/** The transitions that leave a step and those that come to it, in the order of the framework. */
export function transitionsOf(framework: Framework, step: Id): { from: Id[]; to: Id[] } {
  const all = framework.nodes(framework.root, "transition");
  return {
    from: all.filter((one) => one.fields.from === step).map((one) => one.id),
    to: all.filter((one) => one.fields.to === step).map((one) => one.id),
  };
}
