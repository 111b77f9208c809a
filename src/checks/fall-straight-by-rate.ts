import { defineCheck } from "../model/check.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { fallByRate } from "../signals/fall-by-rate.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** A validation loss that falls by the same amount for every unit of learning rate spent, and does not get far. */
export const fallStraightByRate = defineCheck({
  id: "fall-straight-by-rate",
  title: "Loss falls in a straight line with the rate spent",
  question:
    "Does the validation loss fall by as much for the second half of all learning rate as for the first, and not far?",
  needs: ["validation-loss", "learning-rate"],
  // A language model's loss falls in a straight line for a long time, whatever its rate.
  regimes: ["supervised", "unknown"],
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    secondHalf: {
      value: 0.45,
      source:
        "0.5 is a straight line: the loss has not begun to bend, so the steps could have been longer; a run that trains levels off against the rate spent, however its schedule ends",
    },
    fall: {
      value: 0.45,
      source:
        "half of the way to 0 and more is progress; labelled runs outside language: at most 0.41 in 29 with too low a rate, 0.53 and more in 224 healthy ones",
    },
    least: { value: 0.15, source: "a smaller fall is a slide, a check of its own" },
    rises: { value: 0.1, source: "as for the slide: short steps do not make a loss wander" },
    evaluations: { value: 5, source: "fewer evaluations have no shape" },
  },
  detect(inputs, limit) {
    const course = evaluationCourse(inputs["validation-loss"]);
    if (!course || course.values.length < limit.evaluations)
      return { kind: "inconclusive", reason: "fewer than five evaluations have a finite loss" };
    const fall = fallByRate(inputs["validation-loss"], inputs["learning-rate"]);
    if (!fall)
      return {
        kind: "inconclusive",
        reason:
          "the validation loss does not fall, or rate and evaluations are not counted in the same steps",
      };
    const measured = [
      {
        name: "share of the fall in the second half of all rate",
        value: fall.secondHalf,
        threshold: limit.secondHalf,
        passes: "above" as const,
      },
      {
        name: "fall of the validation loss",
        value: course.drop,
        threshold: limit.fall,
        passes: "below" as const,
      },
    ];
    const claim = `${percentWords(fall.secondHalf)} of the fall of the validation loss came in the second half of all learning rate spent (half is a straight line; limit ${percentWords(limit.secondHalf)}), and it fell by ${percentWords(course.drop)} in all (between ${percentWords(limit.least)} and ${percentWords(limit.fall)} counts), its rises adding up to ${numberWords(course.rises)} × its range`;
    const short = course.drop > limit.least && course.drop < limit.fall && course.rises < limit.rises;
    if (!(short && fall.secondHalf > limit.secondHalf && course.nonFinite === 0))
      return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(fall.secondHalf, 0.4, 0.5), at: [], claim, measured };
  },
});
