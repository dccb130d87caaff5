// The words of a node with those underlined that a finding is about.
export function Marked({ text, word, className }: { text: string; word: string | null; className: string | undefined }) {
  const at = word === null ? -1 : text.toLowerCase().indexOf(word.toLowerCase());
  if (word === null || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <span className={className}>{text.slice(at, at + word.length)}</span>
      {text.slice(at + word.length)}
    </>
  );
}
