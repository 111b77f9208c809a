import type { Table, TableColumn } from "../tables/table.ts";

/**
 * Rows of single validation batches have no epoch, and their `step` is the index of the validation batch. They get the
 * training step of the row that ends their validation, so that the table has one axis.
 */
export function withTrainingSteps(table: Table): Table {
  const step = table.columns.find((column) => column.name === "step");
  const epoch = table.columns.find((column) => column.name === "epoch");
  if (!step || !epoch || epoch.values.length === table.rows.length) return table;
  const hasEpoch = new Uint8Array(table.rows.length);
  for (const row of epoch.index) hasEpoch[row] = 1;
  if (!countsValidationBatches(step, hasEpoch)) return table;
  const columns = table.columns.map((column) => (column === step ? moved(step, hasEpoch) : column));
  const count = step.index.length - epoch.index.length;
  return {
    ...table,
    columns,
    notices: [
      ...table.notices,
      {
        level: "info",
        code: "axis-derived",
        message: `${count} rows without an epoch count validation batches in column step; they stand at the training step of their validation`,
        at: { file: table.file, column: "step" },
      },
    ],
  };
}

/** True where the steps of rows without an epoch fall below the training step before them. */
function countsValidationBatches(step: TableColumn, hasEpoch: Uint8Array): boolean {
  let training = Number.NaN;
  for (let i = 0; i < step.values.length; i += 1) {
    const value = step.values[i] ?? Number.NaN;
    if (hasEpoch[step.index[i] ?? 0] === 1) training = value;
    else if (value < training) return true;
  }
  return false;
}

function moved(step: TableColumn, hasEpoch: Uint8Array): TableColumn {
  const values = Float64Array.from(step.values);
  let next = Number.NaN;
  for (let i = values.length - 1; i >= 0; i -= 1) {
    if (hasEpoch[step.index[i] ?? 0] === 1) next = values[i] ?? Number.NaN;
    else values[i] = next;
  }
  // Validation that no training row follows keeps the last training step.
  let last = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) values[i] = last;
    else last = value;
  }
  return { ...step, values };
}
