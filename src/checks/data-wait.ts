import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A large part of each step goes into waiting for data. */
export const dataWait = defineCheck({
  id: "data-wait",
  title: "Steps wait for data",
  question: "What share of a step's time goes into waiting for data?",
  needs: ["data-time", "step-time"],
  signal: "resources",
  figure: "resources",
  thresholds: {
    share: {
      value: 0.3,
      source:
        "labelled runs: 62 % and more in 10 of 10 where loading is slow, at most 7 % in healthy runs on data in memory; 25 to 27 % is usual in public detection runs; published limit 30 %",
    },
    steps: { value: 10, source: "the first steps load and compile" },
  },
  detect(inputs, limit) {
    const wait = medianOf(inputs["data-time"].values);
    const step = medianOf(inputs["step-time"].values);
    if (inputs["data-time"].values.length < limit.steps || !(step > 0) || !(wait >= 0))
      return { kind: "inconclusive", reason: "fewer than ten steps were timed" };
    // Some loops time the whole step, some only the part after loading: a wait longer than its step is outside of it.
    const share = wait > step ? wait / (wait + step) : wait / step;
    const measured = [
      { name: "waiting for data / step", value: share, threshold: limit.share, passes: "above" as const },
    ];
    const claim = `The median step takes ${numberWords(step)} s and waits ${numberWords(wait)} s for data, ${percentWords(share)} (limit ${percentWords(limit.share)})`;
    if (share < limit.share) return { kind: "absent", claim, measured };
    const series = inputs["data-time"];
    const at = [{ from: stepAt(series, 0), to: stepAt(series, series.values.length - 1) }];
    return { kind: "present", strength: ramp(share, 0.2, 0.5), at, claim, measured };
  },
});
