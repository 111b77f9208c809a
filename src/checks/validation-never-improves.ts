import { defineCheck } from "../model/check.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { alignedLosses } from "../signals/aligned-losses.ts";
import { isJointRise, jointRise } from "../signals/joint-rise.ts";
import { betterOf, endLevel } from "../signals/run-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { stepWords } from "../stats/step-words.ts";

/** The validation loss is lowest at its first evaluation and only rises while the training loss falls. */
export const validationNeverImproves = defineCheck({
  id: "validation-never-improves",
  title: "Validation loss lowest at its first evaluation",
  question: "Does the validation loss rise from its first evaluation on while the training loss falls?",
  needs: ["train-loss", "validation-loss"],
  uses: ["train-loss-epoch", "validation-metric"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    trainThen: {
      value: 0.9,
      source:
        "training loss at the turn over the first; labelled runs: 1.00 in 3 of 8 rising runs under split mismatch, at most 0.70 in overfit ones",
    },
    gained: {
      value: 0.05,
      source: "what the validation loss gained before its turn, relative to its first value",
    },
    metricGain: {
      value: 0.01,
      source:
        "of the first evaluation's metric; a metric that holds within one point counts as holding elsewhere too, so more is a gain",
    },
  },
  detect(inputs, limit) {
    const train = inputs["train-loss-epoch"] ?? inputs["train-loss"];
    const found = jointRise(train, inputs["validation-loss"]);
    if (!found) return { kind: "inconclusive", reason: "fewer than three evaluations have both losses" };
    if (!isJointRise(found))
      return {
        kind: "absent",
        claim: "The validation loss does not turn and rise while the training loss falls",
        measured: [],
      };
    const first =
      alignedLosses(train, inputs["validation-loss"]).validation.find(Number.isFinite) ?? Number.NaN;
    const gained = 1 - found.lowest / first;
    const measured = [
      {
        name: "training loss left at the turn",
        value: found.trainThen,
        threshold: limit.trainThen,
        passes: "above" as const,
      },
      {
        name: "fall of the validation loss before the turn",
        value: gained,
        threshold: limit.gained,
        passes: "below" as const,
      },
    ];
    const claim = `The validation loss is lowest around ${stepWords(inputs["validation-loss"].axes.stepUnit, found.lowestStep)}, when the training loss stands at ${percentWords(found.trainThen)} of its first value (limit ${percentWords(limit.trainThen)}) and the validation loss has gained ${percentWords(Math.max(0, gained))} (limit ${percentWords(limit.gained)})`;
    if (!(found.trainThen >= limit.trainThen && gained <= limit.gained))
      return { kind: "absent", claim, measured };
    const metric = metricGain(inputs["validation-metric"]);
    if (metric && metric.gain > limit.metricGain)
      return {
        kind: "absent",
        claim: `${claim}, but ${metric.name} goes from ${numberWords(metric.first)} to ${numberWords(metric.last)}: what is learned holds on these rows`,
        measured,
      };
    const at = [{ from: found.lowestStep, to: found.lastStep }];
    return { kind: "present", strength: ramp(found.rise, 0.1, 0.5), at, claim, measured };
  },
});

/** What the metric gained from its first evaluation to its end, relative to the first; negative where it lost. */
function metricGain(
  metric: Series | undefined,
): { readonly name: string; readonly first: number; readonly last: number; readonly gain: number } | null {
  const first = metric?.values.find((value) => Number.isFinite(value));
  if (!metric || first === undefined || first === 0) return null;
  const last = endLevel(metric);
  const better = betterOf(METRIC_ROLES[metric.role].better, last, first) < 0;
  return {
    name: metric.sourceName,
    first,
    last,
    gain: (Math.abs(last - first) / Math.abs(first)) * (better ? 1 : -1),
  };
}
