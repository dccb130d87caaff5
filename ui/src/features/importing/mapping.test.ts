// What a person says of a file, as mappings.
import { describe, expect, it } from "vitest";
import { type Mapping, letters, roleAt, rolesOf, tableAt, whole, withHead, withHeading, withLayout, withRole } from "./mapping";

/** A mapping as words: "Sheet wide 1: A competency, B level". */
function told(mapping: Mapping): string {
  const sheets = mapping.sheets.map((map) => {
    const columns = map.columns.map((column) => `${letters(column.column - 1)} ${column.is}${column.head && ` (${column.head})`}`);
    return `${map.sheet}/${map.layout}/${map.head ?? "-"}: ${columns.join(", ")}`;
  });
  return [...sheets, ...mapping.headings.map((heading) => `${heading.level} ${heading.is}`)].join("; ");
}

/** A place in a sheet. */
const at = (sheet: string, row = 0) => ({ sheet, row });

const wide = whole({
  format: "rungs.mapping/1",
  from: "xlsx",
  sheets: [{ sheet: "S", layout: "wide", head: 1, columns: [{ column: 1, head: "Area", is: "competency" }, { column: 2, head: "L1", is: "level" }] }],
});

describe("a mapping", () => {
  const check = (got: Mapping, expected: string) => expect(told(got)).toBe(expected);
  it("says what a column is", () => {
    check(withRole(wide, at("S"), { column: 1, head: "L1" }, "note"), "S/wide/1: A competency (Area), B note (L1)");
    check(withRole(wide, at("S"), { column: 3, head: "" }, "level"), "S/wide/1: A competency (Area), B level (L1), D level");
    check(withRole(whole({}), at(""), { column: 0, head: "x" }, "ability"), "/long/-: A ability (x)");
    check(withRole(whole({}), at(""), { column: 0, head: "x" }, "level"), "/wide/-: A level (x)");
    check(withRole(whole({}), at(""), { column: 0, head: "x" }, "skip"), "/skip/-: A skip (x)");
  });
  it("keeps of the columns what another layout can mean", () => {
    check(withLayout(wide, at("S"), "long"), "S/long/1: A competency (Area), B ability (L1)");
    check(withLayout(wide, at("S"), "across"), "S/across/1: A step (Area), B level (L1)");
    check(withLayout(wide, at("S"), "skip"), "S/skip/1: A competency (Area), B level (L1)");
    check(withLayout(withLayout(wide, at("S"), "skip"), at("S"), "wide"), told(wide));
  });
  it("moves the heads", () => {
    check(withHead(wide, at("S"), 2, new Map([[1, "P1"]])), "S/wide/3: A competency, B level (P1)");
    check(withHead(wide, at("S"), null, new Map()), "S/wide/-: A competency, B level");
  });
  it("says what headings are", () => {
    check(withHeading(withHeading(whole({}), 2, "step"), 1, "path"), "1 path; 2 step");
    check(withHeading(withHeading(whole({}), 1, "step"), 1, null), "1 null");
  });
  it("knows the table of a row, and changes it alone", () => {
    const two = whole({ sheets: [{ sheet: "S", layout: "wide", from: 1, to: 4 }, { sheet: "S", layout: "long", from: 6, to: 9 }] });
    const layouts = (mapping: Mapping) => mapping.sheets.map((map) => map.layout).join(" ");
    expect([0, 3, 4, 5, 8].map((row) => tableAt(two, at("S", row))?.layout)).toEqual(["wide", "wide", "wide", "long", "long"]);
    expect(layouts(withLayout(two, at("S", 7), "skip"))).toBe("wide skip");
  });
  it("does not change the one it came from", () => {
    const before = told(wide);
    withRole(wide, at("S"), { column: 0, head: "" }, "skip");
    withLayout(wide, at("S"), "skip");
    expect(told(wide)).toBe(before);
  });
});

describe("what a column can be", () => {
  it("has nothing twice, and can always be left out", () => {
    for (const layout of ["wide", "across", "long", "indented", "depth", "parent"] as const) {
      const roles = rolesOf(layout).flat();
      expect(new Set(roles).size, layout).toBe(roles.length);
      expect(roles, layout).toContain("skip");
    }
    expect(rolesOf("skip")).toEqual([]);
  });
  it("is left out where nobody said anything", () => {
    expect(roleAt(tableAt(wide, at("S")), 1)).toBe("level");
    expect(roleAt(tableAt(wide, at("S")), 9)).toBe("skip");
    expect(roleAt(tableAt(wide, at("T")), 0)).toBe("skip");
  });
});

it("names columns as spreadsheets do", () => {
  for (const [column, name] of [[0, "A"], [25, "Z"], [26, "AA"], [701, "ZZ"], [702, "AAA"]] as const) expect(letters(column)).toBe(name);
});
