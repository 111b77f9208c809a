import type { ClassCounts } from "../model/artifacts.ts";
import type { BarsFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, Table } from "../model/document.ts";
import { SPLITS, type Split } from "../model/metric-role.ts";
import { numberWords } from "../stats/number-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence, shortened, upperFirst } from "./words.ts";

/** Bars drawn; of more classes the largest and the smallest. */
const MOST_BARS = 20;

/** Classes within this factor of one another need no picture: it is what a random draw of even classes gives. */
const EVEN = 1.5;

interface ClassSize {
  readonly name: string;
  readonly count: number;
}

/** Examples by class where they are uneven, of the split that is learned from; the other splits are in the numbers. */
export function classBalanceCell({ counts, file }: ClassCounts, diagnosis: Diagnosis): CellBlock | null {
  const splits = SPLITS.filter((split) => Object.keys(counts[split] ?? {}).length > 1);
  const split = splits.includes("train") ? "train" : splits[0];
  if (split === undefined) return null;
  const sizes = sizesOf(counts[split] ?? {});
  const exhibits = exhibitLinks(diagnosis, ["class-counts"]);
  const even = (sizes[0]?.count ?? 0) <= EVEN * (sizes.at(-1)?.count ?? 0);
  if (even && exhibits.length === 0) return null;
  const answer = answerOf(sizes, split);
  const shown =
    sizes.length <= MOST_BARS ? sizes : [...sizes.slice(0, MOST_BARS / 2), ...sizes.slice(-MOST_BARS / 2)];
  const figure: BarsFigure = {
    kind: "bars",
    id: "c-balance",
    title: "Examples by class",
    alt: `Examples by class in the ${split} split. ${answer}`,
    rows: shown.map(({ name, count }) => ({
      label: name,
      value: count,
      cited: exhibits.length > 0 && count === sizes.at(-1)?.count,
    })),
    xTitle: `examples in the ${SPLIT_WORDS[split]} split`,
  };
  const total = sizes.reduce((sum, { count }) => sum + count, 0);
  return cell({
    anchor: "c-balance",
    question: "How are the classes filled?",
    answer,
    parts: [picture(figure)],
    caption:
      shown.length < sizes.length
        ? `The ${MOST_BARS / 2} largest and the ${MOST_BARS / 2} smallest of ${countWords(sizes.length, "class")}.`
        : `All ${countWords(sizes.length, "class")}, largest first.`,
    how: `The counts as ${file} has them.`,
    numbers: countsTable(counts, splits, shown),
    exhibits,
    facts: [fact("Examples", numberWords(total)), fact("Classes", numberWords(sizes.length))],
  });
}

const SPLIT_WORDS: Readonly<Record<Split, string>> = {
  train: "training",
  validation: "validation",
  test: "test",
};

function sizesOf(counts: Readonly<Record<string, number>>): readonly ClassSize[] {
  return Object.entries(counts)
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count);
}

function answerOf(sizes: readonly ClassSize[], split: Split): string {
  const most = sizes[0];
  const least = sizes.at(-1);
  if (!most || !least) return "";
  const where = `in the ${SPLIT_WORDS[split]} split`;
  if (most.count === least.count)
    return sentence(`every class has ${countWords(most.count, "example")} ${where}`);
  const factor =
    least.count > 0 ? `, ${numberWords(Number((most.count / least.count).toPrecision(2)))} × as many` : "";
  return sentence(
    `class ${shortened(least.name, 24)} has ${countWords(least.count, "example")} ${where}, class ${shortened(most.name, 24)} has ${numberWords(most.count)}${factor}`,
  );
}

function countsTable(
  counts: ClassCounts["counts"],
  splits: readonly Split[],
  shown: readonly ClassSize[],
): Table {
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Class", align: "left", scale: null, wideOnly: false },
      ...splits.map((split) => ({
        head: upperFirst(SPLIT_WORDS[split]),
        align: "right" as const,
        scale: null,
        wideOnly: false,
      })),
    ],
    rows: shown.map(({ name }) => [
      cellOf(name),
      ...splits.map((split) => cellOf(numberWords(counts[split]?.[name] ?? 0))),
    ]),
    note: null,
    dashed: false,
  };
}
