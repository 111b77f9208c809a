import { defineCheck } from "../model/check.ts";
import { textRepetition } from "../signals/text-repetition.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Generated texts say the same phrase again and again. */
export const repeatedPhrases = defineCheck({
  id: "repeated-phrases",
  title: "Generated texts repeat their own phrases",
  question: "What share of a generated text repeats phrases of four tokens from earlier in it?",
  needs: ["samples"],
  signal: "samples",
  figure: "table",
  thresholds: {
    repeated: {
      value: 0.4,
      source:
        "labelled runs: 0.77 and more in collapsed models, at most 0.26 in healthy ones (source code); diverged ones reach 0.73 and 0.98",
    },
  },
  detect(inputs, limit) {
    const found = textRepetition(inputs.samples);
    if (!found) return { kind: "inconclusive", reason: "no generated text is long enough" };
    const measured = [
      {
        name: "repeated phrases in a sample, median",
        value: found.repeated,
        threshold: limit.repeated,
        passes: "above" as const,
      },
    ];
    const claim = `In the median of ${numberWords(found.samples)} generated texts ${percentWords(found.repeated)} of the phrases of four tokens stood earlier in the same text (limit ${percentWords(limit.repeated)})`;
    if (found.repeated < limit.repeated) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(found.repeated, 0.2, 0.7), at: [], claim, measured };
  },
});
