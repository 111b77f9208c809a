import { describe, expect, it } from "vitest";
import { textWidth, truncateText } from "../../src/charts/text-width.ts";

const FONT = { size: 11, bold: false };
const NAMES = [
  "a long name ".repeat(9),
  "encoder/block_07/attention.weight",
  "漢字".repeat(30),
  "x  y  z",
  "",
];

describe("truncateText", () => {
  it.each(NAMES)("keeps the longest beginning of %j that fits, with no space before the sign", (name) => {
    for (let width = 0; width <= 400; width += 3) {
      const cut = truncateText(name, width, FONT);
      if (cut === name) {
        expect(textWidth(name, FONT.size)).toBeLessThanOrEqual(width);
        continue;
      }
      const kept = cut.slice(0, -1);
      expect(name.startsWith(kept)).toBe(true);
      expect(cut).toBe(`${kept.trimEnd()}…`);
      if (kept !== "") expect(textWidth(cut, FONT.size)).toBeLessThanOrEqual(width);
      const longer = [...name].slice(0, [...kept].length + 1).join("");
      if (/\S$/.test(longer)) expect(textWidth(`${longer}…`, FONT.size)).toBeGreaterThan(width);
    }
  });

  it("reads a name of a million characters once", () => {
    expect(truncateText("abc ".repeat(250_000), 60, FONT)).toMatch(/^abc abc .*…$/);
  });
});
