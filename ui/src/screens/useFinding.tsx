// Finding and replacing on the framework screen, what the palette can lead to in it, and where somebody was last.
import { type ReactNode, useEffect, useState } from "react";
import { useCommands } from "@/data/commands";
import { prefer } from "@/data/preferences";
import { useShown } from "@/data/shown";
import type { Desk } from "@/features/desk/desk";
import { focusNode } from "@/features/desk/focus";
import { FindBar, wordsToFind } from "@/features/find/FindBar";
import { ReplaceDialog } from "@/features/replace/ReplaceDialog";
import type { Id } from "@/wire/wire";

/** After so long at one place it is remembered, in milliseconds. */
const settled = 600;

/** What comes back has to stand on the screen, within the desk. */
export function useFinding(desk: Desk, onVersion: (version: Id | null) => void): ReactNode {
  const { framework } = desk;
  const [finding, setFinding] = useState<string | null>(null);
  const [replacing, setReplacing] = useState<string | null>(null);
  const find = () => setFinding(wordsToFind());
  const replace = framework.readOnly ? undefined : (words: string) => setReplacing(words);
  useCommands({
    find,
    findNext: find,
    findPrevious: find,
    replace: replace && (() => replace(finding === null ? wordsToFind() : "")),
  });
  useShown({ framework, go: (node) => focusNode(desk, node), version: onVersion });
  useEffect(() => {
    if (framework.readOnly) return undefined;
    let timer = 0;
    const stop = desk.hear("selected", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => prefer({ last: { framework: framework.id, node: desk.selected } }), settled);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [desk, framework]);
  return (
    <>
      {finding !== null && <FindBar words={finding} onReplace={replace} onClose={() => setFinding(null)} />}
      {replacing !== null && <ReplaceDialog words={replacing} onClose={() => setReplacing(null)} />}
    </>
  );
}
