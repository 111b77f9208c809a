import type { Notice } from "../../model/position.ts";
import { EPOCH_NAMES, normalName, STEP_NAMES } from "../../names/axis-names.ts";
import { denseNumbers } from "./dense-column.ts";
import { filterRows } from "./filter-rows.ts";
import type { Table } from "./table.ts";

/** Falls of the counter below which repeats and restarts explain it as well. */
const FEWEST_FALLS = 10;
/** Share of the rows at which the counter falls: two writers take turns, a restart falls once. */
const SHARE_OF_FALLS = 0.1;
/** Rows of the lesser writer, as a share of all. */
const LEAST_SHARE = 0.2;

/**
 * The rows of each of two processes that wrote one table at once: the counter falls at many rows, yet the rows fall into
 * two courses that each only rise. The table itself, alone, where it has one writer or the rows cannot be told apart.
 */
export function byWriter(table: Table): readonly Table[] {
  const counter = counterOf(table);
  const owner = counter ? writersOf(counter) : null;
  if (owner === null) return [table];
  return [0, 1].map((writer) => {
    const keep = owner.map((one) => Number(one === writer));
    const rows = keep.reduce((sum, kept) => sum + kept, 0);
    const notice: Notice = {
      level: "warning",
      code: "two-writers",
      message: `Two processes wrote this file at once: its counter falls at many rows, and the rows fall into two courses that each only rise; this is course ${writer + 1}, ${rows} of ${owner.length} rows`,
      at: { file: table.file, line: table.rows[keep.indexOf(1)] ?? 0 },
    };
    const own = filterRows(table, keep);
    return { ...own, notices: [...own.notices, notice] };
  });
}

function counterOf(table: Table): Float64Array | null {
  for (const names of [STEP_NAMES, EPOCH_NAMES]) {
    const column = table.columns.find(({ name }) => names.includes(normalName(name)));
    if (column) return denseNumbers(table, column.name);
  }
  return null;
}

/** Writer 0 or 1 of each row: it goes on where it follows most closely; null where two courses do not hold all rows. */
function writersOf(counter: Float64Array): Uint8Array | null {
  if (!takesTurns(counter)) return null;
  const owner = new Uint8Array(counter.length);
  const last = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const rows = [0, 0];
  for (let i = 0; i < counter.length; i++) {
    const step = counter[i] ?? Number.NaN;
    const follows = [0, 1].filter((one) => step > (last[one] ?? 0));
    const writer = follows.sort((a, b) => (last[b] ?? 0) - (last[a] ?? 0))[0];
    if (writer === undefined) return null;
    owner[i] = writer;
    last[writer] = step;
    rows[writer] = (rows[writer] ?? 0) + 1;
  }
  return Math.min(...rows) >= LEAST_SHARE * counter.length ? owner : null;
}

function takesTurns(counter: Float64Array): boolean {
  let falls = 0;
  for (let i = 1; i < counter.length; i++) if ((counter[i] ?? 0) < (counter[i - 1] ?? 0)) falls += 1;
  return falls >= FEWEST_FALLS && falls >= SHARE_OF_FALLS * counter.length;
}
