import { sizeMatrix } from "../charts/confusion.ts";
import { worstClasses } from "../charts/worst-classes.ts";
import type { ClassPredictions } from "../model/artifacts.ts";
import type { ConfusionFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock, CellPart, Table } from "../model/document.ts";
import { type Confusion, confusion } from "../signals/confusion.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import { exhibitLinks, signalsOf } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { cellOf, countWords, fact, sentence, shortened } from "./words.ts";

const ANCHOR = "c-confusion";

/** Pairs beside the matrix. */
const MOST_PAIRS = 8;

/** Which classes are taken for which. */
export function confusionCell(predictions: ClassPredictions, diagnosis: Diagnosis): CellBlock | null {
  const result = confusion(predictions);
  if (result.classes.length < 2 || result.total === 0) return null;
  const answer = answerOf(result);
  const figure: ConfusionFigure = {
    kind: "confusion",
    id: ANCHOR,
    title: "Confusion matrix",
    alt: `Confusion matrix of ${countWords(result.classes.length, "class")}. ${answer}`,
    classes: result.classes,
    counts: result.counts,
  };
  const accuracy = wilsonInterval(result.total - result.errors, result.total);
  return cell({
    anchor: ANCHOR,
    question: "Which classes are confused?",
    answer,
    parts: partsOf(figure, result),
    caption: captionOf(result),
    how: "Rows are true classes, columns predicted ones; the shade is count ÷ row total in seven fixed classes. The interval of the accuracy is Wilson’s, 95 %.",
    numbers: null,
    exhibits: exhibitLinks(diagnosis, signalsOf(ANCHOR)),
    facts: [
      fact(
        "Accuracy",
        `${accuracy.value.toFixed(3)} (${accuracy.low.toFixed(3)} – ${accuracy.high.toFixed(3)})`,
      ),
      fact("Errors", `${numberWords(result.errors)} of ${numberWords(result.total)}`),
      fact("Balanced accuracy", result.balancedAccuracy.toFixed(3)),
    ],
  });
}

/** Matrices up to this many pixels wide stand beside a table at full size; wider ones above it. */
const WIDEST_BESIDE = 478;

/** Above a hundred classes the matrix is an image without names, so the worst have one of their own. */
const MOST_NAMED = 100;
const WORST = 20;

function partsOf(figure: ConfusionFigure, result: Confusion): readonly CellPart[] {
  const drawn = picture(figure);
  if (result.errors === 0) return [drawn];
  const table = pairsTable(result);
  const { size, left } = sizeMatrix(figure, "wide");
  if (left + size <= WIDEST_BESIDE) return [{ kind: "pair", picture: drawn, table }];
  if (result.classes.length <= MOST_NAMED) return [drawn, table];
  const part = worstClasses(figure, WORST);
  const alt = `Confusion matrix of the ${WORST} classes with the most errors: ${part.classes.join(", ")}.`;
  return [drawn, table, picture({ ...part, id: `${ANCHOR}-worst`, title: "Worst classes", alt })];
}

function captionOf({ classes }: Confusion): string {
  const shading =
    "Counts. Framed: right. Shaded by share of the true class, errors only, so that the ink goes to what went wrong.";
  return classes.length > MOST_NAMED
    ? `${shading} Last picture: the ${WORST} classes with the most errors, missed or called in error.`
    : shading;
}

function answerOf(result: Confusion): string {
  if (result.errors === 0) return `All ${countWords(result.total, "item")} are right.`;
  const wrong = `${percentWords(result.errors / result.total)} are wrong`;
  const [first] = result.confused;
  if (!first) return sentence(wrong);
  const name = (k: number): string => shortened(result.classes[k] ?? "", 24);
  const share = percentWords(first.count / result.errors);
  return `${wrong}; most often ${name(first.actual)} is taken for ${name(first.predicted)}, ${countWords(first.count, "time")} (${share} of the errors).`;
}

function pairsTable(result: Confusion): Table {
  const shown = result.confused.slice(0, MOST_PAIRS);
  const name = (k: number): string => shortened(result.classes[k] ?? "", 20);
  return {
    kind: "table",
    title: "Most confused pairs",
    columns: [
      { head: "True → predicted", align: "left", scale: null, wideOnly: false },
      { head: "Items", align: "right", scale: null, wideOnly: false },
      { head: "Share of class", align: "right", scale: null, wideOnly: false },
    ],
    rows: shown.map(({ actual, predicted, count }) => [
      cellOf(`${name(actual)} → ${name(predicted)}`),
      cellOf(numberWords(count)),
      cellOf(percentWords(count / (result.perClass[actual]?.support ?? Number.NaN))),
    ]),
    note:
      result.confused.length > shown.length
        ? `${shown.length} of ${numberWords(result.confused.length)} pairs.`
        : null,
    dashed: false,
  };
}
