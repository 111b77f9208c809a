import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { evaluationCourse } from "../signals/evaluation-course.ts";
import { medianOf } from "../stats/median-of.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";

/** Training and validation loss level off together, high. */
export const trainPlateauAboveFloor = defineCheck({
  id: "train-plateau-above-floor",
  title: "Training loss levels off high, with no gap",
  question: "Do training and validation loss level off together at a large share of their start?",
  needs: ["train-loss-epoch", "validation-loss"],
  regimes: LOSS_REGIMES,
  signal: "train-curve",
  figure: "loss",
  thresholds: {
    left: {
      value: 0.35,
      source:
        "share of the first loss that is left: 16 of 225 healthy labelled runs keep as much, language models most of all: it leans, curves cannot decide it",
    },
    gap: { value: 1.25, source: "validation over training loss; an overfitted net leaves this range" },
    late: { value: 0.03, source: "still falling is undertrained, not too small" },
  },
  detect(inputs, limit) {
    const train = evaluationCourse(inputs["train-loss-epoch"]);
    const validation = evaluationCourse(inputs["validation-loss"]);
    if (!train || !validation || train.values.length < 5)
      return { kind: "inconclusive", reason: "fewer than five epochs have a training and a validation loss" };
    const left = medianOf(train.values.subarray(-3)) / train.first;
    const gap = validation.end / train.end;
    const measured = [
      { name: "training loss left", value: left, threshold: limit.left, passes: "above" as const },
      { name: "validation / training loss", value: gap, threshold: limit.gap, passes: "below" as const },
    ];
    const claim = `The training loss ends at ${percentWords(left)} of its first epoch (limit ${percentWords(limit.left)}), the validation loss at ${numberWords(gap)} × the training loss, ${percentWords(Math.abs(train.lateFall))} ${train.lateFall < 0 ? "lost" : "gained"} in the last fifth`;
    const plateau = left > limit.left && gap < limit.gap && Math.abs(train.lateFall) < limit.late;
    if (!plateau) return { kind: "absent", claim, measured };
    return { kind: "present", strength: ramp(left, 0.25, 0.7), at: [], claim, measured };
  },
});
