import type { ClassPredictions } from "../model/artifacts.ts";
import type { TradeOffsFigure } from "../model/chart.ts";
import type { CellBlock } from "../model/document.ts";
import {
  bestPoint,
  type ClassCurve,
  pointAt,
  type ThresholdPoint,
  thresholdCurves,
} from "../signals/threshold-curves.ts";
import { numberWords } from "../stats/number-words.ts";
import type { RankingCurve } from "../stats/ranking-curve.ts";
import { rocAreaInterval } from "../stats/roc-area-interval.ts";
import { precisionPoints, rocPoints } from "./curve-points.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { DEFAULT_THRESHOLD as DEFAULT, sweepFigure, sweepTable, thresholdWords } from "./threshold-sweep.ts";
import { countWords, fact, sentence, shortened } from "./words.ts";
import { worstRankedCell } from "./worst-ranked-cell.ts";

const ANCHOR = "c-thresholds";

/** Fewer items on one side and the curve is a staircase of chance. */
const FEWEST_OF_A_SIDE = 10;

/** From this average precision of the worst class on, there is nothing to see. */
const PLAIN = 0.95;

/** What a threshold on the stated probabilities trades; null where the file has none. */
export function thresholdsCell(predictions: ClassPredictions): CellBlock | null {
  const told = thresholdCurves(predictions);
  if (!told) return null;
  const fit = told.curves.filter(
    ({ curve }) => Math.min(curve.positives, curve.negatives) >= FEWEST_OF_A_SIDE,
  );
  const [first] = fit;
  if (!first) return null;
  // Such curves run along the edge of the square: the matrix and the recalls by class say it.
  if (!told.binary && first.curve.averagePrecision >= PLAIN) return null;
  return told.binary
    ? binaryCell(first)
    : worstRankedCell({ ...told, curves: fit }, predictions.classes.length);
}

function binaryCell({ name, curve }: ClassCurve): CellBlock {
  const usual = pointAt(curve, DEFAULT);
  const best = bestPoint(curve);
  const answer = answerOf(name, usual, best);
  const area = rocAreaInterval(curve.rocArea, curve);
  return cell({
    anchor: ANCHOR,
    question: "What does the threshold trade?",
    answer,
    parts: [
      picture(sweepFigure(name, curve, { usual, best, answer })),
      picture(figureOf(name, curve, { usual, best, answer })),
    ],
    caption: `Class ${shortened(name, 24)} is the one to be found: ${numberWords(curve.positives)} of ${countWords(curve.positives + curve.negatives, "item")}. Dotted: chance. The best threshold was chosen on these very items: on others it does no better.`,
    how: "One point a distinct probability. Recall = found ÷ items of the class; precision = found ÷ items at or above the threshold; false alarms = items of the other class at or above it ÷ all of them; F1 is the harmonic mean of precision and recall. Average precision: precision at each item found, averaged. The interval of the ROC area is Hanley and McNeil’s, 95 %.",
    numbers: sweepTable(curve, [usual, best]),
    exhibits: [],
    facts: [
      fact("ROC area", `${area.value.toFixed(3)} (${area.low.toFixed(3)} – ${area.high.toFixed(3)})`),
      fact("Average precision", curve.averagePrecision.toFixed(3)),
      fact("By chance", (curve.positives / (curve.positives + curve.negatives)).toFixed(3)),
    ],
  });
}

function answerOf(name: string, usual: ThresholdPoint, best: ThresholdPoint): string {
  const found = shortened(name, 24);
  if (usual.flagged === 0)
    return sentence(
      `no item reaches ${DEFAULT} for class ${found}; F1 would be best, ${best.f1.toFixed(2)}, at ${thresholdWords(best.threshold)}`,
    );
  const now = `at ${DEFAULT} class ${found} has precision ${usual.precision.toFixed(2)} and recall ${usual.recall.toFixed(2)} (F1 ${usual.f1.toFixed(2)})`;
  if (best.f1 - usual.f1 < 0.005) return sentence(`${now}, and no threshold gives more than 0.005 above it`);
  return sentence(`${now}; F1 is best, ${best.f1.toFixed(2)}, at ${thresholdWords(best.threshold)}`);
}

function figureOf(
  name: string,
  curve: RankingCurve,
  { usual, best, answer }: { usual: ThresholdPoint; best: ThresholdPoint; answer: string },
): TradeOffsFigure {
  const same = Math.abs(best.recall - usual.recall) < 0.01 && Math.abs(best.fallOut - usual.fallOut) < 0.01;
  const marked = [
    ...(usual.flagged > 0 ? [{ point: usual, label: `threshold ${DEFAULT}`, filled: true }] : []),
    ...(same
      ? []
      : [{ point: best, label: `threshold ${thresholdWords(best.threshold)}, best F1`, filled: false }]),
  ];
  return {
    kind: "trade-offs",
    id: ANCHOR,
    title: "Thresholds",
    alt: `ROC curve and precision over recall of class ${shortened(name, 40)}. ${answer}`,
    panels: [
      {
        title: "ROC",
        note: `area ${curve.rocArea.toFixed(3)}`,
        curve: rocPoints(curve),
        behind: null,
        chance: "diagonal",
        marks: marked.map(({ point, ...rest }) => ({ ...rest, x: point.fallOut, y: point.recall })),
      },
      {
        title: "Precision over recall",
        note: `average ${curve.averagePrecision.toFixed(3)}`,
        curve: precisionPoints(curve),
        behind: null,
        chance: curve.positives / (curve.positives + curve.negatives),
        marks: marked.map(({ point, ...rest }) => ({ ...rest, x: point.recall, y: point.precision })),
      },
    ],
    xTitles: ["share of false alarms", "recall"],
    yTitles: ["recall", "precision"],
  };
}
