import { defineCheck } from "../model/check.ts";
import { textRepetition } from "../signals/text-repetition.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Several generated texts are the same text. */
export const duplicateSamples = defineCheck({
  id: "duplicate-samples",
  title: "Generated texts equal to one another",
  question: "Are several of the generated texts the same?",
  needs: ["samples"],
  signal: "samples",
  figure: "table",
  thresholds: {
    distinct: { value: 0.95, source: "labelled runs: 0.47 to 0.91 in collapsed models, 1 in healthy ones" },
    samples: { value: 8, source: "one duplicate among a few says nothing" },
  },
  detect(inputs, limit) {
    const found = textRepetition(inputs.samples);
    if (!found || found.samples < limit.samples)
      return { kind: "inconclusive", reason: `fewer than ${limit.samples} generated texts are long enough` };
    const measured = [
      {
        name: "different samples / samples",
        value: found.distinct,
        threshold: limit.distinct,
        passes: "below" as const,
      },
    ];
    const claim = `${numberWords(Math.round(found.distinct * found.samples))} of ${numberWords(found.samples)} generated texts are different (fewer than ${percentWords(limit.distinct)} counts)`;
    if (found.distinct >= limit.distinct) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(found.distinct, 1, 0.7), at: [], claim, measured };
  },
});
