import type { ScatterFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, CellPart } from "../model/document.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Run } from "../model/run.ts";
import type { Series } from "../model/series.ts";
import { listWords } from "../stats/list-words.ts";
import { numberWords } from "../stats/number-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import type { StepSeries } from "./series-lines.ts";
import { type StepPicture, stepFigure } from "./step-figure.ts";
import { countWords, sentence } from "./words.ts";

/** Generator against discriminator: what it says of real and generated samples, and what is generated. */
export function ganCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const inputs = inputsOf(run);
  const real = inputs["discriminator-real"];
  const fake = inputs["discriminator-fake"];
  const modes = inputs["modes-covered"];
  const spread = inputs["sample-spread"];
  const answer = sentence(listWords([...outputWords(real, fake), ...endWords(modes, spread)]));
  const drafts = picturesOf({ real, fake, modes, spread });
  const parts: CellPart[] = drafts.flatMap((draft) => {
    const made = stepFigure(draft, { run, diagnosis, answer });
    return made ? [picture(made.figure)] : [];
  });
  const points = generatedFigure(run);
  if (points) parts.push(picture(points));
  if (parts.length === 0) return null;
  return cell({
    anchor: "c-gan",
    question: "Do generator and discriminator keep each other in balance?",
    answer: answer === "" ? "Generated samples, by their first two columns." : answer,
    parts,
    caption: points
      ? `Last picture: ${countWords(points.points.steps.length, "generated sample")} by ${points.xTitle} and ${points.yTitle}.`
      : "In balance, both outputs stay near one half.",
    how: "The values as logged. In balance the discriminator cannot tell real from generated samples, and says one half of both.",
    numbers: null,
    exhibits: exhibitLinks(diagnosis, ["gan"]),
    facts: [],
  });
}

interface Balance {
  readonly real: Series | undefined;
  readonly fake: Series | undefined;
  readonly modes: Series | undefined;
  readonly spread: Series | undefined;
}

function picturesOf({ real, fake, modes, spread }: Balance): readonly StepPicture[] {
  const outputs = lines([
    [real, "on real", "s1"],
    [fake, "on generated", "s2"],
  ]);
  const probabilities = outputs.every(({ series }) =>
    series.values.every((value) => !(value < 0 || value > 1)),
  );
  const companion = { zero: true, size: "companion", levels: [], signals: ["gan"] } as const;
  const drafts: StepPicture[] = [
    {
      id: "c-gan",
      title: "output of the discriminator",
      series: outputs,
      zero: probabilities,
      size: "second",
      levels: probabilities ? [{ value: 0.5, label: "balance" }] : [],
      signals: ["gan"],
    },
    { ...companion, id: "c-gan-modes", title: "modes covered", series: lines([[modes, "modes", "s1"]]) },
    {
      ...companion,
      id: "c-gan-spread",
      title: "spread of samples",
      series: lines([[spread, "spread", "s1"]]),
    },
  ];
  return drafts.filter(({ series }) => series.length > 0);
}

function lines(
  entries: readonly (readonly [Series | undefined, string, StepSeries["token"]])[],
): readonly StepSeries[] {
  return entries.flatMap(([series, label, token]) =>
    series && series.values.length > 1 ? [{ series, label, token }] : [],
  );
}

function outputWords(real: Series | undefined, fake: Series | undefined): readonly string[] {
  const ends = [
    { where: "on real samples", value: real?.values.findLast(Number.isFinite) },
    { where: "on generated ones", value: fake?.values.findLast(Number.isFinite) },
  ].flatMap(({ where, value }) => (value === undefined ? [] : [`at ${numberWords(value)} ${where}`]));
  return ends.length === 0 ? [] : [`the discriminator ends ${ends.join(" and ")}`];
}

function endWords(modes: Series | undefined, spread: Series | undefined): readonly string[] {
  const covered = modes?.values.findLast(Number.isFinite);
  const wide = spread?.values.findLast(Number.isFinite);
  return [
    ...(covered === undefined
      ? []
      : [`${countWords(covered, "mode")} ${covered === 1 ? "is" : "are"} covered at the end`]),
    ...(wide === undefined ? [] : [`the spread of samples is ${numberWords(wide)}`]),
  ];
}

/** Points drawn: every k-th of more. */
const MOST_POINTS = 1500;

function generatedFigure(run: Run): ScatterFigure | null {
  const [x, y] = run.generated?.values ?? [];
  const [xTitle, yTitle] = run.generated?.columns ?? [];
  if (!x || !y || xTitle === undefined || yTitle === undefined || x.length === 0) return null;
  const stride = Math.max(1, Math.ceil(x.length / MOST_POINTS));
  const shown = Array.from({ length: Math.ceil(x.length / stride) }, (_, k) => k * stride);
  return {
    kind: "scatter",
    id: "c-generated",
    title: "Generated samples",
    alt: `${countWords(x.length, "generated sample")} by ${xTitle} and ${yTitle}.`,
    points: { steps: shown.map((i) => x[i] ?? Number.NaN), values: shown.map((i) => y[i] ?? Number.NaN) },
    xTitle,
    yTitle,
    diagonal: false,
  };
}
