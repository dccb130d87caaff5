// The toasts that stand: what is said, for how long, and which of them take something back.

export type Toast = {
  words: string;
  tone?: "done" | "failed";
  /** What can be done about it; `undoes`: it takes back what is told, so that the key for undo does it too. */
  action?: { words: string; run: () => void; undoes?: boolean };
  /** It is about the screen that comes next, and goes along. */
  travels?: boolean;
};

export type Standing = Toast & { id: number; left: number };

/** How long a toast stays, in milliseconds: longer where there is something to do about it. */
const stay = { said: 6_000, undo: 12_000, failed: 20_000 };
const most = 3;

let standing: readonly Standing[] = [];
let next = 1;
let held = false;
const hearers = new Set<() => void>();

function put(list: readonly Standing[]): void {
  standing = list;
  if (list.length === 0) held = false;
  for (const hear of hearers) hear();
}

/** Shows a toast; what comes back takes it away before its time. */
export function toast(toast: Toast): () => void {
  const entry = { ...toast, id: next++, left: stay[toast.tone === "failed" ? "failed" : toast.action ? "undo" : "said"] };
  // What was only said makes room for what is said now; what can still be done something about stays.
  const before = standing.filter((one) => one.action || one.tone === "failed");
  put([...before, entry].slice(-most));
  return () => dismiss(entry.id);
}

export function dismiss(id: number): void {
  if (standing.some((entry) => entry.id === id)) put(standing.filter((entry) => entry.id !== id));
}

/** Another screen comes: what was said of the one before goes with it. */
export function leaveScreen(): void {
  if (standing.length === 0) return;
  const along = standing.filter((entry) => entry.travels);
  for (const entry of along) entry.travels = false;
  put(along);
}

/** Something else was done: what the toasts offer to take back is not the last any more. */
export function dropUndo(): void {
  if (standing.some((entry) => entry.action?.undoes)) put(standing.filter((entry) => !entry.action?.undoes));
}

/** Takes back what the newest toast offers to take back. Says whether there was one. */
export function undoNewest(): boolean {
  const entry = standing.findLast((one) => one.action?.undoes);
  if (!entry?.action) return false;
  dismiss(entry.id);
  entry.action.run();
  return true;
}

/** Time does not pass for toasts while somebody is at one of them. */
export function hold(on: boolean): void {
  held = on;
}

/** Lets time pass. */
export function tickToasts(ms: number): void {
  if (held) return;
  const aged = standing.map((entry) => Object.assign(entry, { left: entry.left - ms }));
  if (aged.some((entry) => entry.left <= 0)) put(aged.filter((entry) => entry.left > 0));
}

export function hearToasts(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export function standingToasts(): readonly Standing[] {
  return standing;
}
