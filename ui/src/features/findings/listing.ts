// Findings as a list to go through: by area and by kind, each with a name that stays when the list is made anew.
import type { Area, Finding } from "@/wire/wire";

/** Which findings are shown. */
export type Which = Area | "all";

/** The findings of one kind, how many there are in all, and whether they are only worth a thought. */
export type Group = { readonly code: string; readonly findings: readonly Finding[]; readonly count: number; readonly gentle: boolean };

/** What a finding is known by when the list is made anew: its kind, its node and its word. */
export function keyOf(finding: Finding): string {
  const about = finding.word ?? finding.params["row"] ?? finding.params["id"] ?? "";
  return `${finding.code}/${finding.node}/${about}`;
}

/** The groups in the order in which Rust found them; what is only worth a thought comes last anyway. */
export function groupsOf(findings: readonly Finding[], counts: { readonly [code: string]: number }, which: Which): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (which !== "all" && finding.area !== which) continue;
    const group = groups.get(finding.code);
    if (group) group.push(finding);
    else groups.set(finding.code, [finding]);
  }
  return [...groups].map(([code, list]) => ({
    code,
    findings: list,
    count: Math.max(counts[code] ?? 0, list.length),
    gentle: list.every((finding) => finding.gentle),
  }));
}

/** How many there are of each area, what is only worth a thought left out; what was not sent is of the area of its kind. */
export function countsOf(findings: readonly Finding[], counts: { readonly [code: string]: number }): { [W in Which]: number } {
  const sums = { all: 0, structure: 0, wording: 0 };
  const seen = new Set<string>();
  for (const { code, area, gentle } of findings) {
    if (gentle || seen.has(code)) continue;
    seen.add(code);
    const count = counts[code] ?? 0;
    sums.all += count;
    sums[area] += count;
  }
  return sums;
}

/**
 * The finding to go to from another one, by so many. From none (or from one that is gone) it is the first or the last;
 * `from` is where the one that is gone stood.
 */
export function nextKey(keys: readonly string[], current: string | null, by: 1 | -1, from = -1): string | null {
  if (keys.length === 0) return null;
  const at = current === null ? -1 : keys.indexOf(current);
  if (at < 0 && from >= 0) return keys[Math.min(by > 0 ? from : Math.max(from - 1, 0), keys.length - 1)] ?? null;
  if (at < 0) return (by > 0 ? keys[0] : keys.at(-1)) ?? null;
  return keys[(at + by + keys.length) % keys.length] ?? null;
}

/** The findings on each node, its own first; a habit of the whole framework marks every place. */
export function byNode(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.gentle) continue;
    for (const node of [finding.node, ...placesToMark(finding)]) {
      const list = found.get(node);
      if (list) list.push(finding);
      else found.set(node, [finding]);
    }
  }
  return found;
}

/** Where two places are compared only the later one is marked; a word is marked wherever it stands. */
function placesToMark(finding: Finding): readonly string[] {
  return finding.area === "wording" && finding.code !== "adverb-only" ? finding.also : finding.word === null ? [] : finding.also;
}
