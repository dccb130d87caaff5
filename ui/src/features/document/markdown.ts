// Markdown as a tree of data: CommonMark with strike-through, as in print. Nothing of it is ever markup of the page.
import type { Definition, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";

/** A note as a tree, and the addresses that its references stand for. */
export type Parsed = { root: Root; addresses: ReadonlyMap<string, string> };

/** Far more than a note ever is; what is longer stands there as it was typed. */
const longest = 200_000;

export function parse(text: string): Parsed {
  if (text.length > longest) {
    return { root: { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] }, addresses: new Map() };
  }
  const root = fromMarkdown(text, {
    // One tilde is a word ("~5 years"), two strike out.
    extensions: [gfmStrikethrough({ singleTilde: false })],
    mdastExtensions: [gfmStrikethroughFromMarkdown()],
  });
  const addresses = new Map<string, string>();
  for (const definition of definitionsIn(root)) {
    if (!addresses.has(definition.identifier)) addresses.set(definition.identifier, definition.url);
  }
  return { root, addresses };
}

function definitionsIn(node: Nodes): Definition[] {
  if (node.type === "definition") return [node];
  return "children" in node ? node.children.flatMap((child) => definitionsIn(child)) : [];
}

/** The words of a tree without its marks. */
export function plain(node: Nodes): string {
  if ("value" in node) return node.value;
  if (node.type === "image" || node.type === "imageReference") return node.alt ?? "";
  if (node.type === "break") return "\n";
  return "children" in node ? node.children.map((child) => plain(child)).join("") : "";
}
