// The first words of a text.
import { expect, test } from "vitest";
import { firstWords, short } from "./short";

test("a line that names a text ends where it has to", () => {
  expect(short("From tasks to features", 14)).toBe("From tasks to…");
  expect(short("From  tasks\nto features")).toBe("From tasks to features");
});

test("a line that is read ends with a whole word", () => {
  const check = (text: string, most: number, expected: string) => expect(firstWords(text, most)).toBe(expected);
  check("From tasks to features", 40, "From tasks to features");
  check("From tasks to features", 18, "From tasks to…");
  check("From tasks, to features", 13, "From tasks…");
  check("من المهام إلى المزايا", 16, "من المهام إلى…");
  check("Averyveryverylongword", 8, "Averyve…");
});
