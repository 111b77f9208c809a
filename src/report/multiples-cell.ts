import { downsample } from "../charts/downsample.ts";
import type { MultiplesFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { bestEvaluation } from "../signals/best-evaluation.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords } from "../stats/number-words.ts";
import { placeWords } from "../stats/step-words.ts";
import { windowOf } from "./chart-line.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { placesOf, stepAxis } from "./step-axis.ts";
import { cellOf, code, countWords, sentence, shortened } from "./words.ts";

/** Panels drawn: six rows of three. */
const MOST_PANELS = 18;
/** Points a panel of 245 px: two a pixel are seen as one line. */
const MOST_POINTS = 300;

const FAMILIES: readonly string[] = ["loss", "metric"];

/** Every loss and metric that has no picture of its own: components, further evaluation sets, further scores. */
export function multiplesCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const drawn = new Set(Object.values(run.primary));
  const others = withoutTwins(
    run.series.filter((series) => FAMILIES.includes(METRIC_ROLES[series.role].family)),
    drawn,
  );
  if (others.length === 0) return null;
  const shown = others.slice(0, MOST_PANELS);
  const answer = answerOf(others, run);
  const figure: MultiplesFigure = {
    kind: "multiples",
    id: "c-others",
    title: "Other losses and metrics",
    alt: `Each of ${countWords(others.length, "further series")} over ${diagnosis.course.stepUnit}s. ${answer}`,
    axis: stepAxis(run, diagnosis),
    panels: shown.map((series) => ({
      title: titleOf(series, others),
      note: numberWords(series.values.findLast(Number.isFinite) ?? Number.NaN),
      points: pointsOf(series, run, diagnosis),
    })),
  };
  const more = others.length > shown.length ? `The first ${shown.length} of ${others.length}. ` : "";
  const thinned = shown.some(({ values }) => values.length > MOST_POINTS)
    ? " Long series are thinned, extremes kept."
    : "";
  return cell({
    anchor: "c-others",
    question: "What did the other losses and metrics do?",
    answer,
    parts: [picture(figure)],
    caption: `${more}Each panel has the steps of the page and its own range, written under it with the scale where that is log; at the right the last value.${thinned}`,
    how: "Every logged loss and metric that is not in a picture above, under its name in the file, unsmoothed.",
    numbers: endsTable(shown),
    exhibits: [],
    facts: [],
  });
}

/** Two loggers of one run write the same curve twice; the drawn one counts, or the first. */
function withoutTwins(all: readonly Series[], drawn: ReadonlySet<string>): readonly Series[] {
  const known = new Set(all.filter(({ id }) => drawn.has(id)).flatMap(marksOf));
  return all.filter((series) => {
    const twin = drawn.has(series.id) || marksOf(series).some((mark) => known.has(mark));
    for (const mark of marksOf(series)) known.add(mark);
    return !twin && series.values.length > 1 && series.values.some(Number.isFinite);
  });
}

/** What two writings of one curve share: the name and the first value, or what it measures and the last one. */
function marksOf({ sourceName, role, split, values }: Series): readonly string[] {
  const first = numberWords(values.find(Number.isFinite) ?? Number.NaN);
  const last = numberWords(values.findLast(Number.isFinite) ?? Number.NaN);
  const named = role !== "loss-component" && role !== "other-metric" && split !== null;
  return [`${sourceName} ${first}`, ...(named ? [`${role} ${split} ${last}`] : [])];
}

/** The name in the file; with the file where another file has a curve of that name. */
function titleOf({ sourceName, file }: Series, all: readonly Series[]): string {
  const alone = all.filter((series) => series.sourceName === sourceName).length === 1;
  return alone ? sourceName : `${sourceName} · ${file.split("/").at(-1) ?? file}`;
}

function pointsOf(
  series: Series,
  run: Run,
  diagnosis: Diagnosis,
): MultiplesFigure["panels"][number]["points"] {
  const { steps } = placesOf(series, run, diagnosis);
  return downsample({ steps, values: series.values }, { most: MOST_POINTS, pinned: [] });
}

/** Which of them end worse than they were. */
function answerOf(series: readonly Series[], run: Run): string {
  const told = series.flatMap((one) => {
    const { better } = METRIC_ROLES[one.role];
    const best = bestEvaluation(one);
    const first = one.values.find(Number.isFinite);
    // Losses that chase a moving target judge nothing.
    if (MOVING_TARGETS.includes(run.regime.id) && METRIC_ROLES[one.role].family === "loss") return [];
    if (!best || first === undefined || (better !== "lower" && better !== "higher")) return [];
    return [{ name: one.sourceName, worse: worsened(one, { first, best: best.value, better }) }];
  });
  const count = countWords(series.length, "further curve");
  const worse = told.filter((one) => one.worse);
  if (told.length === 0) return sentence(`${count} ${series.length === 1 ? "was" : "were"} logged`);
  if (worse.length === 0) return sentence(`of ${count}, none ends far from its best`);
  const names = worse.slice(0, 3).map(({ name }) => shortened(name, 28));
  const rest = worse.length - names.length;
  return sentence(
    `of ${count}, ${worse.length} ${worse.length === 1 ? "ends" : "end"} far from ${worse.length === 1 ? "its" : "their"} best: ${listWords(rest > 0 ? [...names, `${rest} more`] : names)}`,
  );
}

const MOVING_TARGETS: readonly Run["regime"]["id"][] = ["reinforcement", "gan", "preference"];

/** Half of the gain given back: the degree that the diagnosis calls high damage. */
const GIVEN_BACK = 0.5;

function worsened(
  series: Series,
  {
    first,
    best,
    better,
  }: { readonly first: number; readonly best: number; readonly better: "lower" | "higher" },
): boolean {
  const finite = series.values.filter(Number.isFinite);
  const tail = [...finite.subarray(-Math.max(1, windowOf(finite.length)))].sort((a, b) => a - b);
  const last = tail[Math.floor(tail.length / 2)] ?? Number.NaN;
  const sign = better === "lower" ? 1 : -1;
  const gained = sign * (first - best);
  return gained > 0 && sign * (last - best) > GIVEN_BACK * gained;
}

function endsTable(series: readonly Series[]): Table {
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Series", align: "left", scale: null, wideOnly: false },
      { head: "First", align: "right", scale: null, wideOnly: true },
      { head: "Best", align: "right", scale: null, wideOnly: false },
      { head: "at", align: "right", scale: null, wideOnly: true },
      { head: "Last", align: "right", scale: null, wideOnly: false },
    ],
    rows: series.map((one) => {
      const best = bestEvaluation(one);
      return [
        cellOf(code(one.sourceName)),
        cellOf(numberWords(one.values.find(Number.isFinite) ?? Number.NaN)),
        cellOf(best ? numberWords(best.value) : "–"),
        cellOf(best ? placeWords(best.step) : "–"),
        cellOf(numberWords(one.values.findLast(Number.isFinite) ?? Number.NaN)),
      ];
    }),
    note: null,
    dashed: false,
  };
}
