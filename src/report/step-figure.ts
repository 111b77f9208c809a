import type { StepLinesFigure } from "../model/chart.ts";
import type { SignalKind } from "../model/check.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Run } from "../model/run.ts";
import { citedRanges } from "./exhibits.ts";
import { hasFinite, type PlacedLine, pinsOf, type StepSeries, scaleOf, seriesLines } from "./series-lines.ts";
import { stepAxis } from "./step-axis.ts";
import { sentence, upperFirst } from "./words.ts";

/** What a plain figure over steps shows. */
export interface StepPicture {
  readonly id: string;
  /** Level title at its top left. */
  readonly title: string;
  readonly series: readonly StepSeries[];
  readonly zero: boolean;
  readonly size: StepLinesFigure["size"];
  readonly levels: StepLinesFigure["levels"];
  /** Kinds of record whose exhibits are marked in it. */
  readonly signals: readonly SignalKind[];
}

/** A figure of one to four series over the page's steps; null where none holds a finite value. */
export function stepFigure(
  draft: StepPicture,
  context: { readonly run: Run; readonly diagnosis: Diagnosis; readonly answer: string },
): { readonly figure: StepLinesFigure; readonly drawn: readonly PlacedLine[] } | null {
  const { run, diagnosis } = context;
  const cited = citedRanges(diagnosis, draft.signals);
  const drawn = seriesLines(draft.series, { run, diagnosis, pins: pinsOf(diagnosis, cited) });
  if (!hasFinite(drawn)) return null;
  const scale = draft.zero ? "linear" : scaleOf(drawn);
  const figure: StepLinesFigure = {
    kind: "step-lines",
    id: draft.id,
    title: upperFirst(draft.title),
    alt: sentence(`${upperFirst(draft.title)} over ${diagnosis.course.stepUnit}s. ${context.answer}`),
    axis: stepAxis(run, diagnosis),
    lines: drawn.map(({ line }) => line),
    yTitle: scale === "log" ? `${draft.title}, log scale` : draft.title,
    scale,
    zero: draft.zero,
    size: draft.size,
    cited,
    marks: [],
    levels: draft.levels,
    labels: true,
  };
  return { figure, drawn };
}
