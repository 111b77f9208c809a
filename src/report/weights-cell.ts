import type { StoredWeights, TensorNumbers } from "../model/artifacts.ts";
import type { CellBlock } from "../model/document.ts";
import { weightFaults } from "../signals/weight-faults.ts";
import { numberWords, percentWords } from "../stats/number-words.ts";
import { numberColumn } from "./number-column.ts";
import { cell } from "./section.ts";
import { cellOf, code, countWords, fact, sentence } from "./words.ts";

/** Rows of the table: the worst. */
const MOST_ROWS = 12;

/** What is odd in the numbers of the last checkpoint; one sentence where nothing is. Null where none were read. */
export function weightsCell(weights: readonly StoredWeights[]): CellBlock | null {
  const last = weights.at(-1);
  if (last === undefined || last.tensors.length === 0) return null;
  const { nan, infinite, allZero, zeroRows } = weightFaults(last);
  const odd = [...new Set([...nan, ...infinite, ...allZero, ...zeroRows])];
  const first = weights.length > 1 ? weights[0] : undefined;
  return cell({
    anchor: "c-weights",
    question: "Are the stored weights sound?",
    answer: answerOf(last),
    parts: [],
    caption:
      odd.length === 0 ? "" : "Worst first: NaN, infinite, all zero, rows of zeros. A row is one output.",
    how: `All numbers of the tensors in ${last.file}${first === undefined ? "" : `, the last of ${numberWords(weights.length)} files of weights`}; norms leave out what is not finite.`,
    numbers: odd.length === 0 ? null : tableOf(odd),
    exhibits: [],
    facts: [
      fact("Tensors read", numberWords(last.tensors.length)),
      ...(last.unread > 0 ? [fact("Not read (type or layout)", numberWords(last.unread))] : []),
      ...(first === undefined ? [] : [fact(`The same as in ${first.file}`, sameWords(first, last))]),
    ],
  });
}

function answerOf(weights: StoredWeights): string {
  const { nan, infinite, allZero, zeroRows } = weightFaults(weights);
  const all = countWords(weights.tensors.length, "tensor");
  const said = [
    nan.length > 0 ? `NaN stands in ${numberWords(nan.length)} of ${all}` : "",
    infinite.length > 0 ? `infinite numbers in ${numberWords(infinite.length)}` : "",
    allZero.length > 0
      ? `${countWords(allZero.length, "weight matrix").replace("matrixes", "matrices")} all zero`
      : "",
    zeroRows.length > 0 ? `rows of zeros in ${numberWords(zeroRows.length)}` : "",
  ].filter((part) => part !== "");
  if (said.length > 0) return sentence(said.join("; "));
  return sentence(`all numbers of ${all} in ${weights.file} are finite, and no row of a weight is all zero`);
}

function tableOf(tensors: readonly TensorNumbers[]): CellBlock["numbers"] {
  return {
    kind: "table",
    title: null,
    columns: [
      { head: "Tensor", align: "left", scale: null, wideOnly: false },
      { head: "Type", align: "left", scale: null, wideOnly: true },
      numberColumn("Numbers", true),
      numberColumn("NaN", false),
      numberColumn("Infinite", false),
      numberColumn("Zeros", false),
      numberColumn("Zero rows", false),
      numberColumn("L2 norm", true),
    ],
    rows: tensors
      .slice(0, MOST_ROWS)
      .map((tensor) => [
        cellOf(code(tensor.name)),
        cellOf(tensor.dtype),
        cellOf(numberWords(tensor.count)),
        cellOf(numberWords(tensor.nan)),
        cellOf(numberWords(tensor.infinite)),
        cellOf(percentWords(tensor.zeros / tensor.count)),
        cellOf(tensor.rows > 1 ? `${numberWords(tensor.zeroRows)} of ${numberWords(tensor.rows)}` : "–"),
        cellOf(numberWords(tensor.norm)),
      ]),
    note:
      tensors.length > MOST_ROWS
        ? `The worst ${MOST_ROWS} of ${countWords(tensors.length, "tensor")}.`
        : null,
    dashed: false,
  };
}

/** Tensors whose sum and norm are the same to the last bit; numbers that changed do not keep both. */
function sameWords(first: StoredWeights, last: StoredWeights): string {
  const before = new Map(first.tensors.map((tensor) => [tensor.name, tensor]));
  const both = last.tensors.filter(({ name }) => before.has(name));
  const same = both.filter(({ name, sum, norm }) => {
    const known = before.get(name);
    return known?.sum === sum && known.norm === norm;
  });
  return `${numberWords(same.length)} of ${countWords(both.length, "tensor")}`;
}
