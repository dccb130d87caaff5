// What a person says the parts of a foreign file are. Pure: every answer is a new mapping, ready to be read by.
import type { ColumnMap, ColumnRole, HeadingMap, Kind, Layout, Mapping as Sent, SheetMap as SentSheet } from "@/wire/wire";

/** What the parts of a file are, with nothing left out; the door leaves out what is empty. */
export type Mapping = Required<Omit<Sent, "sheets">> & { sheets: SheetMap[] };
/** What a sheet is, or a table in it: then it has a first and a last row, counted from 1. */
export type SheetMap = Omit<SentSheet, "sheet" | "columns"> & { sheet: string; columns: Required<ColumnMap>[] };
/** A place in a file that tells which table is meant: a sheet, and a row of it counted from 0. */
export type Spot = { readonly sheet: string; readonly row: number };

/** The layouts of a table, the most usual first. */
export const layouts: readonly Layout[] = ["wide", "across", "long", "indented", "depth", "parent", "skip"];

const ofSteps: readonly ColumnRole[] = ["path", "step", "code", "grade", "years", "focus", "stepSummary"];
const ofPaths: readonly ColumnRole[] = ["tagline", "pathSummary"];
const ofSubjects: readonly ColumnRole[] = ["group", "groupSummary", "competency", "definition", "example"];
const ofAbilities: readonly ColumnRole[] = ["ability", "abilityTitle", "examples", "weight"];

/** What a column of a table can be, in groups that stand apart in the menu. */
export function rolesOf(layout: Layout): readonly (readonly ColumnRole[])[] {
  const rest: readonly ColumnRole[] = ["note", "skip"];
  switch (layout) {
    case "wide":
      return [["level"], ofSubjects, ["path", "name"], rest];
    case "across":
      return [["level"], [...ofSteps, ...ofPaths], rest];
    case "depth":
      return [["depth", "kind", "name"], [...ofSteps, ...ofPaths], ofSubjects, ofAbilities, rest];
    case "parent":
      return [["name", "parentName", "kind"], [...ofSteps, ...ofPaths], ofSubjects, ofAbilities, rest];
    case "skip":
      return [];
    default:
      return [[...ofSteps, ...ofPaths], ofSubjects, ofAbilities, ["name", ...rest]];
  }
}

/** What headings of a document can be; null for one that only divides. */
export const headingKinds: readonly (Kind | null)[] = ["path", "step", "group", "competency", "note", null];

/** A mapping with nothing left out. */
export function whole(sent: Partial<Sent>): Mapping {
  const sheets = (sent.sheets ?? []).map(wholeSheet);
  return { format: sent.format ?? "rungs.mapping/1", from: sent.from ?? "", sheets, headings: sent.headings ?? [] };
}

function wholeSheet(sent: SentSheet): SheetMap {
  const columns = (sent.columns ?? []).map((column) => ({ column: column.column, head: column.head ?? "", is: column.is }));
  return { ...sent, sheet: sent.sheet ?? "", columns };
}

/** What is said of the table at a place; of several in a sheet the one the row stands in, else the first. */
export function tableAt(mapping: Mapping, { sheet, row }: Spot): SheetMap | undefined {
  const tables = mapping.sheets.filter((one) => one.sheet === sheet);
  return tables.find((one) => (one.from ?? 1) <= row + 1 && row + 1 <= (one.to ?? Infinity)) ?? tables[0];
}

/** What a column is; counted from 0. */
export function roleAt(sheet: SheetMap | undefined, column: number): ColumnRole {
  return sheet?.columns.find((one) => one.column === column + 1)?.is ?? "skip";
}

function withTable(mapping: Mapping, spot: Spot, change: (map: SheetMap) => SheetMap): Mapping {
  const known = tableAt(mapping, spot) ?? { sheet: spot.sheet, layout: "skip" as Layout, columns: [] };
  const next = change(known);
  const sheets = mapping.sheets.includes(known) ? mapping.sheets.map((one) => (one === known ? next : one)) : [...mapping.sheets, next];
  return { ...mapping, sheets };
}

/** The mapping after a column was said to be something. A table that was left out is read from then on. */
export function withRole(mapping: Mapping, spot: Spot, at: { column: number; head: string }, is: ColumnRole): Mapping {
  return withTable(mapping, spot, (map) => {
    const others = map.columns.filter((one) => one.column !== at.column + 1);
    const columns = [...others, { column: at.column + 1, head: at.head, is }].toSorted((a, b) => a.column - b.column);
    const layout = map.layout === "skip" && is !== "skip" ? (is === "level" ? "wide" : "long") : map.layout;
    return { ...map, layout, columns };
  });
}

/** The mapping after the layout of a table was chosen. What its columns were said to be stays where it can be meant. */
export function withLayout(mapping: Mapping, spot: Spot, layout: Layout): Mapping {
  return withTable(mapping, spot, (map) => {
    const meant = new Set(rolesOf(layout).flat());
    const fits = (is: ColumnRole): ColumnRole => (layout === "skip" || meant.has(is) ? is : instead(is, meant));
    return { ...map, layout, columns: map.columns.map((column) => ({ ...column, is: fits(column.is) })) };
  });
}

/** The nearest thing a column can be where what it was has no place. */
function instead(is: ColumnRole, meant: ReadonlySet<ColumnRole>): ColumnRole {
  const nearest: { readonly [R in ColumnRole]?: readonly ColumnRole[] } = { level: ["ability"], ability: ["level"], step: ["competency"], competency: ["step"] };
  return nearest[is]?.find((role) => meant.has(role)) ?? "skip";
}

/** The mapping after the row of the heads was chosen: counted from 0, null for none. `heads` are the words that stand there. */
export function withHead(mapping: Mapping, spot: Spot, row: number | null, heads: ReadonlyMap<number, string>): Mapping {
  return withTable(mapping, spot, ({ head: _, ...map }) => {
    const columns = map.columns.map((column) => ({ ...column, head: heads.get(column.column - 1) ?? "" }));
    return row === null ? { ...map, columns } : { ...map, head: row + 1, columns };
  });
}

/** The mapping after headings of a level were said to be something. */
export function withHeading(mapping: Mapping, level: number, is: Kind | null): Mapping {
  const next: HeadingMap = { level, is };
  const others = mapping.headings.filter((one) => one.level !== level);
  return { ...mapping, headings: [...others, next].toSorted((a, b) => a.level - b.level) };
}

/** The name of a column as spreadsheets have it: A, B … Z, AA. Counted from 0. */
export function letters(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
