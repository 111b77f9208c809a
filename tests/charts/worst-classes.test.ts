import { expect, it } from "vitest";
import { worstClasses } from "../../src/charts/worst-classes.ts";

it("keeps the classes with the most errors, in the order of the file", () => {
  const figure = {
    kind: "confusion" as const,
    id: "c",
    title: "",
    alt: "",
    classes: ["a", "b", "c", "d"],
    counts: [
      [9, 0, 0, 3],
      [0, 9, 0, 0],
      [1, 0, 9, 0],
      [2, 0, 0, 9],
    ],
  };
  const worst = worstClasses(figure, 2);
  expect(worst.classes).toEqual(["a", "d"]);
  expect(worst.counts).toEqual([
    [9, 3],
    [2, 9],
  ]);
});
