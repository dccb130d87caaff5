// The keys of the outline: going through it, folding, choosing several, moving. What a key does to nodes it does to all
// that are chosen, where the active one is among them.
import { type KeyboardEvent, type RefObject, useRef } from "react";
import type { Desk } from "@/features/desk/desk";
import { type Around, nodeKey } from "@/features/desk/nodeMenu";
import { inAll, meant, outAll, stepAll } from "@/features/desk/several";
import type { Id } from "@/wire/wire";
import { range, siblings, turned } from "./choosing";
import type { Row } from "./rows";

type Options = {
  desk: Desk;
  rows: readonly Row[];
  /** The index of the active row. */
  at: number;
  height: number;
  scroller: RefObject<HTMLElement | null>;
  wanted: string;
  around: Around;
  unfold: (keys: readonly string[], open: boolean) => void;
  setActive: (key: string) => void;
  /** After something was added: its words should be typed next. */
  added: (id: Id) => void;
  openMenu: (id: Id) => void;
  /** Says to assistive technology what a key came to where nothing on the screen shows it. */
  say: (id: "several.nowhere") => void;
  show: (ids: readonly Id[]) => void;
};

type Keys = {
  /** Goes to a row and selects its node; with `extend` everything from where the choice began. */
  go: (to: number, extend?: boolean) => void;
  press: (event: KeyboardEvent<HTMLDivElement>) => void;
  /** A press of the pointer on a row, with the keys that were held. */
  pick: (to: number, held: { extend: boolean; turn: boolean }) => void;
};

export function useOutlineKeys(options: Options): Keys {
  const { desk, rows, at, wanted, around, unfold, setActive } = options;
  const { framework } = desk;
  /** Where a choice of several began. */
  const anchor = useRef<string | null>(null);
  const typed = useRef({ words: "", at: 0 });
  const index = (key: string | null) => rows.findIndex((row) => row.key === key);

  const go = (to: number, extend = false) => {
    const clamped = Math.max(0, Math.min(rows.length - 1, to));
    const row = rows[clamped];
    if (!row) return;
    if (extend) {
      // Whatever was selected elsewhere since then is where the choice begins.
      const from = anchor.current !== null && desk.chosen.has(anchor.current) ? index(anchor.current) : -1;
      if (from < 0) anchor.current = rows[at]?.key ?? row.key;
      const ids = range(rows, from < 0 ? at : from, clamped, framework.root);
      setActive(row.key);
      if (ids.length > 0) desk.choose(ids, row.node && ids.includes(row.node) ? row.node : (ids[0] ?? framework.root));
      return;
    }
    anchor.current = row.key;
    setActive(row.key);
    if (row.node) desk.select(row.node);
  };

  const turn = (to: number) => {
    const row = rows[to];
    if (!row?.node) return;
    anchor.current = row.key;
    setActive(row.key);
    const next = turned(desk.chosen, row.node, framework.root);
    const [first] = next;
    desk.choose(next, next.has(row.node) ? row.node : (first ?? row.node));
  };

  const pick = (to: number, held: { extend: boolean; turn: boolean }) => {
    if (held.turn) turn(to);
    else go(to, held.extend);
  };

  /** Only the mark goes on, so that single rows can be picked out by keys. */
  const wander = (by: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    if (row) setActive(row.key);
  };

  /** Moves what is meant by the active row; says so where there is nowhere to go. */
  const move = async (id: Id, how: (ids: readonly Id[]) => Promise<boolean>) => {
    const ids = meant(desk, id);
    if (await how(ids)) options.show(ids);
    else options.say("several.nowhere");
  };

  const alt = (event: KeyboardEvent<HTMLDivElement>, id: Id): boolean => {
    if (!event.altKey || event.ctrlKey || event.metaKey || framework.readOnly) return false;
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const acts: { [key: string]: (ids: readonly Id[]) => Promise<boolean> } = {
      ArrowUp: (ids) => stepAll(desk, ids, -1),
      ArrowDown: (ids) => stepAll(desk, ids, 1),
      [rtl ? "ArrowRight" : "ArrowLeft"]: (ids) => outAll(desk, ids),
      [rtl ? "ArrowLeft" : "ArrowRight"]: (ids) => inAll(desk, ids),
    };
    const act = acts[event.key];
    if (!act) return false;
    event.preventDefault();
    event.stopPropagation();
    void move(id, act);
    return true;
  };

  /** Keys with Ctrl: all siblings, the mark alone, one more or one less. */
  const mod = (event: KeyboardEvent<HTMLDivElement>): boolean => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    const row = rows[at];
    const acts: { [key: string]: () => void } = {
      a: () => row?.node && desk.choose(siblings(framework, row.node), row.node),
      " ": () => turn(at),
      ArrowUp: () => wander(-1),
      ArrowDown: () => wander(1),
    };
    const act = event.shiftKey ? undefined : acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  };

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[at];
    if (row?.node && (alt(event, row.node) || nodeKey(event, desk, row.node, around))) return;
    if (mod(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((options.scroller.current?.clientHeight ?? 300) / options.height) - 1);
    const extend = event.shiftKey;
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const acts: { [key: string]: () => void } = {
      ArrowDown: () => go(at + 1, extend),
      ArrowUp: () => go(at - 1, extend),
      Home: () => go(0, extend),
      End: () => go(rows.length - 1, extend),
      PageDown: () => go(at + page, extend),
      PageUp: () => go(at - page, extend),
      [rtl ? "ArrowLeft" : "ArrowRight"]: () => {
        if (row?.unfolds && !row.unfolded) unfold([row.key], true);
        else if (row?.unfolded) go(at + 1);
      },
      [rtl ? "ArrowRight" : "ArrowLeft"]: () => {
        if (row?.unfolded && !wanted) unfold([row.key], false);
        else if (row) go(rows.findLastIndex((r, i) => i < at && r.level < row.level));
      },
      Enter: () => {
        if (row?.node) void desk.addSibling(row.node).then((id) => id && options.added(id));
        else if (row?.section) void desk.add(row.section, framework.root).then((id) => id && options.added(id));
      },
      Escape: () => row?.node && desk.select(row.node),
      " ": () => row?.unfolds && unfold([row.key], !row.unfolded),
      F10: () => event.shiftKey && row?.node && options.openMenu(row.node),
      ContextMenu: () => row?.node && options.openMenu(row.node),
    };
    const act = acts[event.key];
    if (act && !(framework.readOnly && event.key === "Enter")) {
      event.preventDefault();
      act();
    } else if (event.key.length === 1 && event.key !== "?") {
      jump(event.key);
    }
  };

  /** Typing letters goes to the next row that begins with them. */
  const jump = (letter: string) => {
    const now = Date.now();
    const words = (now - typed.current.at < 700 ? typed.current.words : "") + letter.toLowerCase();
    typed.current = { words, at: now };
    const from = words.length === 1 ? at + 1 : at;
    for (let i = 0; i < rows.length; i++) {
      const to = (from + i) % rows.length;
      const node = rows[to]?.node;
      if (node && desk.name(node).toLowerCase().startsWith(words)) return go(to);
    }
  };

  return { go, press, pick };
}
