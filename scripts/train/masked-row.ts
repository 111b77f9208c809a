/** A row with columns set to 0, each with the same probability: an augmentation. */
export function maskedRow(row: Float64Array, probability: number, random: () => number): Float64Array {
  return row.map((value) => (random() < probability ? 0 : value));
}

/** A row divided by its own length, without a thought of rows that have none. */
export function unitRow(row: Float64Array): Float64Array {
  const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
  return row.map((value) => (Math.sqrt(row.length) * value) / length);
}
