// A text in which the words that were looked for are marked.
import { marked } from "./marked";

export function MarkedText({ text, query }: { text: string; query: string }) {
  return marked(text, query).map((part, n) =>
    part.hit ? <mark key={`${n}`}>{part.text}</mark> : <span key={`${n}`}>{part.text}</span>,
  );
}
