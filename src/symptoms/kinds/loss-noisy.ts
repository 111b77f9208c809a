import { medianOf } from "../../stats/median-of.ts";
import { numberWords, percentWords } from "../../stats/number-words.ts";
import { absentFinding, presentFinding } from "../answers/by-checks.ts";
import { lossAsked, metricAsked } from "../asked-series.ts";
import { courseOfSeries } from "../course-of-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell, nounOf } from "../finding-words.ts";

/** A curve that goes up and down. */
export const lossNoisy: Symptom = {
  id: "loss-noisy",
  title: "whether the loss or metric jumps up and down",
  example: "validation loss is oscillating",
  patterns: [
    "NOISY",
    "LOSS NOISY",
    "VAL LOSS NOISY",
    "VAL NOISY",
    "METRIC NOISY",
    "TRAIN NOISY",
    "TRAIN LOSS NOISY",
    "VAL METRIC NOISY",
    "LOSS NOISY SPIKE",
  ],
  causes: [
    "lr-too-high",
    "batch-too-small",
    "lr-not-annealed",
    "evaluation-too-noisy",
    "train-eval-mode-mismatch",
    "optimizer-misconfigured",
    "unshuffled-data",
  ],
  answer,
};

const TRAINING = ["train-loss-wanders", "loss-follows-place-in-epoch", "train-epoch-spike"];
const VALIDATION = [
  "validation-wanders",
  "validation-noisier-late",
  "validation-ends-above-lowest",
  "validation-moves-at-rest",
];
/** Point to point changes above this share of the level are seen in any picture. */
const ROUGH = 0.05;

function answer(subject: Subject): Finding {
  const { phrase } = subject;
  const checks = phrase.whole.has("VAL") || phrase.whole.has("METRIC") ? VALIDATION : TRAINING;
  const found = presentFinding(subject, checks);
  if (found?.verdict === "yes") return found;
  const series = (phrase.whole.has("METRIC") ? metricAsked(subject) : undefined) ?? lossAsked(subject);
  const course = series && courseOfSeries(series);
  if (!series || !course)
    return (
      absentFinding(subject, checks) ??
      cannotTell("they hold no curve of it", "loss and metric at least once an epoch")
    );
  const finite = Array.from(course.points, (i) => series.values[i] ?? Number.NaN);
  const changes = finite.slice(1).map((value, i) => Math.abs(value - (finite[i] ?? value)));
  const share = medianOf(changes) / Math.abs(medianOf(finite));
  const turns = changes.length > 1 ? turnsIn(finite) / (finite.length - 2) : 0;
  // A smooth curve turns hardly ever, a noisy one at two of three points.
  const yes = share >= ROUGH && turns > 1 / 3;
  return {
    verdict: yes ? "yes" : "no",
    text: `${yes ? "Yes" : "No"}: from one point to the next the ${nounOf(series)} changes by ${percentWords(share)} of its median level in the median of ${numberWords(finite.length)} points, and turns at ${percentWords(turns)} of them (${series.sourceName}, ${series.file}).`,
    at: [],
    sources: [{ file: series.file, column: series.sourceName }],
    ground: "computed",
  };
}

function turnsIn(values: readonly number[]): number {
  let turns = 0;
  for (let i = 1; i < values.length - 1; i++) {
    const [a, b, c] = [values[i - 1] ?? 0, values[i] ?? 0, values[i + 1] ?? 0];
    if ((b - a) * (c - b) < 0) turns += 1;
  }
  return turns;
}
