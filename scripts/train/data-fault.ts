import type { DataSet, Examples } from "./data.ts";
import { normal, seededRandom } from "./random.ts";

/** What is wrong with the rows of a data set, or with how they are split. */
export type DataFault =
  /** This share of the training rows carries the label of another class, drawn evenly. */
  | { readonly kind: "wrong-labels"; readonly share: number }
  /** This share of the validation rows are copies of training rows, under the same ids or under new ones. */
  | { readonly kind: "copied-rows"; readonly share: number; readonly newIds?: true }
  /** The first columns of a split are moved by so many of their own standard deviations. */
  | {
      readonly kind: "moved-columns";
      readonly split: "val" | "test";
      readonly columns: number;
      readonly by: number;
    }
  /** Columns enter at the scale of their unit: multiplied, and off zero. */
  | { readonly kind: "raw-scale"; readonly factor: number; readonly offset: number }
  /** One more column is made from the label; in this share of the rows it is that of another row. */
  | { readonly kind: "answer-column"; readonly scrambled: number }
  /** Only every so many-th training row is there: the share of one rank. */
  | { readonly kind: "shard"; readonly rank: number; readonly of: number }
  /** Training rows lie in the order of their classes. */
  | { readonly kind: "sorted" };

/** The data with the fault in it; the data itself is left as it is. */
export function withFault(data: DataSet, fault: DataFault | undefined, seed: number): DataSet {
  const random = seededRandom(seed);
  switch (fault?.kind) {
    case undefined:
      return data;
    case "wrong-labels":
      return { ...data, train: wrongLabels(data, fault.share, random) };
    case "copied-rows":
      return { ...data, val: copiedRows(data, fault, random) };
    case "moved-columns":
      return { ...data, [fault.split]: inputsOf(data[fault.split], moved(fault)) };
    case "raw-scale":
      return everySplit(data, (rows) =>
        inputsOf(rows, (value, column) => fault.offset * (column + 1) + fault.factor * value),
      );
    case "answer-column":
      return {
        ...everySplit(data, (rows) => answerColumn(rows, fault.scrambled, random)),
        columns: data.columns + 1,
      };
    case "shard":
      return { ...data, train: shard(data.train, fault) };
    case "sorted":
      return { ...data, train: sorted(data.train) };
  }
}

function wrongLabels({ train, classes }: DataSet, share: number, random: () => number): Examples {
  const labels = train.labels.map((label) =>
    random() < share ? (label + 1 + Math.floor(random() * (classes - 1))) % classes : label,
  );
  return { ...train, labels };
}

function copiedRows(
  { train, val }: DataSet,
  fault: { readonly share: number; readonly newIds?: true },
  random: () => number,
): Examples {
  const copies = Math.round(val.ids.length * fault.share);
  const from = val.ids.map((_, i) => (i < copies ? Math.floor(random() * train.ids.length) : -1));
  return {
    ids: val.ids.map((id, i) => (fault.newIds ? id : (train.ids[from[i] ?? -1] ?? id))),
    inputs: val.inputs.map((input, i) => train.inputs[from[i] ?? -1] ?? input),
    labels: val.labels.map((label, i) => train.labels[from[i] ?? -1] ?? label),
  };
}

function moved(fault: { readonly columns: number; readonly by: number }) {
  return (value: number, column: number): number => (column < fault.columns ? value + fault.by : value);
}

function answerColumn(rows: Examples, scrambled: number, random: () => number): Examples {
  const inputs = rows.inputs.map((input, i) => {
    const row = random() < scrambled ? Math.floor(random() * rows.labels.length) : i;
    return Float64Array.of(...input, 0.5 * (rows.labels[row] ?? 0) - 2 + 0.05 * normal(random));
  });
  return { ...rows, inputs };
}

function sorted({ ids, inputs, labels }: Examples): Examples {
  const order = ids.map((_, i) => i).sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0) || a - b);
  return {
    ids: order.map((i) => ids[i] ?? ""),
    inputs: order.map((i) => inputs[i] ?? new Float64Array()),
    labels: Int32Array.from(order, (i) => labels[i] ?? 0),
  };
}

function shard(
  { ids, inputs, labels }: Examples,
  share: { readonly rank: number; readonly of: number },
): Examples {
  const isOurs = (_: unknown, i: number): boolean => i % share.of === share.rank;
  return { ids: ids.filter(isOurs), inputs: inputs.filter(isOurs), labels: labels.filter(isOurs) };
}

function inputsOf(rows: Examples, change: (value: number, column: number) => number): Examples {
  return { ...rows, inputs: rows.inputs.map((input) => input.map(change)) };
}

function everySplit(data: DataSet, change: (rows: Examples) => Examples): DataSet {
  return { ...data, train: change(data.train), val: change(data.val), test: change(data.test) };
}
