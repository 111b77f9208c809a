/** Rows of a log that several processes may have written at once. */
export interface WriterRow {
  readonly step: number;
  /** True where a row of the same step may follow it, as an evaluation follows its training step. */
  readonly evaluation: boolean;
}

interface Writer {
  readonly rows: number[];
  step: number;
}

/**
 * Marks the rows of the writer with most rows where writers alternate; null where one writes after the other (a
 * restart) or alone. A row goes on the writer whose last step is nearest before its own.
 */
export function rowsOfMainWriter(rows: readonly WriterRow[]): Uint8Array | null {
  const writers: Writer[] = [];
  let alternations = 0;
  let current: Writer | null = null;
  rows.forEach(({ step, evaluation }, i) => {
    const fits = writers.filter((writer) => (evaluation ? writer.step <= step : writer.step < step));
    const nearest = fits.sort((a, b) => b.step - a.step)[0];
    const writer = nearest ?? { rows: [], step };
    if (nearest === undefined) writers.push(writer);
    else if (current !== null && writer !== current) alternations += 1;
    writer.rows.push(i);
    writer.step = step;
    current = writer;
  });
  // A restart changes writers once or twice, where its steps pass those of the first; writers at once change all along.
  if (writers.length < 2 || alternations * 10 < rows.length) return null;
  const main = writers.reduce((most, writer) => (writer.rows.length > most.rows.length ? writer : most));
  const keep = new Uint8Array(rows.length);
  for (const row of main.rows) keep[row] = 1;
  return keep;
}
