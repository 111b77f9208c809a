import { normal, seededRandom } from "./random.ts";

/** Examples as rows of standardised inputs with a class each. */
export interface Examples {
  readonly ids: readonly string[];
  readonly inputs: readonly Float64Array[];
  readonly labels: Int32Array;
}

export interface DataSet {
  readonly classes: number;
  readonly columns: number;
  readonly train: Examples;
  readonly val: Examples;
  readonly test: Examples;
}

export interface DataOptions {
  readonly train: number;
  readonly val: number;
  readonly test: number;
  readonly classes: number;
  readonly columns: number;
  /** Distance between the clusters in units of their own spread. */
  readonly separation: number;
  readonly seed: number;
  /** Share of each class among the rows; equal where left out. */
  readonly shares?: readonly number[];
  /** True: no clusters; the class of a row is the equal part of the normal distribution in which the sum of its columns lies. */
  readonly bySum?: true;
}

/** Two Gaussian clusters a class in a space of `columns` dimensions: classes overlap, so no model is perfect. */
export function makeData(options: DataOptions): DataSet {
  const random = seededRandom(options.seed);
  const centres = Array.from({ length: options.classes * 2 }, () =>
    Float64Array.from({ length: options.columns }, () => normal(random) * options.separation),
  );
  const scale = 1 / Math.sqrt(1 + options.separation ** 2);
  const row = (): { readonly label: number; readonly input: Float64Array } => {
    if (options.bySum) return sumRow(options, random);
    const label = classAt(random(), options);
    const centre = centres[label * 2 + Math.floor(random() * 2)] ?? new Float64Array(options.columns);
    return { label, input: centre.map((value) => (value + normal(random)) * scale) };
  };
  const draw = (count: number, first: number): Examples => {
    const labels = new Int32Array(count);
    const inputs: Float64Array[] = [];
    for (let i = 0; i < count; i++) {
      const { label, input } = row();
      labels[i] = label;
      inputs.push(input);
    }
    return {
      ids: Array.from({ length: count }, (_, i) => `x${String(first + i).padStart(5, "0")}`),
      inputs,
      labels,
    };
  };
  const { train, val, test } = options;
  return {
    classes: options.classes,
    columns: options.columns,
    train: draw(train, 0),
    val: draw(val, train),
    test: draw(test, train + val),
  };
}

/** Independent columns, whose sum decides the class. */
function sumRow(
  { classes, columns }: DataOptions,
  random: () => number,
): { readonly label: number; readonly input: Float64Array } {
  const input = Float64Array.from({ length: columns }, () => normal(random));
  const z = input.reduce((sum, value) => sum + value, 0) / Math.sqrt(columns);
  // The logistic curve with this slope is within 0.01 of the normal distribution's.
  const share = 1 / (1 + Math.exp(-1.702 * z));
  return { label: Math.min(classes - 1, Math.floor(share * classes)), input };
}

/** The class at a point 0…1 of the stacked shares. */
function classAt(point: number, { classes, shares }: DataOptions): number {
  if (shares === undefined) return Math.floor(point * classes);
  let reached = 0;
  const found = shares.findIndex((share) => {
    reached += share;
    return point < reached;
  });
  return found < 0 ? classes - 1 : found;
}
