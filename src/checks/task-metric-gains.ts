import { defineCheck } from "../model/check.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { firstFinite } from "../stats/first-finite.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** The task metric gets clearly better over the run, whatever the loss does. */
export const taskMetricGains = defineCheck({
  id: "task-metric-gains",
  title: "Task metric gets better",
  question: "Does the validation metric gain a good part of what it could still gain?",
  needs: ["validation-metric"],
  regimes: LOSS_REGIMES,
  signal: "metric-curve",
  figure: "loss",
  thresholds: {
    gained: {
      value: 0.15,
      source:
        "share of the distance from the first evaluation to a perfect score; a net in which only a last bias moves gains none beyond chance",
    },
    evaluations: { value: 5, source: "fewer evaluations have no course" },
  },
  detect(inputs, limit) {
    const metric = inputs["validation-metric"];
    const best = bestEvaluation(metric);
    const { better } = METRIC_ROLES[metric.role];
    const perfect = metric.unit === "percent" ? 100 : 1;
    if (!best || better !== "higher" || metric.values.length < limit.evaluations || best.value > perfect)
      return { kind: "inconclusive", reason: "no share that is better when higher has five evaluations" };
    const first = firstFinite(metric.values);
    const late = medianOf(metric.values.subarray(-Math.max(2, Math.round(metric.values.length / 10))));
    const gained = (late - first) / (perfect - first);
    const claim = `${metric.sourceName} goes from ${numberWords(first)} to ${numberWords(late)}, ${percentWords(gained)} of the way to a perfect score (limit ${percentWords(limit.gained)})`;
    const measured = [
      {
        name: "share of the possible gain",
        value: gained,
        threshold: limit.gained,
        passes: "above" as const,
      },
    ];
    if (!(gained > limit.gained)) return { kind: "absent", claim, measured };
    const at = [{ from: metric.axes.step[metric.index[0] ?? 0] ?? 0, to: best.step }];
    return { kind: "present", strength: ramp(gained, 0.1, 0.3), at, claim, measured };
  },
});
