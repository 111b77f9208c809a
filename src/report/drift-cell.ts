import type { BarsFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import type { Split } from "../model/metric-role.ts";
import type { Run } from "../model/run.ts";
import { type ColumnDrift, featureDrift } from "../signals/feature-drift.ts";
import { numberWords } from "../stats/number-words.ts";
import { populationStability } from "../stats/population-stability.ts";
import { exhibitsOfCell } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence, shortened } from "./words.ts";

const ANCHOR = "c-drift";

/** Bars drawn where columns differ, and where none does: then the farthest few show by how much they do not. */
const MOST_BARS = 10;
const FEW_BARS = 4;

/** Columns of training held against those of one other split. */
interface Compared {
  readonly split: Split;
  readonly columns: readonly ColumnDrift[];
  /** Distance that chance alone passes in 1 % of such tables. */
  readonly limit: number;
  readonly beyond: number;
}

/** Which columns are distributed otherwise than in training; null where the features of two splits are not there. */
export function driftCell(run: Run, diagnosis: Diagnosis): CellBlock | null {
  const compared = (["validation", "test"] as const).flatMap((split) => comparedOf(run, split));
  // Where none is beyond the limit the list of what was checked says so: four short bars would add nothing.
  if (compared.every(({ beyond }) => beyond === 0)) return null;
  const answer = answerOf(compared);
  const to = Math.max(...compared.flatMap(({ columns, limit }) => [limit * 1.1, columns[0]?.distance ?? 0]));
  return cell({
    anchor: ANCHOR,
    question: "Are the inputs of the splits alike?",
    answer,
    parts: compared.map((one, i) =>
      picture(figureOf(one, { answer, id: i === 0 ? ANCHOR : `${ANCHOR}-${one.split}`, to })),
    ),
    caption: `Farthest first${compared.some(isCut) ? ", the rest left out" : ""}. The line is what chance alone passes in 1 % of tables of so many columns and rows; it tells how sure a difference is, the length of the bar how large.`,
    how: "Two-sample Kolmogorov–Smirnov distance of each column between the training split and the other: the largest gap between the two cumulated shares, 0 to 1. The limit is divided by the number of columns (Bonferroni). PSI: population stability index over the deciles of training; by convention 0.1 is a small shift and 0.25 a large one.",
    numbers: driftTable(compared, run),
    exhibits: exhibitsOfCell(diagnosis, ANCHOR),
    facts: compared.map(({ split, columns, beyond }) =>
      fact(`Beyond the limit, ${split}`, `${numberWords(beyond)} of ${numberWords(columns.length)}`),
    ),
  });
}

function comparedOf(run: Run, split: "validation" | "test"): readonly Compared[] {
  const [train, other] = [run.features.train, run.features[split]];
  const columns = train && other ? featureDrift(train, other) : null;
  const first = columns?.find(({ distance }) => distance > 0);
  if (!columns || !first) return [];
  const beyond = columns.filter(({ times }) => times > 1).length;
  return [{ split, columns, limit: first.distance / first.times, beyond }];
}

function shownOf({ columns, beyond }: Compared): readonly ColumnDrift[] {
  return columns.slice(0, Math.min(MOST_BARS, Math.max(FEW_BARS, beyond)));
}

function isCut(one: Compared): boolean {
  return shownOf(one).length < one.columns.length;
}

function answerOf(compared: readonly Compared[]): string {
  const worst = compared.reduce((a, b) => ((b.columns[0]?.times ?? 0) > (a.columns[0]?.times ?? 0) ? b : a));
  const [top] = worst.columns;
  if (!top) return "";
  const farthest = `distance ${numberWords(top.distance)} (limit ${numberWords(worst.limit)})`;
  const name = shortened(top.name, 28);
  const verb = worst.beyond === 1 ? "differs" : "differ";
  return sentence(
    `${numberWords(worst.beyond)} of ${countWords(worst.columns.length, "column")} ${verb} between training and ${worst.split} beyond chance; ${name} most, ${farthest}`,
  );
}

function figureOf(
  one: Compared,
  { answer, id, to }: { readonly answer: string; readonly id: string; readonly to: number },
): BarsFigure {
  return {
    kind: "bars",
    id,
    title: `Drift from training to ${one.split}`,
    alt: `Distance of columns between training and ${one.split}. ${answer}`,
    rows: shownOf(one).map(({ name, distance }) => ({ label: name, value: distance, cited: false })),
    xTitle: `distance between training and ${one.split}`,
    limit: { value: one.limit, label: `limit ${numberWords(one.limit)}` },
    to,
  };
}

function driftTable(compared: readonly Compared[], run: Run): Table {
  const right = (head: string, wideOnly: boolean) =>
    ({ head, align: "right", scale: null, wideOnly }) as const;
  const valuesOf = (split: Split, name: string) => {
    const features = run.features[split];
    return features?.values[features.columns.indexOf(name)] ?? [];
  };
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Column", align: "left", scale: null, wideOnly: false },
      { head: "Training to", align: "left", scale: null, wideOnly: false },
      right("Distance", false),
      right("÷ limit", true),
      right("PSI", false),
    ],
    rows: compared.flatMap((one) =>
      shownOf(one).map(({ name, distance, times }) => [
        cellOf(shortened(name, 28)),
        cellOf(one.split),
        cellOf(distance.toFixed(3)),
        cellOf(`${numberWords(times)} ×`),
        cellOf(numberWords(populationStability(valuesOf("train", name), valuesOf(one.split, name)))),
      ]),
    ),
    note: null,
    dashed: false,
  };
}
