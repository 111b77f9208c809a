import type { TradeOffsFigure } from "../model/chart.ts";
import type { CellBlock, Table } from "../model/document.ts";
import type { ClassCurve, ThresholdCurves } from "../signals/threshold-curves.ts";
import { numberWords } from "../stats/number-words.ts";
import { rocAreaInterval } from "../stats/roc-area-interval.ts";
import { meanPrecision, NEAR_SMALL, precisionPoints, rocPoints } from "./curve-points.ts";
import { numberColumn } from "./number-column.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence, shortened } from "./words.ts";

/** Panels drawn, and rows of the table: the worst. */
const MOST_PANELS = 3;
const MOST_ROWS = 6;

/** Each class against all others: precision over recall of the worst, the mean of all behind it. */
export function worstRankedCell(told: ThresholdCurves, classes: number): CellBlock {
  const shown = told.curves.slice(0, MOST_PANELS);
  const mean = (pick: (one: ClassCurve) => number) =>
    told.curves.reduce((sum, one) => sum + pick(one), 0) / told.curves.length;
  const precision = mean(({ curve }) => curve.averagePrecision);
  const answer = answerOf(told.curves, precision);
  const behind = meanPrecision(told.curves.map(({ curve }) => curve));
  const figure: TradeOffsFigure = {
    kind: "trade-offs",
    id: "c-thresholds",
    title: "Precision over recall by class",
    alt: `Precision over recall of ${countWords(shown.length, "class")}, each against all others. ${answer}`,
    panels: shown.map(({ name, curve }) => ({
      title: name,
      note: curve.averagePrecision.toFixed(3),
      curve: precisionPoints(curve, NEAR_SMALL),
      behind,
      chance: curve.positives / (curve.positives + curve.negatives),
      marks: [],
    })),
    xTitles: shown.map((_, i) => (i === 0 ? "recall" : "")),
    yTitles: shown.map((_, i) => (i === 0 ? "precision" : "")),
  };
  return cell({
    anchor: "c-thresholds",
    question: "Which classes are hardest to tell from the rest?",
    answer,
    parts: [picture(figure), picture(rocFigure(shown, answer))],
    caption: `${leftOut(told, shown.length, classes)} At the right of each name: average precision, beneath it the ROC area. Dashed: the mean over classes. Dotted: chance.`,
    how: "Each class against all others by its own stated probability. Recall = found ÷ items of the class; precision = found ÷ items at or above the threshold. Average precision: precision at each item found, averaged. Macro: the plain mean over classes. The intervals of the ROC area are Hanley and McNeil’s.",
    numbers: areasTable(told.curves),
    exhibits: [],
    facts: [
      fact("Macro average precision", precision.toFixed(3)),
      fact("Macro ROC area", mean(({ curve }) => curve.rocArea).toFixed(3)),
      ...(told.curves.length < classes
        ? [fact("Classes ranked", `${numberWords(told.curves.length)} of ${numberWords(classes)}`)]
        : []),
    ],
  });
}

/** What each of these classes costs in false alarms. */
function rocFigure(shown: readonly ClassCurve[], answer: string): TradeOffsFigure {
  return {
    kind: "trade-offs",
    id: "c-thresholds-roc",
    title: "ROC by class",
    alt: `ROC curves of ${countWords(shown.length, "class")}, each against all others. ${answer}`,
    panels: shown.map(({ name, curve }) => ({
      title: name,
      note: curve.rocArea.toFixed(3),
      curve: rocPoints(curve, NEAR_SMALL),
      behind: null,
      chance: "diagonal",
      marks: [],
    })),
    xTitles: shown.map((_, i) => (i === 0 ? "share of false alarms" : "")),
    yTitles: shown.map((_, i) => (i === 0 ? "recall" : "")),
  };
}

function leftOut(told: ThresholdCurves, shown: number, classes: number): string {
  if (told.ranked < classes)
    return `The worst ${shown} of the ${numberWords(told.ranked)} classes with the least recall.`;
  if (shown < told.curves.length) return `The worst ${shown} of ${countWords(told.curves.length, "class")}.`;
  return `${countWords(shown, "class")}, worst first.`;
}

function answerOf(curves: readonly ClassCurve[], mean: number): string {
  const worst = curves[0];
  const best = curves.at(-1);
  if (!worst || !best) return "";
  if (worst.curve.averagePrecision === best.curve.averagePrecision)
    return `All classes have the same average precision, ${mean.toFixed(3)}.`;
  const area = (one: ClassCurve) => `${shortened(one.name, 24)} (${one.curve.averagePrecision.toFixed(3)})`;
  return sentence(
    `by average precision class ${area(worst)} is hardest to tell from the rest and ${area(best)} easiest; the mean is ${mean.toFixed(3)}`,
  );
}

function areasTable(curves: readonly ClassCurve[]): Table {
  const rows = curves
    .slice(0, MOST_ROWS)
    .map((one) => ({ ...one, area: rocAreaInterval(one.curve.rocArea, one.curve) }));
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Class", align: "left", scale: null, wideOnly: false },
      numberColumn("Items", true),
      numberColumn("Average precision", false),
      numberColumn("ROC area, 95 %", false),
    ],
    rows: rows.map(({ name, curve, area }) => [
      cellOf(shortened(name, 28)),
      cellOf(numberWords(curve.positives)),
      cellOf(curve.averagePrecision.toFixed(3)),
      cellOf(`${area.value.toFixed(3)} (${area.low.toFixed(3)} – ${area.high.toFixed(3)})`),
    ]),
    note:
      curves.length > rows.length ? `The worst ${MOST_ROWS} of ${numberWords(curves.length)} classes.` : null,
    dashed: false,
  };
}
