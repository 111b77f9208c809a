import type { Run } from "../model/run.ts";

/** What `postrun list` says of a run. */
export interface RunLine {
  readonly run: string;
  readonly format: string;
  readonly regime: Run["regime"]["id"];
  readonly series: number;
  /** Rows of the longest series axes. */
  readonly rows: number;
  readonly points: number;
  readonly span: Span | null;
  /** What the tool recorded, `unknown` where it recorded nothing. */
  readonly status: NonNullable<Run["facts"]["status"]> | "unknown";
  readonly files: number;
  readonly warnings: number;
}

interface Span {
  readonly unit: "step" | "epoch" | "row";
  readonly from: number;
  readonly to: number;
}

/** The shape of a run in one line: nothing is judged. */
export function runLine(run: Run): RunLine {
  return {
    run: run.name,
    format: run.format,
    regime: run.regime.id,
    series: run.series.length,
    rows: run.series.reduce((most, { axes }) => Math.max(most, axes.step.length), 0),
    points: run.series.reduce((sum, { values }) => sum + values.length, 0),
    span: spanOf(run),
    status: run.facts.status ?? "unknown",
    files: run.provenance.filter(({ readAs }) => readAs !== null).length,
    warnings: run.notices.filter(({ level }) => level === "warning").length,
  };
}

/** `step 0 to 999`, or a dash where nothing was counted. */
export function spanText(span: Span | null): string {
  return span === null ? "-" : `${span.unit} ${plain(span.from)} to ${plain(span.to)}`;
}

function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(3)));
}

/** In the unit that most series count in; steps where as many count in each. */
function spanOf({ series }: Run): Span | null {
  const counts = (["step", "epoch", "row"] as const).map((unit) => ({
    unit,
    of: series.filter(({ axes }) => axes.stepUnit === unit),
  }));
  const most = counts.reduce((best, one) => (one.of.length > best.of.length ? one : best));
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { axes, index } of most.of) {
    for (const row of index) {
      const step = axes.step[row] ?? Number.NaN;
      if (step < from) from = step;
      if (step > to) to = step;
    }
  }
  return from > to ? null : { unit: most.unit, from, to };
}
