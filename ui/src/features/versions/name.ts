// A name for the next version that goes on from those there are.

const YEARLY = /^(\d{4})\.(\d+)$/;

/**
 * The next free name: `2026.1`, `2026.2` … by year, unless the newest version is called in another way that ends with a
 * number, which then goes on ("v7" is followed by "v8"). `names` stand newest first.
 */
export function nextName(names: readonly string[], year: number): string {
  const taken = new Set(names);
  const newest = names[0] ?? "";
  const counted = /^(.*?)(\d+)$/s.exec(newest);
  const [stem, from] =
    counted && !YEARLY.test(newest) ? [counted[1] ?? "", Number(counted[2])] : [`${year}.`, lastOf(names, year)];
  let next = from + 1;
  while (taken.has(`${stem}${next}`)) next++;
  return `${stem}${next}`;
}

function lastOf(names: readonly string[], year: number): number {
  return names.reduce((last, name) => {
    const match = YEARLY.exec(name);
    return match && Number(match[1]) === year ? Math.max(last, Number(match[2])) : last;
  }, 0);
}
