// The step log as rows to read: days, named versions, steps in words, and which of them do not hold any more.
import { listed } from "@/data/locale";
import { short } from "@/features/desk/short";
import { clock, day } from "@/data/time";
import type { EditStep } from "@/wire/wire";

/** A row of the panel, newest first. */
export type Row =
  | { readonly is: "day"; readonly key: string; readonly at: string }
  | { readonly is: "version"; readonly key: string; readonly name: string }
  | { readonly is: "step"; readonly key: string; readonly step: EditStep; readonly off: boolean; readonly who: boolean };

/** Rows, and what has to be known of them to go on with older steps. */
export type Told = {
  readonly rows: readonly Row[];
  /** The steps that were taken back and not done again. */
  readonly off: ReadonlySet<number>;
  readonly hour: number;
  readonly date: string;
  readonly author: string | null;
};

const nothing: Told = { rows: [], off: new Set(), hour: 0, date: "", author: null };

/**
 * The rows for steps, newest first, behind those of `before`: a heading for each day, each version above the step whose state
 * it names, and which steps do not hold. Steps come without a gap from the newest: an undo takes what it took back out, unless
 * it was taken back itself.
 */
export function rowsOf(steps: readonly EditStep[], before: Told = nothing): Told {
  const off = new Set(before.off);
  const rows = [...before.rows];
  let { hour, date, author } = before;
  for (const step of steps) {
    // Days begin on a quarter of an hour everywhere, and a date is dear to work out a hundred thousand times.
    const its = Math.floor(Date.parse(step.at) / 900_000);
    if (its !== hour) {
      hour = its;
      const day = new Date(step.at).toDateString();
      if (day !== date) {
        rows.push({ is: "day", key: `day ${step.edit}`, at: step.at });
        date = day;
        author = null;
      }
    }
    if (step.takes !== null && !off.has(step.edit)) off.add(step.takes);
    for (const name of step.versions) rows.push({ is: "version", key: `version ${name}`, name });
    rows.push({ is: "step", key: `step ${step.edit}`, step, off: off.has(step.edit), who: step.author !== author });
    author = step.author;
  }
  return { rows, off, hour, date, author };
}

/** What the catalogue is asked for: an id (or several, the first that is there) and the values. */
type Say = (id: string | string[], values?: { [name: string]: unknown }) => string;

/** The moment of a step, as it stands in a name. */
export function momentWords(at: string, say: Say): string {
  return say("history.moment", { day: day(at), time: clock(at) });
}

const named = new Set([
  "begin", "add", "set", "remove", "move", "reorder", "duplicate", "insertStep", "link", "unlink", "associate", "reassociate", "dissociate", "change", "paste", "clear",
  "replace", "mend", "tie", "restore", "goBack", "merge", "accept", "reject", "resolve",
]);

/** What a step did: “Removed “Lead”, with 12 inside”. */
export function stepWords(step: EditStep, say: Say): string {
  const words = did(step, say);
  const whole = step.how === "done" ? words : say(`history.how.${step.how}`, { did: words });
  return whole.charAt(0).toLocaleUpperCase() + whole.slice(1);
}

function did(step: EditStep, say: Say): string {
  const nameless = say(step.kind ? `unnamed.${step.kind}` : "stepNames.nameless");
  const subject = step.verb === "goBack" ? momentWords(step.subject, say) : short(step.subject, 56) || nameless;
  const values = { subject, verb: step.verb, count: step.records, from: short(step.from, 32), within: short(step.within, 32) };
  const fields = step.fields.length > 0 ? step.fields : ["something"];
  switch (step.verb) {
    case "remove":
      return removed(step, subject, say);
    case "set":
      return say("history.did.set", { ...values, fields: listed(fields.map((field) => say(`history.field.${field}`))) });
    case "move":
      return say(values.from && values.within && values.from !== values.within ? "history.did.moveFrom" : "history.did.move", values);
    case "add":
      return say(values.within ? "history.did.addTo" : "history.did.add", values);
    default:
      return say(named.has(step.verb) ? `history.did.${step.verb}` : "history.did.other", values);
  }
}

function removed(step: EditStep, subject: string, say: Say): string {
  const { beside, inside } = step;
  const what = beside > 0 ? say("history.did.removeSeveral", { subject, count: beside }) : say("history.did.remove", { subject });
  return inside > 0 ? say("history.did.inside", { what, count: inside }) : what;
}


/** A day as a heading: today, yesterday, or its date. */
export function dayWords(at: string, say: Say, now: Date = new Date()): string {
  const days = Math.round((midnight(now) - midnight(new Date(at))) / 86_400_000);
  if (days === 0) return say("history.today");
  return days === 1 ? say("history.yesterday") : day(at);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
