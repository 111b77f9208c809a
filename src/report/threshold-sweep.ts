import type { ValueLinesFigure } from "../model/chart.ts";
import type { Table } from "../model/document.ts";
import { pointAt, type ThresholdPoint } from "../signals/threshold-curves.ts";
import { numberWords } from "../stats/number-words.ts";
import type { RankingCurve } from "../stats/ranking-curve.ts";
import { numberColumn } from "./number-column.ts";
import { cellOf, shortened } from "./words.ts";

/** Where a probability above one half decides. */
export const DEFAULT_THRESHOLD = 0.5;

/** Thresholds between 0 and 1 in the picture: one for each six pixels of the widest plot. */
const GRID = 100;

/** Precision, recall and F1 over the threshold, with the usual one and the best. */
export function sweepFigure(
  name: string,
  curve: RankingCurve,
  { usual, best, answer }: { usual: ThresholdPoint; best: ThresholdPoint; answer: string },
): ValueLinesFigure {
  const grid = Array.from({ length: GRID + 1 }, (_, i) => i / GRID);
  const steps = [...new Set([...grid, usual.threshold, best.threshold])].sort((a, b) => a - b);
  const points = steps.map((threshold) => pointAt(curve, threshold));
  const line = (pick: (point: ThresholdPoint) => number) => ({ steps, values: points.map(pick) });
  const same = Math.abs(best.threshold - usual.threshold) < 0.5 / GRID;
  return {
    kind: "value-lines",
    id: "c-thresholds-sweep",
    title: "Precision, recall and F1 by threshold",
    alt: `Precision, recall and F1 of class ${shortened(name, 40)} over the threshold. ${answer}`,
    lines: [
      { label: "precision", token: "s2", points: line(({ precision }) => precision) },
      { label: "recall", token: "s1", points: line(({ recall }) => recall) },
      { label: "F1", token: "s4", points: line(({ f1 }) => f1) },
    ],
    xTitle: "threshold",
    yTitle: "precision, recall, F1",
    marks: same
      ? [{ x: usual.threshold, label: `threshold ${DEFAULT_THRESHOLD}, best F1`, dashed: false }]
      : [
          { x: usual.threshold, label: `threshold ${DEFAULT_THRESHOLD}`, dashed: false },
          { x: best.threshold, label: `best F1, ${thresholdWords(best.threshold)}`, dashed: true },
        ],
    plain: true,
  };
}

/** Thresholds of the table. */
const SWEEP = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** What each threshold gives, in numbers. */
export function sweepTable(curve: RankingCurve, marked: readonly ThresholdPoint[]): Table {
  const extra = marked.map(({ threshold }) => threshold).filter((at) => !SWEEP.includes(at));
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Threshold", align: "left", scale: null, wideOnly: false },
      numberColumn("At or above", true),
      numberColumn("Precision", false),
      numberColumn("Recall", false),
      numberColumn("False alarms", true),
      numberColumn("F1", false),
    ],
    rows: [...SWEEP, ...extra]
      .sort((a, b) => a - b)
      .map((threshold) => {
        const point = pointAt(curve, threshold);
        return [
          cellOf(thresholdWords(threshold)),
          cellOf(numberWords(point.flagged)),
          cellOf(Number.isFinite(point.precision) ? point.precision.toFixed(3) : "–"),
          cellOf(point.recall.toFixed(3)),
          cellOf(point.fallOut.toFixed(3)),
          cellOf(point.f1.toFixed(3)),
        ];
      }),
    note: null,
    dashed: false,
  };
}

/** Enough digits to set it, none beyond. */
export function thresholdWords(threshold: number): string {
  return numberWords(Number(threshold.toPrecision(3)));
}
