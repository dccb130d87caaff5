// Where a metric stands and should stand, as parts of a bar that begins at zero, or at the lower of the two below it.
export type Span = { readonly from: number; readonly to: number };

/** Nothing where one of the two is not known or there is no way between them. */
export function spanOf(baseline: number | null, target: number | null): Span | null {
  if (baseline === null || target === null || baseline === target) return null;
  const least = Math.min(0, baseline, target);
  const most = Math.max(0, baseline, target);
  return { from: (baseline - least) / (most - least), to: (target - least) / (most - least) };
}
