/** Rows as comma-separated text, with a line end behind the last. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[head, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}

/** A number with so many significant digits, in Python's spelling where it is not finite; empty where there is none. */
export function numberCell(value: number | undefined, digits: number): string {
  if (value === undefined) return "";
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return String(Number(value.toPrecision(digits)));
}

/** Rows of named numbers as a table: columns in the order of their first appearance. */
export function metricsText(
  rows: readonly Readonly<Record<string, number | undefined>>[],
  digits: number,
): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return textTable(
    columns,
    rows.map((row) => columns.map((name) => numberCell(row[name], digits))),
  );
}
