// Going from finding to finding: F8 and Shift+F8 wherever the focus is, and the place of each.
import { useEffect, useEffectEvent } from "react";
import { leaveText } from "@/data/commands";
import { openLive } from "@/data/live";
import type { Desk } from "@/features/desk/desk";
import { focusNode } from "@/features/desk/focus";
import type { Finding } from "@/wire/wire";
import { groupsOf, keyOf, nextKey } from "./listing";
import type { Watch } from "./watch";

/** The findings that can be gone through, in the order of the list. */
export function walked(watch: Watch): readonly Finding[] {
  const { found, which } = watch;
  return found ? groupsOf(found.findings, found.counts, which).flatMap((group) => group.findings) : [];
}

/** Puts the focus where a finding can be mended by hand: an empty cell is opened, anything else is gone to. */
export function goTo(desk: Desk, finding: Finding): void {
  const row = finding.params["row"];
  // Only the matrix has a cell for each competency.
  if (row) desk.show("matrix");
  focusNode(desk, finding.node);
  if (row) requestAnimationFrame(() => requestAnimationFrame(() => void openLive(`add:${finding.node}:${row}`)));
}

/** Goes to the next finding, or the one before: it is shown in the list, and its place has the focus. */
export function walk(desk: Desk, watch: Watch, by: 1 | -1): Finding | null {
  const list = walked(watch);
  const key = nextKey(list.map(keyOf), watch.current, by, watch.stood);
  const finding = list.find((one) => keyOf(one) === key) ?? null;
  if (!finding) return null;
  watch.at(key);
  focusNode(desk, finding.node);
  return finding;
}

/** Puts the focus on what mends the finding somebody is at; where nobody is at one, on the first. */
export function toMend(desk: Desk, watch: Watch, pane: HTMLElement | null): void {
  const list = walked(watch);
  const finding = list.find((one) => keyOf(one) === watch.current) ?? list[0];
  if (!finding) return pane?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  watch.at(keyOf(finding));
  desk.select(finding.node);
  requestAnimationFrame(() => {
    const open = pane?.querySelector("[data-open]");
    (open?.querySelector<HTMLElement>("[data-mends] button") ?? open?.querySelector<HTMLElement>("button"))?.focus();
  });
}

/** Hears F8 and Shift+F8 while the screen stands. */
export function useWalkKey(go: (by: 1 | -1) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "F8" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("[data-modal], [role=menu]")) return;
    event.preventDefault();
    leaveText();
    go(event.shiftKey ? -1 : 1);
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}
