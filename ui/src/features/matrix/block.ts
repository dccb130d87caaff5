// A block of cells as spreadsheets hand it over: tab-separated text with quotes, and a table of HTML. One line of a cell
// is one ability. Only words are taken out of what comes in; no markup of it is ever put on the page.

/** Rows of cells of lines; null is a cell that the block says nothing about. */
export type Block = readonly (readonly (readonly string[] | null)[])[];

/** What was read, and how many characters that no file can carry were left out. */
export type Read = { block: Block; dropped: number };

/** How many columns a block has. */
export function widthOf(block: Block): number {
  return block.reduce((most, row) => Math.max(most, row.length), 0);
}

const lineEnd = /\r\n|[\n\r\v\u2028\u2029]/;
const bullet = /^(?:[•·◦‣⁃▪▫●○■□➢✓\uF0A7\uF0B7*–—-]|\(?\d{1,3}[.)])\s+/u;
const number = /^\(?\d{1,3}[.)]\s/;
// oxlint-disable-next-line no-control-regex -- these are what is meant
const control = /[\u0000-\u0008\u000E-\u001F\u007F]/g;

/** The lines of one cell: without bullets, numbers of a list, spaces around them and empty ones. */
export function linesOf(cell: string): string[] {
  const lines = cell.split(lineEnd).map((line) => line.replace(/[\t\u00A0]/g, " ").trim()).filter((line) => line !== "");
  // A number is a bullet only where every line has one: “1. FC Köln” alone is a name.
  const numbered = lines.length > 1 && lines.every((line) => number.test(line));
  return lines.map((line) => (number.test(line) && !numbered ? line : line.replace(bullet, ""))).filter((line) => line !== "");
}

/** Reads tab-separated text with the quotes of Excel: a cell in quotes may hold tabs, line breaks and doubled quotes. */
export function readText(text: string): Read {
  const rows: string[][] = [[]];
  let dropped = 0;
  const clean = text.replace(control, () => {
    dropped += 1;
    return "";
  });
  let at = 0;
  const end = clean.length;
  while (at <= end) {
    const quoted = clean[at] === '"' ? closing(clean, at) : -1;
    let cell: string;
    if (quoted > 0) {
      cell = clean.slice(at + 1, quoted).replaceAll('""', '"');
      at = quoted + 1;
    } else {
      let to = at;
      while (to < end && !"\t\n\r".includes(clean[to] ?? "")) to += 1;
      cell = clean.slice(at, to);
      at = to;
    }
    rows.at(-1)?.push(cell);
    if (at >= end) break;
    if (clean[at] === "\t") at += 1;
    else {
      at += clean.startsWith("\r\n", at) ? 2 : 1;
      // The line break behind the last row begins no further one.
      if (at >= end) break;
      rows.push([]);
    }
  }
  return { block: evened(rows.map((row) => row.map(linesOf))), dropped };
}

/** Where a quoted cell ends; -1 where the quote is only a character of the cell. */
function closing(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at += 1;
    else return at + 1 === text.length || "\t\n\r".includes(text[at + 1] ?? "") ? at : -1;
  }
  return -1;
}

/** Reads the first table of some HTML; null where there is none. */
export function readHtml(html: string): Read | null {
  if (!/<table/i.test(html)) return null;
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (!table) return null;
  const rows: string[][][] = [];
  let dropped = 0;
  let y = 0;
  for (const tr of table.querySelectorAll("tr")) {
    // A table within a cell is text of that cell; a row that is not shown only keeps the widths of columns.
    if (tr.closest("table") !== table || tr.style.display === "none") continue;
    const row = (rows[y] ??= []);
    let x = 0;
    for (const cell of tr.children) {
      if (!(cell instanceof HTMLTableCellElement)) continue;
      while (row[x]) x += 1;
      const words = wordsOf(cell).replace(control, () => {
        dropped += 1;
        return "";
      });
      const wide = span(cell.colSpan);
      const tall = span(cell.rowSpan);
      for (let down = 0; down < tall; down += 1) {
        const below = (rows[y + down] ??= []);
        for (let right = 0; right < wide; right += 1) below[x + right] = down + right === 0 ? linesOf(words) : [];
      }
      x += wide;
    }
    y += 1;
  }
  const block = rows.slice(0, y).map((row) => Array.from(row, (cell) => cell ?? []));
  return widthOf(block) > 0 ? { block: evened(block), dropped } : null;
}

/** A cell that claims to span more than a sheet has is taken for a hundred. */
function span(size: number): number {
  return Math.min(Math.max(1, size), 100);
}

const breaks = new Set(["P", "LI", "DIV", "TR", "UL", "OL", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE"]);

/** The words of an element, a line for each paragraph, list item and line break. */
function wordsOf(node: Node): string {
  let words = "";
  for (const child of node.childNodes) {
    if (child.nodeType === 3) words += (child.nodeValue ?? "").replace(/[ \t\n\r]+/g, " ");
    else if (child instanceof Element) {
      if (child.tagName === "BR") words += "\n";
      else if (child.tagName === "STYLE" || child.tagName === "SCRIPT") continue;
      else words += breaks.has(child.tagName) ? `\n${wordsOf(child)}\n` : wordsOf(child);
    }
  }
  return words;
}

/** Rows of one width: what a shorter row does not say is left as it is. */
function evened(rows: readonly (readonly string[][])[]): Block {
  const width = widthOf(rows);
  return rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null));
}

/** A block as tab-separated text, as Excel writes it. */
export function writeText(block: Block): string {
  const cell = (lines: readonly string[] | null) => {
    const text = (lines ?? []).join("\n");
    return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return block.map((row) => row.map(cell).join("\t")).join("\r\n");
}

/** A block as a table: the heads that it has are marked, and no cell is taken for a formula or a date. */
export function writeHtml(block: Block, headRow: boolean, headColumn: boolean): string {
  const safe = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const rows = block.map((row, y) => {
    const cells = row.map((lines, x) => {
      const tag = (headRow && y === 0) || (headColumn && x === 0) ? "th" : "td";
      const words = (lines ?? []).map(safe).join('<br style="mso-data-placement:same-cell">');
      return `<${tag} style="mso-number-format:'\\@';white-space:normal;vertical-align:top">${words}</${tag}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<meta charset="utf-8"><table>${rows.join("")}</table>`;
}
