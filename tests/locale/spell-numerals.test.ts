import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOCALES } from "../../src/locale/locales.ts";
import { spellNumerals } from "../../src/locale/spell-numerals.ts";
import { numberWords } from "../../src/stats/number-words.ts";

const german = { numbers: numbersOf("de-DE"), keep: [] };
const indian = { numbers: numbersOf("en-IN"), keep: [] };

describe("numerals in a text", () => {
  it.each([
    ["the loss falls from 2.29 to 1.43", "the loss falls from 2,29 to 1,43"],
    ["at step 12,345,678.", "at step 12.345.678."],
    ["1.38 × its range (limit 0.4).", "1,38 × its range (limit 0,4)."],
    ["−0.5, −1.2e−7 and 3.5e12", "−0,5, −1,2e−7 and 3,5e12"],
    ["12.5 %, 1.5M, 2.5k", "12,5 %, 1,5M, 2,5k"],
    ["4,220 – 5,349", "4.220 – 5.349"],
  ])("%s becomes %s", (text, said) => {
    expect(spellNumerals(text, german)).toBe(said);
  });

  it.each([
    "v1.2.3",
    "torch-2.1.0+cu121",
    "layer1.0.conv2",
    "metrics.csv:132–604",
    "runs/lr-0.3/events.1,234",
    "lr=0.3",
    "resnet50_0.5",
    "1.2.3.4:8080",
    "12:30:05.5",
    "data_1,000.csv",
    "Llama-3.1-8B",
    "0.5B",
    "$1,000",
  ])("%s keeps its spelling", (name) => {
    expect(spellNumerals(`in ${name} there`, german)).toBe(`in ${name} there`);
  });

  it("names of the run keep theirs where they stand, and nowhere else", () => {
    const text = "Python 3.10 reads 3.10 of 3.10 rows; lr 2.4 → 0.26";
    const spelling = { ...german, keep: ["Python 3.10", "2.4 → 0.26"] };
    expect(spellNumerals(text, spelling)).toBe("Python 3.10 reads 3,10 of 3,10 rows; lr 2.4 → 0.26");
  });

  it("groups digits as India does", () => {
    expect(spellNumerals("1,234 and 12,345,678.9", indian)).toBe("1,234 and 1,23,45,678.9");
  });

  it("property: what numberWords writes is the same number in every locale, and no numeral of it is left", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        fc.constantFrom(...Object.keys(LOCALES)),
        (value, tag) => {
          const plain = numberWords(value);
          const numbers = numbersOf(tag);
          const said = spellNumerals(`from ${plain} to ${plain}.`, { numbers, keep: [] });
          const [, own = ""] = /^from (.*) to /.exec(said) ?? [];
          const back = own
            .replaceAll(numbers.group === "" ? "\0" : numbers.group, "")
            .replace(numbers.decimal, ".");
          expect(back).toBe(plain.replaceAll(",", ""));
        },
      ),
    );
  });
});

function numbersOf(tag: string) {
  return LOCALES[tag]?.numbers ?? { decimal: "?", group: "?", groups: "threes" as const };
}
