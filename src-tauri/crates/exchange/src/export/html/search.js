"use strict";
// Hides what does not hold the words that are looked for. A heading stays where something is left below it, or where it
// holds them itself.
const find = document.getElementById("find");
const found = document.getElementById("found");
const main = document.querySelector("main");
const texts = [...main.querySelectorAll("li, p, tbody tr")];
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
find.addEventListener("input", () => {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  const fits = (text) => words.every((word) => plain(text.textContent).includes(word));
  let left = 0;
  for (const text of texts) {
    text.hidden = !fits(text);
    left += !text.hidden && !text.querySelector("li") ? 1 : 0;
  }
  // From the end: whether anything is left below a heading of each level.
  const below = Array(8).fill(false);
  for (const one of [...main.children].reverse()) {
    const level = /^H([1-6])$/.exec(one.tagName)?.[1];
    if (level === undefined) {
      const parts = [...one.querySelectorAll("li, tbody tr")];
      const stays = one.tagName === "P" ? !one.hidden : parts.some((part) => !part.hidden);
      if (one.tagName !== "P") one.hidden = !stays;
      if (stays) below.fill(true);
      continue;
    }
    const own = words.length > 0 && fits(one);
    one.hidden = level > 1 && !own && !below[level];
    left += own && level > 1 ? 1 : 0;
    const stays = !one.hidden;
    below.fill(false, Number(level));
    if (stays) below.fill(true, 0, Number(level));
  }
  found.textContent = words.length ? `${left} found` : "";
});
