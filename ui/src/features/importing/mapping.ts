// What a person says the parts of a foreign file are. Pure: every answer is a new mapping, ready to be read by.
import type { ColumnRole, HeadingMap, Kind, Layout, Mapping, SheetMap } from "@/wire/wire";

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

/** A mapping as the door sends it: what is empty is left out there. */
type Sent = Partial<Mapping>;

/** A mapping with nothing left out. */
export function whole(sent: Sent): Mapping {
  const sheets = (sent.sheets ?? []).map(wholeSheet);
  return { format: sent.format ?? "rungs.mapping/1", from: sent.from ?? "", sheets, headings: sent.headings ?? [] };
}

function wholeSheet(sent: SheetMap): SheetMap {
  const columns = (sent.columns ?? []).map((column) => ({ column: column.column, head: column.head ?? "", is: column.is }));
  return { ...sent, sheet: sent.sheet ?? "", columns };
}

/** What is said of a sheet. */
export function sheetOf(mapping: Mapping, sheet: string): SheetMap | undefined {
  return mapping.sheets.find((one) => one.sheet === sheet);
}

/** What a column is; counted from 0. */
export function roleAt(sheet: SheetMap | undefined, column: number): ColumnRole {
  return sheet?.columns.find((one) => one.column === column + 1)?.is ?? "skip";
}

function withSheet(mapping: Mapping, sheet: string, change: (map: SheetMap) => SheetMap): Mapping {
  const known = sheetOf(mapping, sheet) ?? { sheet, layout: "skip" as Layout, columns: [] };
  const next = change(known);
  const sheets = mapping.sheets.includes(known) ? mapping.sheets.map((one) => (one === known ? next : one)) : [...mapping.sheets, next];
  return { ...mapping, sheets };
}

/** The mapping after a column was said to be something. A sheet that was left out is read from then on. */
export function withRole(mapping: Mapping, sheet: string, at: { column: number; head: string }, is: ColumnRole): Mapping {
  return withSheet(mapping, sheet, (map) => {
    const others = map.columns.filter((one) => one.column !== at.column + 1);
    const columns = [...others, { column: at.column + 1, head: at.head, is }].toSorted((a, b) => a.column - b.column);
    const layout = map.layout === "skip" && is !== "skip" ? (is === "level" ? "wide" : "long") : map.layout;
    return { ...map, layout, columns };
  });
}

/** The mapping after the layout of a sheet was chosen. What its columns were said to be stays where it can be meant. */
export function withLayout(mapping: Mapping, sheet: string, layout: Layout): Mapping {
  return withSheet(mapping, sheet, (map) => {
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
export function withHead(mapping: Mapping, sheet: string, row: number | null, heads: ReadonlyMap<number, string>): Mapping {
  return withSheet(mapping, sheet, ({ head: _, ...map }) => {
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
