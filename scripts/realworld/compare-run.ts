import { causes as catalogue } from "../../src/causes/index.ts";
import { runLine, spanText } from "../../src/cli/run-line.ts";
import type { RankedCause, Verdict } from "../../src/model/diagnosis.ts";
import type { Run } from "../../src/model/run.ts";
import { type Series, stepAt } from "../../src/model/series.ts";
import type { Expectation, HandCheck, JudgedRow } from "./expectation.ts";

/** A run of a public folder with what it was diagnosed as. */
export interface JudgedRun {
  readonly run: Run;
  readonly verdict: Verdict;
  readonly causes: readonly RankedCause[];
}

/** One line that says how a run was read. */
export function runText(run: Run): string {
  const { format, regime, series, points, span, status } = runLine(run);
  return `${run.name}: ${format}, ${regime}, ${series} series, ${points} points, ${spanText(span)}, ${status}`;
}

/** What differs between how a folder was read and what is known of it, in words; empty where nothing does. */
export function differences(found: readonly JudgedRun[], expected: Expectation): string[] {
  const texts = found.map(({ run }) => runText(run));
  const known = expected.runs ?? [];
  return [
    ...texts.filter((text) => !known.includes(text)).map((text) => `found, not expected: ${text}`),
    ...known.filter((text) => !texts.includes(text)).map((text) => `expected, not found: ${text}`),
    ...(expected.byHand ?? []).flatMap((check) => handDifferences(found, check)),
    ...(expected.healthy ? alarms(found) : []),
    ...(expected.judged ?? []).flatMap((row) => rowDifferences(found, row)),
  ];
}

function handDifferences(found: readonly JudgedRun[], check: HandCheck): string[] {
  const all = found
    .filter(({ run }) => check.run === undefined || run.name === check.run)
    .flatMap(({ run }) => run.series)
    .filter((series) => isMeant(series, check));
  const [series] = all;
  const name = [check.run, check.file, check.series].filter((part) => part !== undefined).join(" ");
  if (series === undefined || all.length > 1)
    return [`${name}: ${all.length} series of that name, expected 1`];
  const wrong: string[] = [];
  const expect = (what: string, is: unknown, shall: unknown): void => {
    if (is !== shall) wrong.push(`${name}: ${what} is ${String(is)}, the raw file has ${String(shall)}`);
  };
  expect("number of points", series.values.length, check.points);
  expect("number of points that are no numbers", notFinite(series), check.notFinite ?? 0);
  if (check.split !== undefined) expect("split", series.split, check.split);
  for (const [step, value] of check.at) {
    const is = valueAt(series, step);
    if (!isSame(is, value)) expect(`value at ${step}`, is, value);
  }
  return wrong;
}

function isMeant(series: Series, { series: name, file, split }: HandCheck): boolean {
  if (series.sourceName !== name || !series.file.endsWith(file ?? "")) return false;
  return split === undefined || series.split === split;
}

function notFinite({ values }: Series): number {
  return values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
}

function valueAt(series: Series, step: number): number | null {
  const at = series.values.findIndex((_, i) => Math.abs(stepAt(series, i) - step) <= 1e-9 * Math.abs(step));
  return series.values[at] ?? null;
}

/** Event files hold 32-bit floats, which print with more digits than they have. */
function isSame(is: number | null, value: HandCheck["at"][number][1]): boolean {
  if (is === null) return false;
  if (typeof value === "string") return Object.is(is, { nan: NaN, inf: Infinity, "-inf": -Infinity }[value]);
  return Math.abs(is - value) <= 1e-7 * Math.abs(value);
}

/** As likely as not: from here on a reader would act on it. */
const ALARM = 0.5;

function alarms(found: readonly JudgedRun[]): string[] {
  return found.flatMap(({ run, causes }) =>
    causes
      .filter(({ confidence }) => confidence >= ALARM)
      .map(({ id, confidence }) => `${run.name} is healthy, but ${id} has ${confidence.toFixed(2)}`),
  );
}

const RESOURCES: ReadonlySet<string> = new Set(
  catalogue.filter(({ damage }) => damage === "resources").map(({ id }) => id),
);

/** Places of the ranking that a reader looks at. */
const FIRST_FEW = 3;

function rowDifferences(found: readonly JudgedRun[], row: JudgedRow): string[] {
  const { run: name, row: judgement, verdict, causes: wanted } = row;
  const [one, ...others] = found.filter(({ run }) => name === undefined || run.name === name);
  const shown = `judged "${judgement}"${name === undefined ? "" : ` (${name})`}`;
  if (one === undefined || others.length > 0)
    return [`${shown}: ${found.length} runs, none or several meant`];
  const wrong = verdict.includes(one.verdict)
    ? []
    : [`${shown}: verdict ${one.verdict}, expected ${verdict.join(" or ")}`];
  const likely = one.causes.filter(({ confidence }) => confidence >= ALARM);
  if (wanted === undefined) {
    // A slow data loader is no judgement of how the training went.
    const [alarm] = likely.filter(({ id }) => !RESOURCES.has(id));
    return alarm ? [...wrong, `${shown}: ${alarm.id} has ${alarm.confidence.toFixed(2)}`] : wrong;
  }
  const isNamed = likely.some(({ id, rank }) => rank <= FIRST_FEW && wanted.includes(id));
  return isNamed ? wrong : [...wrong, `${shown}: none of ${wanted.join(", ")} among the first ${FIRST_FEW}`];
}
