import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { rankCorrelation } from "../stats/rank-correlation.ts";

/** A validation loss that falls without a rise, and hardly at all. */
export const validationSlides = defineCheck({
  id: "validation-slides",
  title: "Validation loss hardly falls, and evenly",
  question: "Does the validation loss fall steadily but by very little over the whole run?",
  needs: ["validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    drop: {
      value: 0.15,
      source:
        "labelled runs: at most 9.2 % in 24 of 24 runs with too low a rate, healthy 19.7 % and more of 295",
    },
    rises: {
      value: 0.1,
      source:
        "labelled runs: 24 of 24 runs with too low a rate lie below or fall in order; where only a bias moves it wanders",
    },
    order: {
      value: -0.9,
      source:
        "rank correlation with time: noise of batch statistics makes small rises, and the loss still goes down",
    },
    evaluations: { value: 5, source: "fewer evaluations have no shape" },
  },
  detect(inputs, limit) {
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!course || course.values.length < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than five evaluations have a finite loss" };
    const measured = [
      {
        name: "fall of the validation loss",
        value: course.drop,
        threshold: limit.drop,
        passes: "below" as const,
      },
      { name: "sum of rises / range", value: course.rises, threshold: limit.rises, passes: "below" as const },
    ];
    const claim = `The validation loss ${course.drop < 0 ? "rises" : "falls"} from ${numberWords(course.first)} to ${numberWords(course.end)}, by ${percentWords(Math.abs(course.drop))} over the whole run (less than ${percentWords(limit.drop)} counts as a slide), its rises adding up to ${numberWords(course.rises)} × its range`;
    // The order is asked last: ranking a million evaluations is the longest part.
    const slides = course.drop > 0 && course.drop < limit.drop && !(course.repeated > 0.5);
    const smooth = () =>
      course.rises < limit.rises || rankCorrelation(course.steps, course.values) < limit.order;
    if (!slides || !smooth()) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(course.drop, 0.2, 0.05), at: [], claim, measured };
  },
});
