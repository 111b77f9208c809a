import type { CsvDialect } from "../tables/csv-dialect.ts";
import { columnNamed, ID_NAMES } from "../tables/dense-column.ts";
import { numberCell } from "../tables/number-cell.ts";

/** Which columns of a table are predictions. */
export interface PredictionColumns {
  readonly id: string | null;
  readonly yTrue: string;
  readonly yPred: string;
  /** Columns of probabilities with the class that each speaks of. */
  readonly probabilities: readonly { readonly column: string; readonly className: string }[];
  /** Columns whose cells are kept as written. */
  readonly asText: ReadonlySet<string>;
}

/** Names of a table's columns and its first rows, as text. */
export type TableHead = Pick<CsvDialect, "header" | "sample">;

/** Finds the columns by their names; null for a table without a true and a predicted one. */
export function predictionColumns(dialect: TableHead): PredictionColumns | null {
  const { header } = dialect;
  const yTrue = columnNamed(header, TRUE_NAMES);
  const yPred = columnNamed(header, PREDICTED_NAMES);
  if (yTrue === null || yPred === null) return null;
  const id = columnNamed(header, ID_NAMES);
  const words = [yTrue, yPred].some((name) => holdsWords(dialect, name));
  const asText = new Set([...(id === null ? [] : [id]), ...(words ? [yTrue, yPred] : [])]);
  return { id, yTrue, yPred, probabilities: probabilityColumns(header), asText };
}

/** Spellings met in the wild: scikit-learn's own names, DVC's `actual,predicted`, Hugging Face's `label,prediction`. */
const TRUE_NAMES: ReadonlySet<string> = new Set([
  "y_true",
  "ytrue",
  "true",
  "label",
  "labels",
  "target",
  "targets",
  "actual",
  "truth",
  "ground_truth",
  "true_label",
  "true_class",
  "reference",
]);

const PREDICTED_NAMES: ReadonlySet<string> = new Set([
  "y_pred",
  "ypred",
  "pred",
  "preds",
  "prediction",
  "predictions",
  "predicted",
  "predicted_label",
  "predicted_class",
  "pred_label",
  "y_hat",
  "yhat",
]);

/** `prob_cat`, or at least two of `p_cat`, `p_dog`: a lone `p_value` is none. */
function probabilityColumns(header: readonly string[]): { column: string; className: string }[] {
  for (const [pattern, least] of [
    [/^prob(?:a|ability)?_(.+)$/i, 1],
    [/^p_(.+)$/i, 2],
  ] as const) {
    const found = header.flatMap((column) => {
      const className = pattern.exec(column)?.[1];
      return className === undefined ? [] : [{ column, className }];
    });
    if (found.length >= least) return found;
  }
  return [];
}

/** A column with one word among its first rows holds names of classes, where "none" and "nan" are names too. */
function holdsWords(dialect: TableHead, name: string): boolean {
  const c = dialect.header.indexOf(name);
  return dialect.sample.some((row) => numberCell(row[c] ?? "") === "text");
}
