// A language is said only where it is another.
import { expect, test } from "vitest";
import { isSameLanguage } from "./OtherLanguage";

test.each([
  ["en", "en-GB", true],
  ["EN", "en", true],
  ["en", "de", false],
  ["ar", "ar-EG", true],
])("%s and %s", (one, other, same) => {
  expect(isSameLanguage(one, other)).toBe(same);
});
