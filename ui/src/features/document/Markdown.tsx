// Markdown as words on the page: paragraphs, headings, lists, bold, italic, code. Everything else stays as it was
// written; nothing of it is ever markup of the page.
import { Fragment, memo, type ReactNode } from "react";
import { type Block, blocksOf, spansOf } from "./markdown";
import styles from "./document.module.css";

function Words({ text }: { text: string }): ReactNode {
  return spansOf(text).map((span, i) => {
    const key = `${i}`;
    if (span.is === "strong") return <strong key={key}>{span.text}</strong>;
    if (span.is === "em") return <em key={key}>{span.text}</em>;
    if (span.is === "code") return <code key={key}>{span.text}</code>;
    return <Fragment key={key}>{span.text}</Fragment>;
  });
}

function One({ block }: { block: Block }) {
  switch (block.is) {
    case "heading":
      return (
        <p className={styles.mdHeading}>
          <Words text={block.text} />
        </p>
      );
    case "list": {
      const items = block.items.map((item, i) => (
        <li key={`${i}`}>
          <Words text={item} />
        </li>
      ));
      return block.ordered ? <ol className={styles.mdOl}>{items}</ol> : <ul className={styles.mdUl}>{items}</ul>;
    }
    default:
      return (
        <p>
          <Words text={block.text} />
        </p>
      );
  }
}

export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.md}>
      {blocksOf(text).map((block, i) => (
        <One key={`${i}`} block={block} />
      ))}
    </div>
  );
});
