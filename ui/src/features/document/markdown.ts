// The little Markdown that a note needs, read into plain data.

export type Block =
  | { is: "text"; text: string }
  | { is: "heading"; text: string }
  | { is: "list"; ordered: boolean; items: string[] };

export type Span = { is: "text" | "strong" | "em" | "code"; text: string };

const item = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;

/** Paragraphs, headings and lists, in order. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") {
      open = false;
      continue;
    }
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    const listed = item.exec(line);
    const last = open ? blocks.at(-1) : undefined;
    if (heading) {
      blocks.push({ is: "heading", text: heading[1] ?? "" });
      open = false;
      continue;
    }
    if (listed) {
      const ordered = listed[1] !== undefined;
      const before = blocks.at(-1);
      if (before?.is === "list" && before.ordered === ordered) before.items.push(listed[2] ?? "");
      else blocks.push({ is: "list", ordered, items: [listed[2] ?? ""] });
    } else if (last?.is === "list") {
      last.items.push(`${last.items.pop() ?? ""} ${line.trim()}`);
    } else if (last?.is === "text") {
      last.text += `\n${line.trim()}`;
    } else {
      blocks.push({ is: "text", text: line.trim() });
    }
    open = true;
  }
  return blocks;
}

/** Bold, italic and code within a line. Marks without a partner are words. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  const mark = /\*\*(?=\S)([^*]+?)(?<=\S)\*\*|(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)|`([^`]+)`/g;
  let from = 0;
  for (const match of text.matchAll(mark)) {
    if (match.index > from) spans.push({ is: "text", text: text.slice(from, match.index) });
    const [all, strong, em, under, code] = match;
    if (strong !== undefined) spans.push({ is: "strong", text: strong });
    else if (code !== undefined) spans.push({ is: "code", text: code });
    else spans.push({ is: "em", text: em ?? under ?? "" });
    from = match.index + all.length;
  }
  if (from < text.length) spans.push({ is: "text", text: text.slice(from) });
  return spans;
}
