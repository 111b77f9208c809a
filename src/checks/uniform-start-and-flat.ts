import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";

/** All logits are equal at the first step, and nothing is learned afterwards. */
export const uniformStartAndFlat = defineCheck({
  id: "uniform-start-and-flat",
  title: "Output uniform at the start, nothing learned",
  question: "Is the first loss that of exactly equal logits, with a validation loss that then stays flat?",
  needs: ["train-loss", "validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    distance: {
      value: 1e-4,
      source:
        "labelled runs: passed by 22 of 30 dead or zero nets (regressions cannot), the nearest of 240 healthy starts misses by 1.7e-4",
    },
    drop: {
      value: 0.3,
      source: "a head initialised with zeros on purpose starts so too, and then learns: it must stay flat",
    },
  },
  detect(inputs, limit) {
    const loss = inputs["train-loss"];
    if (loss.cadence === "epoch")
      return { kind: "inconclusive", reason: "the training loss is logged by epoch" };
    const course = evaluationCourse(inputs["validation-loss"]);
    const first = loss.values[0] ?? Number.NaN;
    if (!course || !Number.isFinite(first))
      return { kind: "inconclusive", reason: "the first loss or the evaluations are not finite" };
    const classes = Math.round(Math.exp(first));
    const distance = Math.abs(Math.exp(first) / classes - 1);
    const measured = [
      {
        name: "relative distance of exp(first loss) from a whole number",
        value: distance,
        threshold: limit.distance,
        passes: "below" as const,
      },
      {
        name: "fall of the validation loss",
        value: course.drop,
        threshold: limit.drop,
        passes: "below" as const,
      },
    ];
    const claim = `The first training loss is ${numberWords(first)}; exp of it is ${numberWords(100 * distance)} % from ${numberWords(classes)} equal classes (at most ${numberWords(100 * limit.distance)} % counts as equal), and the validation loss ${course.drop < 0 ? "rises" : "falls"} by ${percentWords(Math.abs(course.drop))}`;
    // Beyond a hundred classes whole numbers lie so close that any loss is near one.
    const uniform = classes >= 2 && classes <= 100 && distance < limit.distance;
    if (!uniform || !(course.drop < limit.drop)) return { kind: "absent", claim, measured };
    return { kind: "present", strength: 1, at: [], claim, measured };
  },
});
