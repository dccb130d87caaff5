// What became of one node, asked for when somebody wants to see it, and again after every change of it and every
// version that is named.
import { useEffect, useState } from "react";
import { type Framework, useNode } from "@/data/framework";
import { asProblem } from "@/data/problems";
import { onVersionsChanged } from "@/features/versions/useVersions";
import { call } from "@/platform/door";
import type { Id, NodeHistory, Problem } from "@/wire/wire";

export type Told = { history: NodeHistory | null; problem: Problem | null };

/** While it is read again, what was read before stays. */
export function useNodeHistory(framework: Framework, node: Id, wanted: boolean): Told {
  const record = useNode(framework, node);
  const [told, setTold] = useState<Told>({ history: null, problem: null });
  const [named, setNamed] = useState(0);
  useEffect(
    () =>
      onVersionsChanged((changed) => {
        if (changed === framework.id) setNamed((n) => n + 1);
      }),
    [framework],
  );
  useEffect(() => {
    if (!wanted) return undefined;
    let over = false;
    call("nodeHistory", { framework: framework.id, node }).then(
      (history) => {
        if (!over) setTold({ history, problem: null });
      },
      (error: unknown) => {
        if (!over) setTold((before) => ({ history: before.history, problem: asProblem(error) }));
      },
    );
    return () => {
      over = true;
    };
  }, [framework, node, wanted, record, named]);
  return told;
}
