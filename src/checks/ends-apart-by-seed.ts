import { defineCheck } from "../model/check.ts";
import { judgedSpread, noiseMargin } from "../signals/end-spread.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Runs that differ in the seed alone end further apart than one evaluation is off, and by much of what they gained. */
export const endsApartBySeed = defineCheck({
  id: "ends-apart-by-seed",
  title: "The seed decides much of the result",
  question:
    "Do runs that differ in the seed alone end further apart than the noise of one evaluation explains?",
  needs: ["repeats"],
  signal: "runs",
  thresholds: {
    runs: { value: 3, source: "that ended in a number: the deviation of two is uncertain by itself" },
    share: {
      value: 0.1,
      source:
        "of what the median run gained: a difference of that size is what a change of the model is usually kept for",
    },
  },
  detect({ repeats }, limit) {
    if (repeats.kind !== "seeds")
      return { kind: "inconclusive", reason: "these runs differ in more than the seed" };
    const { ends, failing, metric } = repeats;
    const names = listWords(ends.map(({ run }) => run));
    if (failing.length > 0 && ends.length >= limit.runs)
      return {
        kind: "present",
        strength: 1,
        at: [],
        claim: `Of ${names}, which differ in the seed alone, ${listWords(failing)} end${failing.length === 1 ? "s" : ""} far from the others in ${metric} or in no number`,
        measured: [{ name: "runs that fail", value: failing.length }],
      };
    const spread = judgedSpread(repeats, limit.runs);
    if (typeof spread === "string") return { kind: "inconclusive", reason: spread };
    const { n, deviation, gain, noise } = spread;
    const floor = noiseMargin(n) * noise.value;
    const measured = [
      { name: "deviation of the ends", value: deviation, threshold: floor, passes: "above" as const },
      {
        name: "deviation over gain",
        value: deviation / gain,
        threshold: limit.share,
        passes: "above" as const,
      },
    ];
    const claim = `The ends of ${names} in ${metric} deviate by ${numberWords(deviation)}, ${percentWords(deviation / gain)} of what the median run gained (limit ${percentWords(limit.share)}); one evaluation explains ${numberWords(floor)} (${noise.because}, with the margin of ${n} runs)`;
    if (!(deviation > floor && deviation >= limit.share * gain)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(deviation / gain, 0, 2 * limit.share), at: [], claim, measured };
  },
});
