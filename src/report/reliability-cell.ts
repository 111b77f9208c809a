import type { ClassPredictions } from "../model/artifacts.ts";
import type { ReliabilityFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import { type Calibration, calibrationBins } from "../signals/calibration-bins.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { exhibitLinks, signalsOf } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact } from "./words.ts";

const ANCHOR = "c-reliability";

/** A bin with fewer items says nothing: its interval covers most of the axis (look of the report, charts). */
const FEWEST_ITEMS = 5;

/** Whether the stated probabilities can be believed; null where the file has none. */
export function reliabilityCell(predictions: ClassPredictions, diagnosis: Diagnosis): CellBlock | null {
  const result = calibrationBins(predictions);
  if (!result || result.bins.length === 0) return null;
  const bins = result.bins.filter(({ count }) => count >= FEWEST_ITEMS);
  if (bins.length === 0) return null;
  const left = result.count - bins.reduce((sum, { count }) => sum + count, 0);
  const answer = answerOf(result);
  const figure: ReliabilityFigure = {
    kind: "reliability",
    id: ANCHOR,
    title: "Reliability",
    alt: `Reliability diagram: share right by stated probability. ${answer}`,
    bins,
    gap: null,
  };
  const leftOut =
    left > 0 ? ` Bins under ${FEWEST_ITEMS} items are left out: ${countWords(left, "item")}.` : "";
  return cell({
    anchor: ANCHOR,
    question: "Can its probabilities be believed?",
    answer,
    parts: [{ kind: "pair", picture: picture(figure), table: binsTable(bins) }],
    caption: `Points: share right by bin of the highest probability, with 95 % intervals. Bars at the foot: items per bin.${leftOut}`,
    how: "Expected calibration error: the mean distance between stated probability and share right over 15 equal bins, weighted by items.",
    numbers: null,
    exhibits: exhibitLinks(diagnosis, signalsOf(ANCHOR)),
    facts: [
      fact("Calibration error", numberWords(result.error)),
      fact("Mean probability", result.meanConfidence.toFixed(3)),
      fact("Share right", result.accuracy.toFixed(3)),
    ],
  });
}

function answerOf({ error, meanConfidence, accuracy }: Calibration): string {
  const side = meanConfidence - accuracy;
  const gap = `Stated probability and share right differ by ${numberWords(error)} on average`;
  if (Math.abs(side) < error / 2) return `${gap}, above and below about equally.`;
  return `${gap}; it is ${side > 0 ? "overconfident" : "underconfident"}: ${meanConfidence.toFixed(2)} stated, ${accuracy.toFixed(2)} right.`;
}

/** Bins beside the picture: the fullest. */
const MOST_BINS = 10;

function binsTable(bins: Calibration["bins"]): Table {
  const fullest = [...bins].sort((a, b) => b.count - a.count).slice(0, MOST_BINS);
  const shown = bins.filter((bin) => fullest.includes(bin));
  return {
    kind: "table",
    title: "By stated probability",
    columns: [
      { head: "Probability", align: "left", scale: null, wideOnly: false },
      { head: "Items", align: "right", scale: null, wideOnly: false },
      { head: "Right", align: "right", scale: null, wideOnly: false },
    ],
    rows: shown.map(({ from, to, count, accuracy }) => [
      cellOf(`${from.toFixed(2)} – ${to.toFixed(2)}`),
      cellOf(numberWords(count)),
      cellOf(percentWords(accuracy)),
    ]),
    note: bins.length > shown.length ? `The fullest ${shown.length} of ${bins.length} bins.` : null,
    dashed: false,
  };
}
