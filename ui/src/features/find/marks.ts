// Marks words where they stand on the screen. They are painted over the text (CSS custom highlights), so nothing is drawn
// again for them and what is scrolled in is marked as it comes; where the web view knows no such thing, nothing is marked.
import { folded, type FindHit } from "./hits";

const found = "rungs-found";
const current = "rungs-current";
/** More marks than anybody can see only cost time. */
const most = 3_000;

const within = "#outline, #matrix, #document, main h1";

/** Paints all marks anew. `hit` is the one that somebody is at. */
function paint(words: string, hit: FindHit | null): void {
  const wanted = folded(words);
  const ranges: Range[] = [];
  for (const root of document.querySelectorAll(within)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text && ranges.length < most; text = walker.nextNode()) {
      if (text.parentElement?.closest("[dir=auto], li, dd, dt")) rangesIn(text as Text, wanted, ranges);
    }
  }
  put(found, ranges);
  const here = hit ? rangesOf(hit, wanted)[hit.nth] : undefined;
  put(current, here ? [here] : []);
}

/** Every range goes by itself: WebKit paints anew what was marked before only where it is taken out one by one. */
function put(name: string, ranges: readonly Range[]): void {
  const marks = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, marks);
  for (const range of Array.from(marks)) marks.delete(range);
  for (const range of ranges) marks.add(range);
}

function rangesIn(text: Text, wanted: string, ranges: Range[]): void {
  const lower = folded(text.data);
  // Places in a text whose lower case is longer than itself would be wrong.
  if (lower.length !== text.length) return;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + wanted.length);
    ranges.push(range);
  }
}

/** Where a hit's field stands in the middle of the screen. */
export function elementOf(hit: FindHit): HTMLElement | null {
  const place = `[data-node="${hit.node}"][data-place$=":${hit.field}"]`;
  return document.querySelector<HTMLElement>(`:is(#matrix, #document)${place}, :is(#matrix, #document) ${place}, main h1 ${place}`);
}

function rangesOf(hit: FindHit, wanted: string): Range[] {
  const ranges: Range[] = [];
  const element = elementOf(hit);
  if (!element) return ranges;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) rangesIn(text as Text, wanted, ranges);
  return ranges;
}

/** Marks words until the returned function is called, whatever comes and goes on the screen meanwhile. */
export function mark(words: string, hit: FindHit | null): () => void {
  if (!("highlights" in CSS) || words.trim() === "") return () => undefined;
  let frame = 0;
  const soon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => paint(words, hit));
  };
  const watch = new MutationObserver(soon);
  const main = document.querySelector("main");
  if (main) watch.observe(main, { childList: true, subtree: true, characterData: true });
  // WebKit paints no mark on text that cannot be selected (base.css makes it so while this stands).
  document.documentElement.dataset.finding = "";
  soon();
  return () => {
    watch.disconnect();
    cancelAnimationFrame(frame);
    put(found, []);
    put(current, []);
    delete document.documentElement.dataset.finding;
  };
}
