// Markdown as words on the page. HTML in it is text, a picture is its words, and a link shows where it leads but leads
// nowhere: the window has no network.
import { memo, type ReactNode, useMemo } from "react";
import type { Nodes } from "mdast";
import { type Parsed, parse, plain } from "./markdown";
import styles from "./document.module.css";

/** People do not nest deeper than this; what does lies flat, as words. */
const deepest = 12;

type Addresses = Parsed["addresses"];

function all(nodes: readonly Nodes[], addresses: Addresses, depth: number): ReactNode[] {
  return nodes.map((node, i) => <One key={`${i}`} node={node} addresses={addresses} depth={depth + 1} />);
}

function Link({ words, address }: { words: ReactNode; address: string }) {
  return (
    <span className={styles.mdLink}>
      {words} <span className={styles.mdAddress}>({address})</span>
    </span>
  );
}

function One({ node, addresses, depth }: { node: Nodes; addresses: Addresses; depth: number }): ReactNode {
  if (depth > deepest) return plain(node);
  const inside = "children" in node ? all(node.children, addresses, depth) : null;
  switch (node.type) {
    case "paragraph": return <p>{inside}</p>;
    case "heading": return <p className={styles.mdHeading}>{inside}</p>;
    case "list": return node.ordered ? <ol className={styles.mdOl} start={node.start ?? 1}>{inside}</ol> : <ul className={styles.mdUl}>{inside}</ul>;
    case "listItem": return <li>{inside}</li>;
    case "blockquote": return <blockquote className={styles.mdQuote}>{inside}</blockquote>;
    case "code": return <pre className={styles.mdCode}>{node.value}</pre>;
    case "thematicBreak": return <hr className={styles.mdRule} />;
    case "emphasis": return <em>{inside}</em>;
    case "strong": return <strong>{inside}</strong>;
    case "delete": return <del>{inside}</del>;
    case "inlineCode": return <code>{node.value}</code>;
    case "break": return <br />;
    // An address that stands for itself is said once.
    case "link": return plain(node) === node.url ? node.url : <Link words={inside} address={node.url} />;
    case "linkReference": return <Link words={inside} address={addresses.get(node.identifier) ?? ""} />;
    case "image": return <Link words={node.alt} address={node.url} />;
    case "imageReference": return <Link words={node.alt} address={addresses.get(node.identifier) ?? ""} />;
    case "definition": return null;
    case "html": return node.value;
    case "text": return node.value;
    default: return inside ?? plain(node);
  }
}

export const Markdown = memo(function Markdown({ text }: { text: string }) {
  const { root, addresses } = useMemo(() => parse(text), [text]);
  return <div className={styles.md}>{all(root.children, addresses, 0)}</div>;
});
