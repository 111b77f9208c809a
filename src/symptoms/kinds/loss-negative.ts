import { stepAt } from "../../model/series.ts";
import { numberWords } from "../../stats/number-words.ts";
import { placeOfPoint, pointWords, positionOf } from "../course-of-series.ts";
import type { Finding, Subject, Symptom } from "../define-symptom.ts";
import { cannotTell, nounOf } from "../finding-words.ts";

/** A loss below 0. */
export const lossNegative: Symptom = {
  id: "loss-negative",
  title: "whether the loss is negative",
  example: "the loss becomes negative",
  patterns: ["LOSS NEGATIVE*2", "NEGATIVE*2"],
  causes: ["loss-output-mismatch"],
  answer,
};

function answer({ inputs, phrase }: Subject): Finding {
  const loss = phrase.whole.has("VAL")
    ? inputs["validation-loss"]
    : (inputs["train-loss"] ?? inputs["validation-loss"]);
  if (!loss) return cannotTell("they hold no loss", "the loss of each step");
  const below = Array.from(loss.values.keys()).filter((i) => (loss.values[i] ?? 0) < 0);
  const [first] = below;
  const count = numberWords(loss.values.length);
  if (first === undefined)
    return {
      verdict: "no",
      text: `No: none of the ${count} logged values of the ${nounOf(loss)} is below 0 (${loss.sourceName}, ${loss.file}).`,
      at: [],
      sources: [{ file: loss.file, column: loss.sourceName }],
      ground: "observed",
    };
  const step = stepAt(loss, first);
  return {
    verdict: "yes",
    text: `Yes: ${numberWords(below.length)} of ${count} values of the ${nounOf(loss)} are below 0, the first at ${pointWords(loss, first)} (${placeOfPoint(loss, first)}).`,
    at: [{ from: step, to: stepAt(loss, below.at(-1) ?? first) }],
    sources: [positionOf(loss, first)],
    ground: "observed",
  };
}
