// Names for the next version.
import { expect, it } from "vitest";
import { nextName } from "./name";

it("goes on from the names there are", () => {
  const check = (names: string[], expected: string) => expect(nextName(names, 2026)).toBe(expected);
  check([], "2026.1");
  check(["2026.1"], "2026.2");
  check(["2026.9", "2026.10"], "2026.11");
  check(["2025.3"], "2026.1");
  check(["v7"], "v8");
  check(["v7", "v8"], "v9");
  check(["Spring review"], "2026.1");
  check(["Spring review", "2026.1"], "2026.2");
  check(["1.0"], "1.1");
});
