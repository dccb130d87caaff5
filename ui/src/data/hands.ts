// When somebody last used the keys or the pointer: what takes the machine's time waits until the hands rest.

let last = Number.NEGATIVE_INFINITY;

for (const sign of ["keydown", "input", "pointerdown", "wheel"]) {
  globalThis.addEventListener?.(sign, () => (last = performance.now()), { capture: true, passive: true });
}

/** For how many milliseconds nobody has pressed, typed, clicked or scrolled. */
export function handsRested(): number {
  return performance.now() - last;
}
