import type { TaskMatrix } from "../model/artifacts.ts";
import type { MatrixFigure } from "../model/chart.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { CellBlock } from "../model/document.ts";
import { numberWords } from "../stats/number-words.ts";
import { exhibitLinks } from "./exhibits.ts";
import { picture } from "./picture.ts";
import { cell } from "./section.ts";
import { countWords, sentence } from "./words.ts";

/** Falls of accuracy between the classes of ink; the check's own limit lies among them. */
const FALLS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5];

/** More tasks than this have no room for numbers on 800 px. */
const MOST_TASKS = 14;

/** Accuracy on each task after each: what was kept, and what was forgotten. */
export function tasksCell(matrix: TaskMatrix, diagnosis: Diagnosis): CellBlock | null {
  if (matrix.tasks.length < 2 || matrix.accuracy.length === 0) return null;
  const answer = answerOf(matrix);
  const first = Math.max(0, matrix.tasks.length - MOST_TASKS);
  const figure: MatrixFigure = {
    kind: "matrix",
    id: "c-tasks",
    title: "Accuracy by task",
    alt: `Accuracy on each task after training on each. ${answer}`,
    rows: matrix.tasks.slice(first),
    columns: matrix.tasks.slice(first),
    rowTitle: "after",
    columnTitle: "accuracy on",
    cells: matrix.accuracy.slice(first).map((row, r) =>
      row.slice(first).map((value, c) => ({
        text: Number.isFinite(value) ? value.toFixed(2) : "",
        ink: c > r ? null : inkOf(matrix, { row: first + r, column: first + c }),
        framed: r === c,
      })),
    ),
  };
  return cell({
    anchor: "c-tasks",
    question: "Is an earlier task still known after a later one?",
    answer,
    parts: [picture(figure)],
    caption: `Framed: the task just trained. Ink: how far the accuracy lies below its best so far on that task. Grey: not trained yet.${first > 0 ? ` The last ${MOST_TASKS} of ${countWords(matrix.tasks.length, "task")}.` : ""}`,
    how: "Rows: the task that was trained last. Columns: the task that was measured. Read a column downwards: it is the memory of one task.",
    numbers: null,
    exhibits: exhibitLinks(diagnosis, ["tasks"]),
    facts: [],
  });
}

function inkOf(
  matrix: TaskMatrix,
  { row, column }: { readonly row: number; readonly column: number },
): number {
  const fall = bestUntil(matrix, column, row) - (matrix.accuracy[row]?.[column] ?? Number.NaN);
  return FALLS.filter((limit) => fall >= limit).length;
}

/** Best accuracy on a task from its own training to a row. */
function bestUntil(matrix: TaskMatrix, column: number, row: number): number {
  const values = matrix.accuracy.slice(column, row + 1).map((line) => line[column] ?? Number.NaN);
  return values.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

function answerOf(matrix: TaskMatrix): string {
  const end = matrix.accuracy.length - 1;
  const falls = matrix.tasks.slice(0, end).flatMap((name, column) => {
    const best = bestUntil(matrix, column, end);
    const last = matrix.accuracy[end]?.[column] ?? Number.NaN;
    return Number.isFinite(best - last) ? [{ name, best, last }] : [];
  });
  const worst = falls.reduce<(typeof falls)[number] | null>(
    (most, fall) => (most && most.best - most.last >= fall.best - fall.last ? most : fall),
    null,
  );
  if (!worst) return "No earlier task was measured at the end.";
  if (worst.best - worst.last < (FALLS[0] ?? 0))
    return sentence(
      `All ${countWords(falls.length, "earlier task")} are as accurate at the end as they ever were`,
    );
  return sentence(
    `accuracy on ${worst.name} falls from ${numberWords(worst.best)} to ${numberWords(worst.last)} by the end, the most of ${countWords(falls.length, "earlier task")}`,
  );
}
