// What in the file became what in the framework: hovering or focusing the one shows the other.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call } from "@/platform/door";
import type { Id, SourceSpot, SourceText } from "@/wire/wire";

/** A place as a key of a set. */
export function spotKey(spot: SourceSpot): string {
  return `${spot.part} ${spot.row} ${spot.column}`;
}

export type Linked = {
  /** Nodes that hold something of what is pointed at in the file. */
  nodes: ReadonlySet<Id>;
  /** Places of what is pointed at in the framework. */
  spots: ReadonlySet<string>;
  /** Whether the other side goes there: it was chosen, not only hovered. */
  go: boolean;
  first: SourceSpot | null;
};

const nothing: Linked = { nodes: new Set(), spots: new Set(), go: false, first: null };

export type Linking = {
  linked: Linked;
  /** Something in the file is hovered (`go` false) or chosen. */
  fromText: (text: SourceText | undefined, go: boolean) => void;
  /** The same in the framework. */
  fromNode: (node: Id | null, go: boolean) => void;
};

export function useLinking(proposal: number, reading: number): Linking {
  const [linked, setLinked] = useState<Linked>(nothing);
  const round = useRef(0);
  // What was linked is not where it was once the file is read anew.
  useEffect(() => {
    round.current++;
    setLinked(nothing);
  }, [proposal, reading]);
  const fromText = useCallback((text: SourceText | undefined, go: boolean) => {
    round.current++;
    setLinked(text && text.kept.length > 0 ? { ...nothing, nodes: new Set(text.kept.map((kept) => kept.node)), go } : nothing);
  }, []);
  const fromNode = useCallback(
    (node: Id | null, go: boolean) => {
      const mine = ++round.current;
      if (node === null) return setLinked(nothing);
      call("importWhere", { proposal, node }).then(
        ({ spots }) => {
          if (round.current === mine) setLinked({ ...nothing, spots: new Set(spots.map(spotKey)), go, first: spots[0] ?? null });
        },
        () => undefined,
      );
    },
    [proposal],
  );
  return useMemo(() => ({ linked, fromText, fromNode }), [linked, fromText, fromNode]);
}
