import { defineCheck } from "../model/check.ts";
import { LOSS_REGIMES } from "../model/run.ts";
import { isJointRise, JOINT_RISE, type JointRise, jointRise, STEADY_RISE } from "../signals/joint-rise.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { ramp } from "../stats/ramp.ts";
import { stepWords } from "../stats/step-words.ts";

/** Validation loss climbing from its lowest point while the training loss keeps falling: the sign of memorising. */
export const validationRisesAsTrainingFalls = defineCheck({
  id: "validation-rises-as-training-falls",
  title: "Validation loss rises while training loss falls",
  question: "Does the validation loss climb from its lowest value while the training loss goes on falling?",
  needs: ["train-loss", "validation-loss"],
  uses: ["train-loss-epoch"],
  regimes: LOSS_REGIMES,
  signal: "validation-curve",
  figure: "loss",
  thresholds: {
    rise: {
      value: JOINT_RISE.rise,
      source: "labelled runs: at least 0.20 in memorising runs, at most 0.086 in 232 healthy ones",
    },
    steadyRise: {
      value: STEADY_RISE.rise,
      source: `enough where both losses follow time with a rank correlation of ${STEADY_RISE.trend} over ${STEADY_RISE.points} evaluations and the training loss falls tenfold: labelled runs of other causes that fall so far rise by less, or waver`,
    },
    validationTrend: {
      value: JOINT_RISE.validationTrend,
      source:
        "rank correlation with time; labelled runs: 0.65 and more in memorising runs, instability alone reaches 1 but then the training loss does not fall",
    },
    trainTrend: {
      value: JOINT_RISE.trainTrend,
      source: "rank correlation with time; labelled runs: unstable runs −0.29 to −0.67, or they do not rise",
    },
    trainLeft: {
      value: JOINT_RISE.trainLeft,
      source: "public overfit runs end at 0.004 to 0.75 of the training loss at the lowest validation loss",
    },
    points: {
      value: JOINT_RISE.points,
      source: "a rank correlation of three points is ±1 by chance in one of three cases",
    },
  },
  detect(inputs, limit) {
    const found = jointRise(inputs["train-loss-epoch"] ?? inputs["train-loss"], inputs["validation-loss"]);
    if (!found) return { kind: "inconclusive", reason: "fewer than three evaluations have both losses" };
    const { rise, lowest, lowestStep, lastStep, trainLeft, points } = found;
    const enough = isJointRise(found) || isJointRise({ ...found, points: limit.points });
    // A rise below the usual limit is there by its steadiness alone.
    const asked = enough && rise < limit.rise ? limit.steadyRise : limit.rise;
    const measured = [
      {
        name: "rise of the validation loss from its lowest",
        value: rise,
        threshold: asked,
        passes: "above" as const,
      },
      {
        name: "trend of the validation loss",
        value: found.validationTrend,
        threshold: limit.validationTrend,
        passes: "above" as const,
      },
      {
        name: "trend of the training loss",
        value: found.trainTrend,
        threshold: limit.trainTrend,
        passes: "below" as const,
      },
      { name: "training loss left", value: trainLeft, threshold: limit.trainLeft, passes: "below" as const },
    ];
    if (!enough) return { kind: "absent", claim: absentWords(found, limit.rise), measured };
    if (points < limit.points)
      return {
        kind: "inconclusive",
        reason: `only ${points - 1} evaluations follow the lowest validation loss, too few to tell a trend from noise`,
      };
    return {
      kind: "present",
      strength: rise >= limit.rise ? ramp(rise, 0.05, 0.4) : 0.25,
      at: [{ from: lowestStep, to: lastStep }],
      claim: `The validation loss rises by ${percentWords(rise)} from its lowest value, ${numberWords(lowest)} around ${stepWords(inputs["validation-loss"].axes.stepUnit, lowestStep)} (median of three evaluations), to the end (limit ${percentWords(asked)}${asked < limit.rise ? " where nearly each evaluation is higher than the one before" : ""}), while the training loss falls to ${percentWords(trainLeft)} of its value there${untilWords(found, inputs["validation-loss"].axes.stepUnit)} (less than ${percentWords(limit.trainLeft)} counts)`,
      measured,
    };
  },
});

/** Says until when, where the run was thrown back after its best fit. */
function untilWords({ fitStep, lastStep }: JointRise, unit: string): string {
  return fitStep < lastStep ? ` by ${stepWords(unit, fitStep)}` : "";
}

function absentWords(
  { rise, trainTrend, trainLeft }: { rise: number; trainTrend: number; trainLeft: number },
  limit: number,
): string {
  const ends = `The validation loss ends ${percentWords(Math.max(0, rise))} above its lowest value (limit ${percentWords(limit)})`;
  if (rise < limit) return ends;
  return `${ends}, but the training loss does not fall steadily with it: it ends at ${percentWords(trainLeft)} of its value there, rank correlation with time ${numberWords(trainTrend)}`;
}
