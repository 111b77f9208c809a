import type { Check, CheckOutcome, ObservedOutcome, StepRange } from "../model/check.ts";
import type { Observation } from "../model/diagnosis.ts";
import { type CheckInputs, type InputName, inputsOf, SERIES_INPUTS } from "../model/inputs.ts";
import type { SourcePosition } from "../model/position.ts";
import type { Run } from "../model/run.ts";
import { fileAt, rowAt, type Series, stepAt } from "../model/series.ts";

/**
 * Asks every check its question. A check that throws is recorded as failed and ends nothing;
 * `rethrow` lets tests see the bug itself.
 */
export function observeRun(run: Run, checks: readonly Check[], rethrow = false): readonly Observation[] {
  const inputs = inputsOf(run);
  return checks
    .filter((check) => check.regimes === null || check.regimes.includes(run.regime.id))
    .map((check) => observeCheck(check, inputs, rethrow));
}

/** Asks one check its question, of whatever inputs there are. */
export function observeCheck(check: Check, inputs: Partial<CheckInputs>, rethrow: boolean): Observation {
  const outcome = ask(check, inputs, rethrow);
  const limits = Object.entries(check.thresholds).map(([name, limit]) => ({ name, ...limit }));
  return {
    check: check.id,
    title: check.title,
    question: check.question,
    signal: check.signal,
    ground: check.ground,
    ...(limits.length > 0 ? { limits } : {}),
    outcome,
    sources: sourcesOf(check, inputs, outcome),
  };
}

function ask(check: Check, inputs: Partial<CheckInputs>, rethrow: boolean): ObservedOutcome {
  try {
    return check.observe(inputs);
  } catch (cause) {
    if (rethrow) throw cause;
    return { kind: "failed", message: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** The places a claim stands on: those the check names, else the inputs it needed, cut to the cited steps. */
function sourcesOf(
  check: Check,
  inputs: Partial<CheckInputs>,
  outcome: ObservedOutcome,
): readonly SourcePosition[] {
  if (outcome.kind !== "present" && outcome.kind !== "absent") return [];
  if (outcome.kind === "present" && outcome.sources && outcome.sources.length > 0) return outcome.sources;
  const at = rangesOf(outcome);
  return check.needs.flatMap((name) => positionOf(name, inputs, at));
}

function rangesOf(outcome: CheckOutcome): readonly StepRange[] {
  return outcome.kind === "present" ? outcome.at : [];
}

function positionOf(
  name: InputName,
  inputs: Partial<CheckInputs>,
  at: readonly StepRange[],
): readonly SourcePosition[] {
  const input = inputs[name];
  if (input === undefined || name === "notices" || name === "facts" || name === "events") return [];
  if (name === "repeats") return [];
  if (isSeriesInput(name)) return [seriesPosition(input as Series, at)];
  if (name === "config") return (inputs.config?.files ?? []).map(({ file }) => ({ file }));
  return [{ file: (input as { file: string }).file }];
}

function isSeriesInput(name: InputName): boolean {
  return (SERIES_INPUTS as readonly string[]).includes(name);
}

function seriesPosition(series: Series, at: readonly StepRange[]): SourcePosition {
  if (series.values.length === 0) return { file: series.file, column: series.sourceName };
  const from = Math.min(...at.map((range) => range.from), Number.POSITIVE_INFINITY);
  const to = Math.max(...at.map((range) => range.to), Number.NEGATIVE_INFINITY);
  let first = 0;
  let last = series.values.length - 1;
  if (at.length > 0) {
    const inside = indicesBetween(series, from, to);
    if (inside) [first, last] = inside;
  }
  const position = { file: fileAt(series, first), column: series.sourceName };
  if (series.axes.rowUnit !== "line") return position;
  return { ...position, line: rowAt(series, first), lastLine: rowAt(series, last) };
}

function indicesBetween(series: Series, from: number, to: number): readonly [number, number] | null {
  let first = -1;
  let last = -1;
  for (let i = 0; i < series.values.length; i++) {
    const step = stepAt(series, i);
    if (step < from || step > to) continue;
    if (first < 0) first = i;
    last = i;
  }
  return first < 0 ? null : [first, last];
}
