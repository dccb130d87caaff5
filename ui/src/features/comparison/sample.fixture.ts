// Records for tests from a short notation: `P[S(a b) T()]Q[]` is a path P with the steps S and T and a path Q; each name
// is the id and the words of its node.
import type { Id, Kind, Record as Node } from "@/wire/wire";

/** The records of a framework `F` in short notation. */
export function state(short: string): Node[] {
  const records: Node[] = [{ id: "F", kind: "framework", parent: null, place: 0, fields: { title: "F" } }];
  const open: Id[] = ["F"];
  const kinds: Kind[] = ["path", "step", "ability"];
  for (const token of short.match(/[^\s[\]()]+|[\])[(]/g) ?? []) {
    const kind = kinds[open.length - 1];
    if (token === "[" || token === "(") open.push(records.at(-1)?.id ?? "F");
    else if (token === "]" || token === ")") open.pop();
    else if (kind) {
      const fields = kind === "ability" ? { statement: token } : { title: token };
      records.push({ id: token, kind, parent: open.at(-1) ?? null, place: records.length, fields });
    }
  }
  return records;
}
