import { defineCheck } from "../model/check.ts";
import { judgedSpread, noiseMargin } from "../signals/end-spread.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The runs seem to differ by much, and the size of the evaluation explains all of it. */
export const endsDifferByChance = defineCheck({
  id: "ends-differ-by-chance",
  title: "Differences between runs that the evaluation's size explains",
  question:
    "Do the runs end apart by what looks like a difference, though one evaluation's noise explains it?",
  needs: ["repeats"],
  signal: "runs",
  thresholds: {
    runs: { value: 3, source: "that ended in a number: two ends always lie some way apart" },
    share: {
      value: 0.1,
      source: "of what the median run gained: less would not be taken for a difference",
    },
  },
  detect({ repeats }, limit) {
    const { kind, metric } = repeats;
    if (kind === "ablation")
      return { kind: "inconclusive", reason: "these runs differ in more than seed or fold" };
    const spread = judgedSpread(repeats, limit.runs);
    if (typeof spread === "string") return { kind: "inconclusive", reason: spread };
    const { n, deviation, range, gain, noise } = spread;
    const floor = noiseMargin(n) * noise.value;
    const measured = [
      { name: "range over gain", value: range / gain, threshold: limit.share, passes: "above" as const },
      { name: "deviation of the ends", value: deviation, threshold: floor, passes: "below" as const },
    ];
    const claim = `The ${n} runs end up to ${numberWords(range)} apart in ${metric}, ${percentWords(range / gain)} of what the median run gained (limit ${percentWords(limit.share)}); their deviation of ${numberWords(deviation)} stands beside the ${numberWords(noise.value)} that one evaluation is off by chance (${noise.because}; up to ${numberWords(floor)} counts as chance)`;
    if (!(range >= limit.share * gain && deviation <= floor)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(range / gain, 0, 2 * limit.share), at: [], claim, measured };
  },
});
