// What a thing that lies above the page has to keep clear of: the element that has the focus, or the row it points at.

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Whether two boxes share any room. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The box that is worked in; none where that is nothing, the thing itself, or so large that something has to cover it. */
export function clear(focused: Element | null, above: Element | null): Box | null {
  if (!focused || focused === document.body || above?.contains(focused)) return null;
  const row = focused.getAttribute("aria-activedescendant");
  const box = ((row && document.getElementById(row)) || focused).getBoundingClientRect();
  return box.height > innerHeight / 2 ? null : box;
}
