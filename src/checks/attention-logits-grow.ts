import { defineCheck } from "../model/check.ts";
import { stepAt } from "../model/series.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { logRamp } from "../stats/ramp.ts";

/** Attention logits so large that the softmax over them is one-hot. */
export const attentionLogitsGrow = defineCheck({
  id: "attention-logits-grow",
  title: "Attention logits grow out of range",
  question: "Does the largest attention logit grow until the softmax over it is one-hot?",
  needs: ["attention-logit"],
  signal: "activations",
  ground: "observed",
  thresholds: {
    logit: {
      value: 100,
      source:
        "Kimi K2 clips queries and keys where a logit passes 100, Gemma 2 caps logits at 50; exp(-100) is 0 in any half precision",
    },
    growth: { value: 4, source: "a model that begins with large logits has not grown them" },
    points: { value: 10, source: "a tenth of the record must hold a value at either end" },
  },
  detect(inputs, limit) {
    const series = inputs["attention-logit"];
    const values = series.values.map(Math.abs).filter((value) => !Number.isNaN(value));
    if (values.length < limit.points)
      return { kind: "inconclusive", reason: "fewer than ten values of the attention logits are logged" };
    const tenth = Math.max(1, Math.floor(values.length / 10));
    const first = medianOf(values.subarray(0, tenth));
    const last = medianOf(values.subarray(values.length - tenth));
    const measured = [
      {
        name: "largest attention logit, last tenth",
        value: last,
        threshold: limit.logit,
        passes: "above" as const,
      },
      {
        name: "last tenth / first tenth",
        value: last / first,
        threshold: limit.growth,
        passes: "above" as const,
      },
    ];
    const claim = `The largest attention logit grows from ${numberWords(first)} to ${numberWords(last)} (limit ${numberWords(limit.logit)})`;
    if (!(last > limit.logit && last > limit.growth * first)) return { kind: "absent", claim, measured };
    const passed = series.values.findIndex((value) => Math.abs(value) > limit.logit);
    return {
      kind: "present",
      strength: logRamp(last, 50, 400),
      at: [{ from: stepAt(series, passed), to: stepAt(series, series.values.length - 1) }],
      claim,
      measured,
    };
  },
});
