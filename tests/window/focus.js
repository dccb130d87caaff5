// Where the focus is: whether it can be seen, and whether nothing lies over it. Answers what is wrong, or nothing.
const at = document.activeElement;
if (!at || at === document.body) return "nothing has the focus";
const told = document.getElementById(at.getAttribute("aria-activedescendant") ?? "") ?? at;
const box = told.getBoundingClientRect();
const who = at.outerHTML.replace(/\s+/g, " ").slice(0, 160);
if (box.width === 0 || box.height === 0) return `no size: ${who}`;
if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return `out of view: ${who}`;
// A point near each corner that is in view, and the middle: one of them has to be its own, or a part of it.
const clamp = (n, most) => Math.min(Math.max(n, 1), most - 1);
const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => [
  clamp(box.left + box.width * x, innerWidth),
  clamp(box.top + box.height * y, innerHeight),
]);
const free = points.filter(([x, y]) => {
  const top = document.elementFromPoint(x, y);
  return top && (told.contains(top) || top.contains(told) || top.closest("label")?.contains(told));
});
if (free.length === 0) return `covered: ${who}`;
const ringed = (e) => {
  const style = getComputedStyle(e);
  const after = getComputedStyle(e, "::after");
  return [style, after].some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none");
};
const marked = told !== at || ringed(at) || ringed(at.parentElement) || at.closest("[data-focus-visible], [data-focus-within]") || at.matches("input, textarea");
return marked ? "" : `no mark: ${who}`;
