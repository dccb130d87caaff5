"use strict";
// Hides the items and paragraphs that do not hold what is looked for; headings stay, as they say where the rest stands.
const find = document.getElementById("find");
const found = document.getElementById("found");
const texts = [...document.querySelectorAll("main li, main p, main tbody tr")];
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
find.addEventListener("input", () => {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const text of texts) {
    const said = plain(text.textContent);
    const fits = words.every((word) => said.includes(word));
    text.hidden = !fits;
    left += fits && !text.querySelector("li") ? 1 : 0;
  }
  found.textContent = words.length ? `${left} found` : "";
});
