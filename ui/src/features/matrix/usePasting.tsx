// Cutting, copying, pasting, clearing and filling cells of a path's matrix. Each is one step that can be taken back.
import { type ReactNode, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { useDesk } from "@/features/desk/desk";
import type { Intention } from "@/wire/wire";
import { type Block, readHtml, readText, widthOf, writeHtml, writeText } from "./block";
import { PasteDialog } from "./PasteDialog";
import type { Picking } from "./picking";
import { countOf, fill, fitting, layOut, mostCells, over, pasteOf, type Plan, recognise, type Recognised, tooMuch } from "./planPaste";
import { blockOf, type HeadWords, idsAt, saysAt, type Sheet } from "./sheet";
import type { Area, Spot } from "./spots";
import { useClipboard, type Words } from "./useClipboard";

type Asking = { block: Block; at: Spot; found: Recognised; dropped: number };

export type Pasting = {
  /** The dialog that asks about a block which does not simply fit. */
  dialog: ReactNode;
  ask: (what: "copy" | "cut") => void;
  clear: (area?: Area) => void;
  fillDown: () => void;
  fillEnd: () => void;
};

/** The words of heads that are no node's, in the language of the page. */
export function useHeadWords(): HeadWords {
  const { t } = useTranslation();
  return { corner: t("matrix.corner"), everyStep: t("matrix.everyStep"), other: t("matrix.other") };
}

/** What an area says, for the clipboard. One cell alone is copied as its lines, without quotes around them. */
export function wordsFor(block: Block, area: Area): Words {
  const single = block.length === 1 && widthOf(block) === 1;
  return { text: single ? (block[0]?.[0] ?? []).join("\n") : writeText(block), html: writeHtml(block, area.top === 0, area.start === 0) };
}

export function usePasting(grid: RefObject<HTMLDivElement | null>, sheet: Sheet, picking: Picking): Pasting {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const heads = useHeadWords();
  const words = { ...heads, newRow: t("newKind.competency"), newStep: t("newKind.step") };
  const [asking, setAsking] = useState<Asking | null>(null);

  /** Does a plan and says so, with the way back. */
  const run = async (plan: Plan, say: (count: number) => string, as?: "clear" | "change", dropped = 0): Promise<boolean> => {
    const count = countOf(plan);
    if (count === 0 && plan.newRows + plan.newColumns === 0) {
      toast({ words: t("cells.noPlace") });
      return false;
    }
    const paste = pasteOf(sheet.path, plan);
    const intention: Intention = as ? { verb: "together", as, edits: [paste] } : paste;
    if (!(await desk.do(intention))) return false;
    const said = say(count);
    desk.offerUndo(dropped > 0 ? t("cells.dropped", { words: said, count: dropped }) : said);
    return true;
  };

  /** What was put in is picked, from its far corner to the cell where it began. */
  const pickFrom = (at: Spot, plan: Plan) => {
    const far = { row: at.row + plan.rows.length - 1, column: at.column + plan.columns.length - 1 };
    picking.put({ from: far, to: at, whole: null });
  };

  const area = () => picking.area();
  const copy = (): Words => wordsFor(blockOf(framework, sheet, area(), heads), area());
  const size = (of: Area) => (of.bottom - of.top + 1) * (of.end - of.start + 1);

  const onCopy = () => {
    picking.mark(null);
    return copy();
  };
  const onCut = () => {
    const given = copy();
    picking.mark({ area: area(), text: given.text });
    toast({ words: t("cells.wasCut", { count: size(area()) }) });
    return given;
  };

  /** The lines go into every cell that is picked: one cell fills all, free text is added to what is there. */
  const intoPicked = (lines: readonly string[], add: boolean, dropped: number) => {
    const plan = fill(sheet, area(), (row, column) => (add ? [...saysAt(framework, sheet, row, column), ...lines] : lines));
    void run(plan, (count) => (add && count === 1 ? t("cells.added", { count: lines.length }) : t("cells.pasted", { count })), undefined, dropped);
  };

  /** What was cut goes from where it was to where it is put; abilities stay themselves, because they say the same. */
  const moved = (plan: Plan, from: Area): Plan => over(fill(sheet, from, (row, column) => (idsAt(sheet, row, column).length > 0 ? [] : null)), plan);

  const onPaste = ({ text, html }: Words) => {
    if (framework.readOnly) return;
    const table = readHtml(html);
    const { block, dropped } = table ?? readText(text);
    const much = tooMuch(block);
    if (much) {
      const sentence = much.is === "cells" ? t("cells.tooManyCells", { cells: much.count, limit: mostCells }) : t("cells.tooLong");
      return void toast({ tone: "failed", words: sentence });
    }
    const lines = block.flatMap((row) => row.flatMap((cell) => cell ?? []));
    if (lines.length === 0 && block.length * widthOf(block) <= 1) return void toast({ words: t("cells.nothing") });
    const pick = area();
    const { cut } = picking;
    const mine = cut !== null && cut.text.replaceAll("\r\n", "\n") === text.replaceAll("\r\n", "\n") ? cut : null;
    picking.mark(null);
    if (!table && !text.includes("\t") && !mine) return intoPicked(lines, true, dropped);
    if (block.length * widthOf(block) === 1 && !mine) return intoPicked(lines, false, dropped);
    const at = { row: Math.max(1, pick.top), column: Math.max(1, pick.start) };
    const found = recognise(framework, sheet, block, heads);
    if (mine) {
      // Heads that were cut along are not moved: only what stands in cells is.
      const own = { row: mine.area.top === 0, column: mine.area.start === 0 };
      const cells = block.slice(own.row ? 1 : 0).map((row) => row.slice(own.column ? 1 : 0));
      const plan = layOut(framework, sheet, cells, at, { row: false, column: false }, words);
      if (plan.newRows + plan.newColumns === 0) {
        return void run(moved(plan, mine.area), () => t("cells.moved", { count: countOf(plan) })).then((done) => done && pickFrom(at, plan));
      }
    }
    const plan = layOut(framework, sheet, block, at, found, words);
    const asks = found.row || found.column || plan.newRows + plan.newColumns > 0;
    if (asks) return setAsking({ block, at, found, dropped });
    void run(plan, (count) => t("cells.pasted", { count }), undefined, dropped).then((done) => done && pickFrom(at, plan));
  };

  const ask = useClipboard({ grid, onCopy, onCut: framework.readOnly ? null : onCut, onPaste });

  const clear = (of: Area = area()) => {
    const plan = fill(sheet, of, (row, column) => (idsAt(sheet, row, column).length > 0 ? [] : null));
    if (countOf(plan) > 0) void run(plan, (count) => t("cells.cleared", { count }), "clear");
  };

  /** The first row of what is picked goes into the others; of one row alone, the row above goes into it. */
  const fillFrom = (down: boolean) => {
    const pick = area();
    const { start, top } = { start: Math.max(1, pick.start), top: Math.max(1, pick.top) };
    const alone = down ? top >= pick.bottom : start >= pick.end;
    const [fromRow, fromColumn] = [down && alone ? top - 1 : top, !down && alone ? start - 1 : start];
    if (fromRow < 1 || fromColumn < 1) return;
    const into = down ? { ...pick, start, top: fromRow + 1 } : { ...pick, top, start: fromColumn + 1 };
    const plan = fill(sheet, into, (row, column) => saysAt(framework, sheet, down ? fromRow : row, down ? column : fromColumn));
    void run(plan, (count) => t("cells.filled", { count }), "change");
  };

  const dialog = asking && (
    <PasteDialog
      sheet={sheet}
      block={asking.block}
      found={asking.found}
      layOut={(given) => layOut(framework, sheet, asking.block, asking.at, given, words)}
      onClose={() => setAsking(null)}
      onDo={(plan, fit) => {
        setAsking(null);
        void run(fit ? fitting(plan) : plan, (count) => t("cells.pasted", { count }), undefined, asking.dropped);
      }}
    />
  );
  return { dialog, ask, clear, fillDown: () => fillFrom(true), fillEnd: () => fillFrom(false) };
}
