import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords } from "../stats/number-words.ts";
import { quantileOf } from "../stats/quantile-of.ts";
import { ramp } from "../stats/ramp.ts";

/** A training loss that goes up and down from epoch to epoch. */
export const trainLossWanders = defineCheck({
  id: "train-loss-wanders",
  title: "Training loss wanders from epoch to epoch",
  question: "Does the mean training loss of the epochs go up and down instead of falling?",
  needs: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    rises: { value: 0.3, source: "as for the validation loss; an epoch's mean is smoother" },
    level: {
      value: 0.4,
      source:
        "sum of rises over the median loss: noise about a plateau adds up to less (dead nets of the labelled runs 0.1)",
    },
    epochs: { value: 6, source: "fewer epochs wander by accident" },
  },
  detect(inputs, limit) {
    const series = inputs["train-loss-epoch"];
    const course = evaluationCourse(series);
    if (series.cadence !== "epoch" || !course || course.values.length < limit.epochs)
      return { kind: "inconclusive", reason: "fewer than six epochs have a finite training loss" };
    const risen = course.rises * (quantileOf(course.values, 1) - course.best);
    const level = risen / medianOf(course.values);
    const measured = [
      { name: "sum of rises / range", value: course.rises, threshold: limit.rises, passes: "above" as const },
      { name: "sum of rises / median loss", value: level, threshold: limit.level, passes: "above" as const },
    ];
    const claim = `The rises of the training loss from epoch to epoch add up to ${numberWords(course.rises)} × its range (limit ${numberWords(limit.rises)}) and ${numberWords(level)} × its median (limit ${numberWords(limit.level)})`;
    if (!(course.rises > limit.rises && level > limit.level)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(course.rises, 0.2, 1), at: [], claim, measured };
  },
});
