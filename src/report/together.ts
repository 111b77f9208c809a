import { downsample } from "../charts/downsample.ts";
import type { ChartLine, StepLinesFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Fact, Table } from "../model/document.ts";
import type { GroupMember, RunGroup } from "../model/group.ts";
import { METRIC_ROLES } from "../model/metric-role.ts";
import { numberWords } from "../stats/number-words.ts";
import { placeWords } from "../stats/step-words.ts";
import { medianLine } from "./median-line.ts";
import { picture } from "./picture.ts";
import { cell, type Section } from "./section.ts";
import { scaleOf } from "./series-lines.ts";
import { cellOf, code, countWords, fact, sentence, shortened, upperFirst } from "./words.ts";

/** The runs that this one was given with: seeds, folds or an ablation. */
export const together: Section = {
  id: "together",
  title: "Several runs together",
  build: (_run, diagnosis) => (diagnosis.group ? [runsCell(diagnosis.group, diagnosis)] : null),
};

function runsCell(group: RunGroup, diagnosis: Diagnosis): CellBlock {
  const { metric, members } = group;
  const lines = linesOf(group, diagnosis.run);
  const noun = nounOf(group);
  const answer = sentence(group.findings[0]?.text ?? spreadWords(group));
  const drawn = lines.map((line) => ({ line, logged: 0, drawn: 0, window: 1 }));
  const scale = scaleOf(drawn);
  const share = lines.every(({ main }) => main.values.every((value) => !(value < 0 || value > 1)));
  const figure: StepLinesFigure = {
    kind: "step-lines",
    id: "c-together",
    title: upperFirst(noun),
    alt: `${upperFirst(noun)} of ${countWords(members.length, "run")} over ${metric.stepUnit}s. ${answer}`,
    axis: axisOf(group),
    lines,
    yTitle: scale === "log" && !share ? `${noun}, log scale` : noun,
    scale: share ? "linear" : scale,
    zero: false,
    size: "second",
    cited: [],
    marks: [],
    levels: [],
    labels: true,
  };
  return cell({
    anchor: "c-together",
    question: QUESTIONS[group.kind],
    answer,
    parts: [picture(figure), runsTable(group, diagnosis.run), ...differencesTable(group)],
    caption: captionOf(group),
    how: `The runs are taken together because ${group.because}. End: the median of the last tenth of the values. Quartiles by linear interpolation.`,
    numbers: null,
    exhibits: [],
    facts: factsOf(group),
  });
}

const QUESTIONS = {
  seeds: "Does the result depend on the seed?",
  folds: "Does the result depend on the fold?",
  ablation: "What does the changed setting do?",
} as const;

function nounOf({ metric }: RunGroup): string {
  if (metric.role === "other" || metric.role === "other-metric") return metric.name;
  const split = metric.split === "train" ? "training" : metric.split;
  return split === null ? METRIC_ROLES[metric.role].title : `${split} ${METRIC_ROLES[metric.role].title}`;
}

/** Best, median and worst run, and this one where it is none of them: four lines, the rest is in the table. */
function linesOf(group: RunGroup, run: string): readonly ChartLine[] {
  const { members } = group;
  const lines: ChartLine[] = [];
  const best = members[0];
  const worst = members.at(-1);
  const own = members.find((member) => member.run === run);
  const label = (member: GroupMember, role: string) => `${role}${member === own ? ", this run" : ""}`;
  if (best) lines.push(lineOf(best, label(best, "best"), "s1"));
  if (worst && worst !== best) lines.push(lineOf(worst, label(worst, "worst"), "s2"));
  if (own && own !== best && own !== worst) lines.push(lineOf(own, "this run", "s3"));
  const median = members.length > 2 ? medianLine(members) : null;
  if (median)
    lines.push({ label: "median of all", token: "ink", main: median, raw: null, dots: false, dashed: true });
  return lines;
}

/** Two points a pixel of the plot. */
const MOST_POINTS = 640;

function lineOf(member: GroupMember, label: string, token: ChartLine["token"]): ChartLine {
  const points = { steps: Float64Array.from(member.steps), values: Float64Array.from(member.values) };
  const main = downsample(points, { most: MOST_POINTS, pinned: [] });
  const values = main.values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
  return {
    label,
    note: numberWords(member.final),
    token,
    main: { steps: main.steps, values },
    raw: null,
    dots: false,
    dashed: false,
  };
}

function axisOf({ members, metric }: RunGroup): StepLinesFigure["axis"] {
  const steps = members.flatMap((member) => [member.steps[0] ?? 0, member.steps.at(-1) ?? 0]);
  const [from, to] = [Math.min(...steps), Math.max(...steps)];
  return { from, to: to > from ? to : from + 1, unit: metric.stepUnit, epochs: [] };
}

/** More rows than this are read by nobody: the best and the worst stand, the rest is counted. */
const MOST_ROWS = 12;

function runsTable({ members, metric }: RunGroup, run: string): Table {
  const half = MOST_ROWS / 2;
  const shown = members.length <= MOST_ROWS ? members : [...members.slice(0, half), ...members.slice(-half)];
  return {
    kind: "table",
    title: "Runs, best end first",
    columns: [
      { head: "Run", align: "left", scale: null, wideOnly: false },
      { head: "End", align: "right", scale: null, wideOnly: false },
      { head: "Best", align: "right", scale: null, wideOnly: false },
      { head: `at ${metric.stepUnit}`, align: "right", scale: null, wideOnly: true },
      { head: "Verdict", align: "left", scale: null, wideOnly: false },
      { head: "First cause", align: "left", scale: null, wideOnly: true },
    ],
    rows: shown.map((member) => [
      cellOf(`${shortened(member.run, 40)}${member.run === run ? ", this run" : ""}`),
      cellOf(numberWords(member.final)),
      cellOf(numberWords(member.best)),
      cellOf(placeWords(member.bestStep)),
      cellOf(member.verdict),
      cellOf(member.cause === null ? "–" : code(member.cause)),
    ]),
    note:
      shown.length < members.length
        ? `The best ${half} and the worst ${half} of ${members.length} runs; all are in the data.`
        : null,
    dashed: false,
  };
}

/** Settings that differ; the first few, by run in the order of the table above. */
const MOST_SETTINGS = 10;

function differencesTable({ settings, members }: RunGroup): readonly Table[] {
  if (settings.length === 0) return [];
  return [
    {
      kind: "table",
      title: "Settings that differ",
      columns: [
        { head: "Setting", align: "left", scale: null, wideOnly: false },
        { head: "Best run", align: "right", scale: null, wideOnly: false },
        { head: "Worst run", align: "right", scale: null, wideOnly: false },
        { head: "All values", align: "left", scale: null, wideOnly: true },
      ],
      rows: settings
        .slice(0, MOST_SETTINGS)
        .map(({ key, values }) => [
          cellOf(code(key)),
          cellOf(shortened(values[0] ?? "–", 24)),
          cellOf(shortened(values[members.length - 1] ?? "–", 24)),
          cellOf(shortened([...new Set(values.map((value) => value ?? "not stated"))].join(", "), 60)),
        ]),
      note: settings.length > MOST_SETTINGS ? `The first ${MOST_SETTINGS} of ${settings.length}.` : null,
      dashed: false,
    },
  ];
}

function spreadWords({ spread, members }: RunGroup): string {
  return `${countWords(members.length, "run")} end between ${numberWords(spread.min)} and ${numberWords(spread.max)}, at ${numberWords(spread.median)} in the median`;
}

function captionOf(group: RunGroup): string {
  const { members, metric } = group;
  const rest = group.findings.slice(1).map(({ text }) => sentence(text));
  const drawn =
    members.length > 2
      ? "best, worst and this run, and the median of all at each place of the axis"
      : "both runs";
  const causes = group.causes.map(({ title, confidence, evidence }) =>
    sentence(
      `${title} at ${confidence.toFixed(2)} by these runs together: ${evidence.map(({ claim }) => claim).join("; ")}`,
    ),
  );
  return [`${sentence(`${metric.name}: ${drawn}`)}`, ...rest, ...causes].join(" ");
}

function factsOf({ spread, noise }: RunGroup): readonly Fact[] {
  return [
    fact(
      "Runs",
      spread.lost === 0 ? numberWords(spread.n) : `${spread.n}, and ${spread.lost} that end in no number`,
    ),
    fact("Median end", numberWords(spread.median)),
    fact("Middle half", `${numberWords(spread.q1)} to ${numberWords(spread.q3)}`),
    fact("All", `${numberWords(spread.min)} to ${numberWords(spread.max)}`),
    ...(noise ? [fact("Chance of one evaluation", `${numberWords(noise.value)}: ${noise.because}`)] : []),
  ];
}
