// The matrix as a sheet of rows and columns by number: what stands in which cell, as words. Row 0 and column 0 are heads.
import type { Framework, Node } from "@/data/framework";
import type { Id } from "@/wire/wire";
import type { Block } from "./block";
import type { MatrixRow } from "./cells";
import type { Area, Size } from "./spots";

/** A row of the sheet: the heads, what holds on every step, or the cells of a competency (null: of none). */
export type Line =
  | { is: "heads" }
  | { is: "everyStep"; ids: readonly Id[] }
  | { is: "cells"; row: MatrixRow; group: Id | null };

/** A path as a sheet. `lines[0]` are the heads; column n is step n - 1. */
export type Sheet = { path: Id; steps: readonly Id[]; lines: readonly Line[] };

export function sizeOf(sheet: Sheet): Size {
  return { rows: sheet.lines.length, columns: sheet.steps.length + 1 };
}

/** The abilities of a cell; what holds on every step stands in one cell that is as wide as all columns. */
export function idsAt(sheet: Sheet, row: number, column: number): readonly Id[] {
  const line = sheet.lines[row];
  if (!line || line.is === "heads" || column === 0) return [];
  return line.is === "everyStep" ? line.ids : (line.row.cells[column - 1] ?? []);
}

/** What an ability says as one line: its short title stands before its statement. Pasting knows it by this again. */
export function lineOf(ability: Node): string {
  const plain = (text: string | undefined) => (text ?? "").split(/\s+/).filter(Boolean).join(" ");
  const [title, statement] = [plain(ability.fields.title), plain(ability.fields.statement)];
  return title && statement ? `${title}: ${statement}` : title || statement;
}

/** The lines that a cell says. */
export function saysAt(framework: Framework, sheet: Sheet, row: number, column: number): string[] {
  return idsAt(sheet, row, column).flatMap((id) => {
    const ability = framework.get(id);
    const line = ability ? lineOf(ability) : "";
    return line ? [line] : [];
  });
}

/** The words for heads that are no node's. */
export type HeadWords = { corner: string; everyStep: string; other: string };

/** The area as a block of words. What holds on every step stands in the first column of the area only. */
export function blockOf(framework: Framework, sheet: Sheet, area: Area, words: HeadWords): Block {
  const head = (line: Line | undefined) => {
    if (!line || line.is === "heads") return words.corner;
    if (line.is === "everyStep") return words.everyStep;
    return line.row.competency ? framework.words(line.row.competency) : words.other;
  };
  const rows: string[][][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line = sheet.lines[row];
    const cells: string[][] = [];
    for (let column = area.start; column <= area.end; column += 1) {
      const step = sheet.steps[column - 1];
      if (column === 0) cells.push([head(line)]);
      else if (row === 0) cells.push(step ? [framework.words(step)] : []);
      else if (line?.is === "everyStep" && column > Math.max(1, area.start)) cells.push([]);
      else cells.push(saysAt(framework, sheet, row, column));
    }
    rows.push(cells);
  }
  return rows;
}
