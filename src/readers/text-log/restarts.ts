import type { RunPartBody } from "../../model/run.ts";

type SeriesBody = Extract<RunPartBody, { kind: "series" }>;

/**
 * First lines of the trainings that Detectron2 appended to one log, each from its first iteration on; only the first of
 * the file where it holds one. Its count is of the whole training, while a count in any other log may be within an epoch.
 */
export function trainingLines({ series }: SeriesBody): readonly number[] {
  const loss = series.find(({ sourceName }) => sourceName === "total_loss");
  if (loss === undefined || loss.axes.stepUnit !== "step") return [0];
  const { step, row } = loss.axes;
  const starts: number[] = [0];
  let from = 0;
  loss.index.forEach((at, i) => {
    const before = step[loss.index[i - 1] ?? -1] ?? Number.NaN;
    const first = step[loss.index[from] ?? 0] ?? Number.NaN;
    if (!(before > first && (step[at] ?? Number.NaN) <= first)) return;
    starts.push(row[at] ?? 0);
    from = i;
  });
  return starts;
}

/** What of a log's series, events and facts stands from one line to before another. */
export function bodyBetween(body: RunPartBody, from: number, to: number): RunPartBody[] {
  if (body.kind === "events") {
    const events = body.events.filter(({ at }) => isWithin(at.line ?? 0, from, to));
    return events.length === 0 ? [] : [{ ...body, events }];
  }
  // How the log ends says nothing of the trainings before the last.
  if (body.kind === "facts" && to < Number.POSITIVE_INFINITY) {
    const { status: _, ...facts } = body.facts;
    return [{ ...body, facts }];
  }
  if (body.kind !== "series") return [body];
  const series = body.series.flatMap((one) => {
    const kept = [...one.index.keys()].filter((i) =>
      isWithin(one.axes.row[one.index[i] ?? 0] ?? 0, from, to),
    );
    if (kept.length === 0) return [];
    const index = Int32Array.from(kept, (i) => one.index[i] ?? 0);
    return [{ ...one, index, values: Float64Array.from(kept, (i) => one.values[i] ?? Number.NaN) }];
  });
  return series.length === 0 ? [] : [{ ...body, series }];
}

function isWithin(line: number, from: number, to: number): boolean {
  return line >= from && line < to;
}
