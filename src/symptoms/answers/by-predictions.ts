import type { ClassPredictions, Predictions, ValuePredictions } from "../../model/artifacts.ts";
import { numberWords, percentWords } from "../../stats/number-words.ts";
import { quantileOf } from "../../stats/quantile-of.ts";
import type { Finding, Subject } from "../define-symptom.ts";

/** From this share on, an answer that is not as frequent in truth is called the only one. */
const NEARLY_ALL = 0.95;
/** How much more often it is given than it is true, so that a data set of one class is no fault. */
const MORE_OFTEN = 0.05;
/** Predicted values that spread by less than this share of the true ones are one value. */
const ONE_VALUE = 0.01;

/** Whether the predictions are all one answer; null where there are none. */
export function byPredictions({ run }: Subject): Finding | null {
  const predictions = run.predictions.validation ?? run.predictions.test ?? run.predictions.train;
  if (!predictions || predictions.count === 0) return null;
  const found = predictions.kind === "classification" ? oneClass(predictions) : oneValue(predictions);
  return {
    verdict: found.one ? "yes" : "no",
    text: `${found.one ? "Yes" : "No"}: ${found.words} (${predictions.file}).`,
    at: [],
    sources: [{ file: predictions.file }],
    ground: "computed",
  };
}

interface Found {
  readonly one: boolean;
  readonly words: string;
}

function oneClass(predictions: ClassPredictions): Found {
  const { classes, yPred, yTrue } = predictions;
  const [said, meant] = [countsOf(yPred, classes.length), countsOf(yTrue, classes.length)];
  const top = said.reduce((best, count, k) => (count > (said[best] ?? 0) ? k : best), 0);
  const share = (said[top] ?? 0) / yPred.length;
  const truth = (meant[top] ?? 0) / yTrue.length;
  const name = classes[top] ?? String(top);
  const rows = splitRows(predictions);
  const ever = said.filter((count) => count > 0).length;
  const one = share >= NEARLY_ALL && share - truth >= MORE_OFTEN;
  const words = one
    ? `${numberWords(said[top] ?? 0)} of ${rows} are predicted as ${name}, which is true of ${percentWords(truth)}`
    : `${numberWords(ever)} of ${numberWords(classes.length)} classes are predicted on ${rows}; the most frequent, ${name}, takes ${percentWords(share)} and is true of ${percentWords(truth)}`;
  return { one, words };
}

function oneValue(predictions: ValuePredictions): Found {
  const spread = (values: Float64Array) => quantileOf(values, 0.95) - quantileOf(values, 0.05);
  const [said, meant] = [spread(predictions.yPred), spread(predictions.yTrue)];
  const one = meant > 0 && said < ONE_VALUE * meant;
  const rows = splitRows(predictions);
  return {
    one,
    words: `on ${rows} the middle 90 % of the predicted values span ${numberWords(said)}, those of the true values ${numberWords(meant)}`,
  };
}

function splitRows({ count, split }: Predictions): string {
  return `${numberWords(count)} ${split === "train" ? "training" : split} rows`;
}

function countsOf(labels: Int32Array, classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
