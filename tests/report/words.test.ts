import { describe, expect, it } from "vitest";
import { countWords, durationWords, rangeWords, sentence, shortened } from "../../src/report/words.ts";
import { lowerFirst } from "../../src/stats/first-letter.ts";
import { listWords } from "../../src/stats/list-words.ts";

describe("words of the report", () => {
  it.each([
    [0, "0 s"],
    [59, "59 s"],
    [61, "1 min"],
    [5640, "1 h 34 min"],
    [7200, "2 h"],
    [97_200, "1 d 3 h"],
  ])("durationWords(%d) is %s", (seconds, words) => expect(durationWords(seconds)).toBe(words));

  it("writes ranges with a spaced en dash, one step alone", () => {
    expect(rangeWords(4220, 5349)).toBe("4,220 – 5,349");
    expect(rangeWords(7, 7)).toBe("7");
  });

  it("counts in words", () => {
    expect(countWords(1, "epoch")).toBe("1 epoch");
    expect(countWords(2349, "step")).toBe("2,349 steps");
    expect(countWords(10, "class")).toBe("10 classes");
    expect(countWords(3, "query")).toBe("3 queries");
  });

  it("keeps the spelling of names from files at the start of a sentence", () => {
    expect(sentence("train_loss is NaN")).toBe("train_loss is NaN.");
    expect(sentence("the loss is NaN.")).toBe("The loss is NaN.");
    expect(sentence("val/loss ended at 1")).toBe("val/loss ended at 1.");
    expect(sentence(" ")).toBe("");
  });

  it("makes the first letter small, but not that of an abbreviation", () => {
    expect(lowerFirst("Learning rate too high")).toBe("learning rate too high");
    expect(lowerFirst("NaN masked in the log")).toBe("NaN masked in the log");
  });

  it("joins and shortens", () => {
    expect(listWords(["a", "b", "c"])).toBe("a, b and c");
    expect(shortened("one two three", 9)).toBe("one two…");
  });
});
