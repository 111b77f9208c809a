import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A quantizer ends up with a few codes of those that it once used. */
export const codesInUseCollapsed = defineCheck({
  id: "codes-in-use-collapsed",
  title: "Code book collapsed to a few codes",
  question: "How many of the codes that were once in use are still in use at the end?",
  needs: ["code-perplexity"],
  signal: "samples",
  figure: "table",
  thresholds: {
    kept: {
      value: 0.1,
      source:
        "of the most codes that this run itself had in use; the public run judged a collapse ends at 5 %. Sorting sounds or patches into a tenth of the codes costs more than three bits a code",
    },
    codes: {
      value: 10,
      source: "in use at the most: fewer were never a code book in use, and a tenth of them is one code",
    },
    records: { value: 10, source: "a first overshoot needs several records to be told from a collapse" },
  },
  detect(inputs, limit) {
    const series = inputs["code-perplexity"];
    const finite = series.values.filter((value) => Number.isFinite(value));
    const most = finite.reduce((a, b) => Math.max(a, b), 0);
    if (finite.length < limit.records || most < limit.codes)
      return {
        kind: "inconclusive",
        reason: `${series.sourceName} was logged fewer than ${limit.records} times, or never reached ${limit.codes}`,
      };
    // Over a tenth of the run, so that no single batch decides.
    const end = medianOf(finite.slice(-Math.max(3, Math.round(finite.length / 10))));
    const kept = end / most;
    const measured = [
      { name: "codes in use, end / most", value: kept, threshold: limit.kept, passes: "below" as const },
    ];
    const claim = `${series.sourceName}, the number of codes in use, ends at ${numberWords(end)}, ${percentWords(kept)} of its largest value ${numberWords(most)} (less than ${percentWords(limit.kept)} counts as collapsed)`;
    if (!(kept < limit.kept)) return { kind: "absent", claim, measured };
    const peak = series.values.indexOf(most);
    const from = series.values.findIndex((value, i) => i > peak && value < limit.kept * most);
    const at = { from: stepAt(series, from), to: stepAt(series, series.values.length - 1) };
    return { kind: "present", strength: ramp(kept, 0.2, 0.06), at: [at], claim, measured };
  },
});
