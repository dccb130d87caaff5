// Removing a transition: said by its two ends, with the way back.
import { type Desk, short } from "@/features/desk/desk";
import type { Id } from "@/wire/wire";

/** Removes a transition and selects the step it led from. False where it did not work, and it was said. */
export async function removeTransition(desk: Desk, id: Id): Promise<boolean> {
  const fields = desk.framework.get(id)?.fields;
  const name = (end: Id | undefined) => short(end && desk.framework.get(end) ? desk.name(end) : "…", 40);
  const ends = { from: name(fields?.from), to: name(fields?.to) };
  if (!(await desk.do({ verb: "remove", nodes: [id] }))) return false;
  desk.select(fields?.from && desk.framework.get(fields.from) ? fields.from : desk.framework.root);
  desk.offerUndo(desk.say("map.removed", ends), () => desk.select(id));
  return true;
}
