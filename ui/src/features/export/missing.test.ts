// Characters that could not be shown, each named once.
import { expect, it } from "vitest";
import { byCharacter, fileName } from "./MissingDialog";

it("names each character once with all its places", () => {
  expect(
    byCharacter([
      { character: "☃", where: "Analyst" },
      { character: "𓀀", where: "Planner" },
      { character: "☃", where: "Planner" },
      { character: "☃", where: "Analyst" },
    ]),
  ).toEqual([
    { character: "☃", places: ["Analyst", "Planner"] },
    { character: "𓀀", places: ["Planner"] },
  ]);
});

it("names a file without its folders", () => {
  const check = (file: string, expected: string) => expect(fileName(file)).toBe(expected);
  check("/home/maya/Delivery 2026.pdf", "Delivery 2026.pdf");
  check("C:\\Users\\maya\\Delivery.json", "Delivery.json");
  check("Delivery.rungs", "Delivery.rungs");
});
