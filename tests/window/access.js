// What is wrong with the page as it stands, for people who do without a pointer, without colours or without the screen.
// Answers a list of sentences. axe-core was run before; the rules of our own hold for what it does not look at.
const wrong = [];
const short = (e) => e.outerHTML.replace(/\s+/g, " ").slice(0, 180);
const seen = (e) =>
  !e.closest("[aria-hidden=true], [inert]") && e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1.5;

const ACTS =
  "button, a[href], input, textarea, select, [role=button], [role=tab], [role^=menuitem], [role=option], [role=radio], " +
  "[role=checkbox], [role=switch], [role=slider], [tabindex='0']";
/** Boxes that hold others need a name as well. */
const HOLDS = "[role=grid], [role=treegrid], [role=tree], [role=listbox], [role=dialog], [role=tablist], [role=menu], [role=separator][tabindex]";
/** Roles that are named by what stands in them. */
const BY_WORDS = /^(button|tab|menuitem.*|option|radio|checkbox|switch|row|gridcell|rowheader|columnheader|treeitem)$/;
const NATIVE = { BUTTON: "button", A: "link", INPUT: "textbox", TEXTAREA: "textbox", SELECT: "combobox" };

const words = (id) => {
  const e = document.getElementById(id);
  return e?.getAttribute("aria-label") ?? e?.textContent ?? "";
};
const nameOf = (e, role) => {
  const own = BY_WORDS.test(role) || e.tagName === "A" ? e.textContent : "";
  const by = (e.getAttribute("aria-labelledby") ?? "").split(" ").map(words).join(" ");
  const labels = [...(e.labels ?? [])].map((label) => label.textContent).join(" ");
  return [e.getAttribute("aria-label"), by, labels, own].find((name) => name?.trim());
};
for (const e of document.querySelectorAll(`${ACTS}, ${HOLDS}`)) {
  if (!seen(e)) continue;
  const role = e.getAttribute("role") ?? NATIVE[e.tagName];
  if (!role) wrong.push(`no role: ${short(e)}`);
  else if (!nameOf(e, role)) wrong.push(`no name: ${short(e)}`);
}

// 24 pixels both ways. What reads out "Dismiss" is there for screen readers alone, and has no place on the screen.
for (const e of document.querySelectorAll(ACTS)) {
  if (!seen(e) || e.disabled || e.matches("[role=separator]") || e.getAttribute("aria-label") === "Dismiss") continue;
  const box = ((e.matches("input[type=checkbox], input[type=radio]") && e.closest("label")) || e).getBoundingClientRect();
  if (box.width < 23.9 || box.height < 23.9) wrong.push(`${Math.round(box.width)} x ${Math.round(box.height)}: ${short(e)}`);
}

const page = document.documentElement;
if (page.scrollWidth > page.clientWidth) wrong.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);

/** What axe cannot decide by itself, and what does instead. */
const decided = {
  // Under a sheet, a tint or a mark: the tokens are measured on every surface by styles/contrast.test.ts.
  "color-contrast": true,
  // A list that is still on its way.
  "aria-required-children": true,
};
/** What is on its way from one colour to another is no colour that anybody chose. */
for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
// Under a sheet the rest of the page is not there.
const there = document.querySelector("[data-modal]") ?? document;
return axe
  .run(there, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations", "incomplete"],
  })
  .then(({ violations, incomplete }) => {
    const open = incomplete.filter((rule) => !decided[rule.id]);
    for (const rule of [...violations, ...open]) for (const node of rule.nodes) wrong.push(`${rule.id}: ${short({ outerHTML: node.html })}`);
    return wrong;
  });
