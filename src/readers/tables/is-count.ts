/**
 * Whether a column counts along the rows. One that rises and falls all the time is an amount of each row (the time steps
 * of one iteration); restarts and two writers in one file fall too, but most of their rows stand in a rising row.
 */
export function isCount(column: Float64Array): boolean {
  let falls = 0;
  for (let i = 1; i < column.length; i += 1) if (Number(column[i]) < Number(column[i - 1])) falls += 1;
  const changes = column.length - 1;
  // A count within each epoch falls once an epoch, two writers at every other row; a list from its end falls always.
  if (column.length < LEAST_ROWS || falls * 2 < changes || falls === changes) return true;
  const known = column.filter((value) => !Number.isNaN(value));
  return longestRise(known) * 2 >= known.length;
}

/** Of fewer rows nothing can be said. */
const LEAST_ROWS = 6;

/** Length of the longest selection of rows, in order, that never falls: the last values of the best of each length. */
function longestRise(values: Float64Array): number {
  const ends: number[] = [];
  for (const value of values) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(ends[middle]) <= value) low = middle + 1;
      else high = middle;
    }
    ends[low] = value;
  }
  return ends.length;
}
